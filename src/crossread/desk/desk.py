"""The desk: what a newsroom does with a store, one method each."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock
from types import TracebackType

from crossread.collate import standing
from crossread.desk import changes, comparing, taking
from crossread.desk.comparing import Annotated, Basis
from crossread.desk.growing import grow
from crossread.desk.results import ReportRead, StoryRead, Taken
from crossread.desk.sketches import Sketches
from crossread.desk.words import in_words
from crossread.dossier.judgements import judgement
from crossread.errors import InputError
from crossread.model.capture import Capture, Rejected
from crossread.model.claim import Claim
from crossread.model.desk import (
    KeptCollation,
    KeptStory,
    Query,
    Run,
    RunKind,
    SearchPage,
    StoryCard,
    StoryChange,
)
from crossread.model.dossier import Dossier, MadeBy
from crossread.model.judgement import Judgement, Ruling
from crossread.ports import Annotate, Progress, Reads, Spread, Store
from crossread.settings import Settings
from crossread.store import open_store


class Desk:
    """A store with the pipeline on it: reports come in, stories grow, people rule.

    Safe to use from several threads. Clocks are arguments; without one a run is dated as the run
    before it.
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        *,
        annotate: Annotate | None,
        version: str,
        spread: Spread = map,
    ) -> None:
        self._store, self._settings, self._version = store, settings, version
        self._spread = spread
        self._sketches, self._growing, self._comparing = Sketches(), Lock(), Lock()
        self._annotated = Annotated(annotate) if annotate else None

    @classmethod
    def open(
        cls,
        path: str | Path,
        settings: Settings | None = None,
        *,
        annotate: Annotate | None = None,
        version: str = "",
        readonly: bool = False,
        spread: Spread = map,
    ) -> "Desk":
        """Return the desk of a store's file, made or migrated where it must be.

        Without ``annotate``, and ``readonly``, stories are shown as they were last compared.
        ``spread`` says where reports that come in are read; see ``scale.local``.
        NotAStore or StoreError for a file that is no store of this version.
        """
        store = open_store(path, readonly=readonly)
        can_compare = None if readonly else annotate
        chosen = settings or Settings()
        return cls(store, chosen, annotate=can_compare, version=version, spread=spread)

    def take(
        self, inputs: Iterable[Capture | Rejected], *, now: str, progress: Progress | None = None
    ) -> Taken:
        """Return what became of the inputs once it is durable: kept, grouped, counted.

        What a killed run kept and could not group any more is grouped with them.
        """
        with self._store.writing() as writes:
            run = writes.begin_run(RunKind.TAKE, now)
        counted = taking.Counted()
        total = len(inputs) if isinstance(inputs, Sequence) else 0
        for batch in taking.take_all(inputs, self._store, run, self._settings, self._spread):
            counted.plus(batch)
            if progress:
                progress("taking in", len(counted), max(total, len(counted)))
        with self._growing:
            grown = grow(self._store, self._sketches, self._settings.grouping, run=run, at=now)
        self._end(run, now, counted)
        return _taken(run, counted, {*grown, *self._homes(counted)})

    def front(self, *, limit: int = 50, offset: int = 0, least: int = 1) -> list[StoryCard]:
        """Return the stories of at least ``least`` reports, last changed first."""
        with self._store.reading() as reads:
            cards = reads.cards(least=least, limit=limit, offset=offset)
            return [
                replace(card, last_change=in_words(changes.latest(reads.changes(story=card.id))))
                for card in cards
            ]

    def story(self, story: str, *, compare: bool = True, now: str | None = None) -> StoryRead:
        """Return a story, compared anew when something came since; InputError for an unknown id.

        ``compare=False`` gives the last comparison, fresh or not. An id whose story went into
        another gives that one.
        """
        if compare and self._annotated:
            self._refresh(story, self._annotated, now)
        with self._store.reading() as reads:
            kept = self._found(story, reads)
            return _read(kept, self._basis(kept, reads), reads)

    def page(self, story: str) -> bytes | None:
        """Return the ``dossier.json`` of a story's last comparison; None when there is none.

        It comes from the store as it is, so it costs a twentieth of ``story`` and ``dump``.
        """
        with self._store.reading() as reads:
            last = reads.collation(self._found(story, reads).story.id)
        return last.form if last else None

    def report(self, report: str) -> ReportRead:
        """Return a report with its versions and claims; InputError for an unknown id."""
        with self._store.reading() as reads:
            kept, found = reads.kept(report), reads.report(report)
            if kept is None or found is None:
                raise InputError(f"no report {report} in this store; `search` finds reports")
            last = reads.collation(kept.story) if kept.story else None
            claims: tuple[Claim, ...] = ()
            if last and report in last.reports:
                claims = comparing.collation_of(last).claims
            versions = tuple(reads.versions(kept.article))
        return ReportRead(found, kept, versions, tuple(c for c in claims if c.report == report))

    def capture(self, report: str) -> Capture:
        """Return the bytes that a report was made from; InputError for an unknown id."""
        with self._store.reading() as reads:
            found = reads.capture(report)
        if found is None:
            raise InputError(f"no report {report} in this store; `search` finds reports")
        return found

    def search(
        self,
        query: str,
        *,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        story: str | None = None,
        what: str = "reports",
        limit: int = 20,
        offset: int = 0,
    ) -> SearchPage:
        """Return reports or claims with these words; without words all, newest first.

        What people type never raises. ``since`` and ``until`` are ISO days, both inclusive.
        """
        asked = Query(
            words=query,
            what=what,
            outlet=outlet,
            since=since,
            until=until,
            story=story,
            limit=limit,
            offset=offset,
        )
        with self._store.reading() as reads:
            return reads.search(asked)

    def rule(self, judgement: Judgement) -> None:
        """Keep a judgement; InputError when its words are not here or it is here already."""
        with self._store.writing() as writes:
            writes.rule(judgement)

    def judgements(self, story: str | None = None) -> tuple[Judgement, ...]:
        """Return all judgements in the order of their coming, superseded ones among them."""
        with self._store.reading() as reads:
            if story is None:
                return reads.judgements()
            kept = self._found(story, reads)
            return reads.judgements([*kept.story.reports, *kept.heads])

    def undo(self, id_: str, *, by: str, at: str) -> Judgement:
        """Return the withdrawal of a judgement that stands, kept; InputError when it does not."""
        with self._store.writing() as writes:
            ruled = {each.id: each for each in standing(writes.judgements())}
            if id_ not in ruled:
                known = ", ".join(ruled) or "none"
                raise InputError(f"no judgement {id_} stands; standing: {known}")
            places = ruled[id_].places
            withdrawn = judgement(Ruling.WITHDRAWN, places, by=by, at=at, supersedes=id_)
            writes.rule(withdrawn)
        return withdrawn

    def news(self, since_run: str | None = None) -> list[StoryChange]:
        """Return what changed after a run, a story an entry, last changed first."""
        with self._store.reading() as reads:
            return changes.by_story(reads.changes(since=since_run))

    def runs(self) -> list[Run]:
        """Return the runs, oldest first."""
        with self._store.reading() as reads:
            return reads.runs()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def __enter__(self) -> "Desk":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _homes(self, counted: taking.Counted) -> set[str]:
        """The stories of what came; another process may have grouped it."""
        with self._store.reading() as reads:
            kept = (reads.kept(each) for each in (*counted.added, *counted.versions))
            return {each.story for each in kept if each and each.story}

    def _end(self, run: str, at: str, counted: taking.Counted) -> None:
        done = Run(
            id=run,
            kind=RunKind.TAKE,
            at=at,
            added=len(counted.added),
            versions=len(counted.versions),
            known=len(counted.known),
            rejected=len(counted.rejected),
            done=True,
        )
        with self._store.writing() as writes:
            writes.end_run(done)

    def _found(self, story: str, reads: Reads) -> KeptStory:
        """A story by its id, or the one that it went into."""
        kept = reads.story(story)
        while kept and kept.into:
            kept = reads.story(kept.into)
        if kept is None or not kept.story.reports:
            raise InputError(f"no story {story} in this store; without an id all are listed")
        return kept

    def _basis(self, kept: KeptStory, reads: Reads) -> Basis:
        return comparing.basis(kept, reads, self._settings, self._version)

    def _refresh(self, story: str, annotated: Annotated, now: str | None) -> None:
        """Compare a story unless nothing came since; two threads do not compare at once."""
        if self._is_fresh(story):
            return
        with self._comparing:
            if not self._is_fresh(story):
                self._compare(story, annotated, now)

    def _is_fresh(self, story: str) -> bool:
        with self._store.reading() as reads:
            kept = self._found(story, reads)
            last = reads.collation(kept.story.id)
            return last is not None and last.key == self._basis(kept, reads).key

    def _compare(self, story: str, annotated: Annotated, now: str | None) -> None:
        """Compare a story and keep it; the store is free for others meanwhile."""
        with self._store.reading() as reads:
            basis = self._basis(self._found(story, reads), reads)
            last = reads.collation(basis.story.id)
            texts = comparing.loaded(comparing.named(basis.story), reads)
            at = now or reads.runs()[-1].at
        collation = comparing.compared(basis, texts, annotated, self._settings)
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


def _taken(run: str, counted: taking.Counted, stories: set[str]) -> Taken:
    return Taken(
        run=run,
        added=tuple(counted.added),
        versions=tuple(counted.versions),
        known=tuple(counted.known),
        rejected=tuple(counted.rejected),
        stories=tuple(sorted(stories)),
    )


def _bare(reports: Iterable[str], reads: Reads) -> Dossier:
    """The dossier of a story that nobody compared yet: its reports alone."""
    found = comparing.loaded(sorted(reports), reads)
    return Dossier(MadeBy("crossread", "", {}), tuple(found.values()), (), ())


def _read(kept: KeptStory, basis: Basis, reads: Reads) -> StoryRead:
    last = reads.collation(kept.story.id)
    shown = last.reports if last else basis.story.reports
    return StoryRead(
        id=kept.story.id,
        title=kept.story.title,
        dossier=comparing.from_form(last, reads) if last else _bare(shown, reads),
        fresh=last is not None and last.key == basis.key,
        waiting=tuple(each for each in basis.story.reports if not last or each not in shown),
        compared_at=last.at if last else None,
        events=tuple(reads.events(kept.story.id)),
        changes=tuple(reads.changes(story=kept.story.id)),
    )
