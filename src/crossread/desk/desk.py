"""The desk: what a newsroom does with a store, one method each."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from crossread.collate import standing
from crossread.desk import changes
from crossread.desk.intake import Intake
from crossread.desk.reading import capture_read, kept_story, report_read, story_read
from crossread.desk.refreshing import Comparisons
from crossread.desk.results import ReportRead, StoryRead, Taken
from crossread.desk.words import in_words
from crossread.dossier.judgements import judgement
from crossread.errors import InputError
from crossread.model.capture import Capture, Rejected
from crossread.model.desk import (
    Query,
    Run,
    SearchPage,
    StoryCard,
    StoryChange,
)
from crossread.model.judgement import Judgement, Ruling
from crossread.ports import Annotate, Progress, Spread, Store
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
        matching: Spread = map,
    ) -> None:
        self._store, self._intake = store, Intake(store, settings, spread)
        self._comparisons = Comparisons(store, settings, version, annotate, matching)

    @classmethod
    def open(
        cls,
        path: str | Path,
        settings: Settings | None = None,
        *,
        annotate: Annotate | None = None,
        version: str = "",
        readonly: bool = False,
        make: bool = True,
        spread: Spread = map,
        matching: Spread = map,
    ) -> "Desk":
        """Return the desk of a store's file, made or migrated where it must be.

        Without ``annotate``, and ``readonly``, stories are shown as they were last compared.
        ``spread`` says where reports that come in are read, ``matching`` where the reports of a
        story are compared; see ``scale.local`` and ``scale.copies``.
        StoreError for a file that is no store of this version; an empty file becomes one where
        ``make`` is true.
        """
        store = open_store(path, readonly=readonly, make=make)
        compare = None if readonly else annotate
        return cls(
            store,
            settings or Settings(),
            annotate=compare,
            version=version,
            spread=spread,
            matching=matching,
        )

    def take(
        self, inputs: Iterable[Capture | Rejected], *, now: str, progress: Progress | None = None
    ) -> Taken:
        """Return what became of the inputs once it is durable: kept, grouped, counted.

        What a killed run kept and could not group any more is grouped with them.
        """
        return self._intake.take(inputs, now=now, progress=progress)

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
        if compare:
            self._comparisons.refresh(story, now)
        with self._store.reading() as reads:
            kept = kept_story(story, reads)
            return story_read(kept, self._comparisons.basis(kept, reads), reads)

    def stamp(self, story: str) -> tuple[str, ...]:
        """Return what differs whenever the story would read otherwise, at a fraction of its cost.

        Its id comes first, that of the story it went into where it did; InputError for an unknown.
        """
        with self._store.reading() as reads:
            kept = kept_story(story, reads)
            basis = self._comparisons.basis(kept, reads)
            made = reads.collated(kept.story.id) or ()
            return (kept.story.id, kept.changed_at, basis.key, *made)

    def page(self, story: str) -> bytes | None:
        """Return the ``dossier.json`` of a story's last comparison; None when there is none.

        It comes from the store as it is, so it costs a twentieth of ``story`` and ``dump``.
        """
        with self._store.reading() as reads:
            last = reads.collation(kept_story(story, reads).story.id)
        return last.form if last else None

    def report(self, report: str, *, claims: bool = True) -> ReportRead:
        """Return a report with its versions and claims; InputError for an unknown id.

        ``claims=False`` leaves them out: reading the comparison is most of the work.
        """
        with self._store.reading() as reads:
            return report_read(report, reads, claims=claims)

    def capture(self, report: str) -> Capture:
        """Return the bytes that a report was made from; InputError for an unknown id."""
        with self._store.reading() as reads:
            return capture_read(report, reads)

    def search(self, query: Query) -> SearchPage:
        """Return reports or claims with the words of a query; without words all, newest first.

        What people type never raises.
        """
        with self._store.reading() as reads:
            return reads.search(query)

    def rule(self, judgement: Judgement) -> None:
        """Keep a judgement; InputError when its words are not here or it is here already."""
        with self._store.writing() as writes:
            writes.rule(judgement)

    def judgements(self, story: str | None = None) -> tuple[Judgement, ...]:
        """Return all judgements in the order of their coming, superseded ones among them."""
        with self._store.reading() as reads:
            if story is None:
                return reads.judgements()
            kept = kept_story(story, reads)
            return reads.judgements([*kept.story.reports, *kept.heads])

    def undo(self, id_: str, *, by: str, at: str) -> Judgement:
        """Return the withdrawal of a judgement that stands, kept; InputError when it does not."""
        with self._store.writing() as writes:
            withdrawn = _withdrawal(id_, writes.judgements(), by=by, at=at)
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


def _withdrawal(id_: str, kept: Sequence[Judgement], *, by: str, at: str) -> Judgement:
    ruled = {each.id: each for each in standing(kept)}
    if id_ not in ruled:
        raise InputError(f"no judgement {id_} stands; standing: {', '.join(ruled) or 'none'}")
    return judgement(Ruling.WITHDRAWN, ruled[id_].places, by=by, at=at, supersedes=id_)
