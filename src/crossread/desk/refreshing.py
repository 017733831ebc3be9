"""The comparisons of a store: one is made when somebody asks for it and something came since."""

from threading import Lock

from crossread.desk import changes, comparing
from crossread.desk.comparing import Annotated, Premises
from crossread.desk.reading import kept_story
from crossread.model.desk import KeptCollation, KeptStory, Run, RunKind
from crossread.model.dossier import MadeBy
from crossread.ports import Annotate, Reads, Spread, Store
from crossread.settings import Settings


class Comparisons:
    """Compares the stories of a store; without ``annotate`` they stay as they were compared."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        version: str,
        annotate: Annotate | None,
        matching: Spread,
    ) -> None:
        self._store, self._settings, self._version = store, settings, version
        self._annotated = Annotated(annotate) if annotate else None
        self._matching, self._comparing = matching, Lock()

    def basis(self, kept: KeptStory, reads: Reads) -> Premises:
        """Return what a comparison of a story would follow from now."""
        return comparing.basis(kept, reads, self._settings, self._version)

    def refresh(self, story: str, now: str | None) -> None:
        """Compare a story unless nothing came since; two threads do not compare at once."""
        if self._annotated is None or self._is_fresh(story):
            return
        with self._comparing:
            if not self._is_fresh(story):
                self._compare(story, self._annotated, now)

    def _is_fresh(self, story: str) -> bool:
        with self._store.reading() as reads:
            kept = kept_story(story, reads)
            made = reads.collated(kept.story.id)
            return made is not None and made[0] == self.basis(kept, reads).key

    def _compare(self, story: str, annotated: Annotated, now: str | None) -> None:
        """Compare a story and keep it; the store is free for others meanwhile."""
        with self._store.reading() as reads:
            basis = self.basis(kept_story(story, reads), reads)
            last = reads.collation(basis.story.id)
            texts = comparing.loaded(comparing.named(basis.story), reads)
            at = now or reads.runs()[-1].at
        collation = comparing.compared(basis, texts, annotated, self._settings, self._matching)
        before = comparing.collation_of(last) if last else None
        made_by = MadeBy("crossread", self._version, self._settings.as_table())
        with self._store.writing() as writes:
            run = writes.begin_run(RunKind.COMPARE, at)
            kept = KeptCollation(
                story=basis.story.id,
                key=basis.key,
                run=run,
                at=at,
                reports=basis.story.reports,
                form=comparing.to_form(collation, made_by, texts),
            )
            writes.put_collation(kept, collation)
            if before and changes.says(found := changes.change(before, collation, run, at)):
                writes.changed(found)
            writes.end_run(Run(run, RunKind.COMPARE, at, done=True))
