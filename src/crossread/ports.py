"""What the core asks of the outside, as protocols."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from crossread.model.annotation import AnnotatedReport
from crossread.model.capture import Capture, Rejected
from crossread.model.collation import Collation
from crossread.model.desk import (
    Arrival,
    Event,
    Kept,
    KeptCollation,
    KeptStory,
    Query,
    Run,
    RunKind,
    SearchPage,
    StoryCard,
    StoryChange,
)
from crossread.model.feed import Feed, FeedEntry
from crossread.model.fetched import Attempt, Validators
from crossread.model.judgement import Judgement
from crossread.model.report import Report
from crossread.model.story import Story

T = TypeVar("T")
R = TypeVar("R")

Annotate = Callable[[Sequence[Report]], Iterator[AnnotatedReport]]
"""Yields annotated reports in order, as they get ready; where it runs is nobody's concern."""


class Spread(Protocol):
    """Does one thing to each of many, in order, as ``map`` does; where is nobody's concern.

    What it yields may come from another process: equal to what was made there, and not the same.
    """

    def __call__(self, do: Callable[[T], R], each: Iterable[T], /) -> Iterator[R]:
        """Yield what ``do`` makes of each, as it gets ready."""


Progress = Callable[[str, int, int], None]
"""Hears of a stage how many of how many steps are behind us."""


Fetch = Callable[[str, Validators], Attempt]
"""Gives what came of a URL, asked for with what its server gave the last time.

Never raises for what a server does; what it raises ends the work that asked.
"""


class ReportArchive(Protocol):
    """Reports, captures and articles of a store, as they were when the reading began."""

    def known(self, sha256: str) -> str | None:
        """Return the id of the report whose capture has this SHA-256."""

    def report(self, report: str) -> Report | None:
        """Return a report whole."""

    def texts(self, reports: Iterable[str]) -> dict[str, str]:
        """Return the frozen texts of reports by id, of those that are there."""

    def capture(self, report: str) -> Capture | None:
        """Return what a report was made from, byte for byte."""

    def kept(self, report: str) -> Kept | None:
        """Return where a report stands."""

    def versions(self, article: str) -> list[Kept]:
        """Return the versions of an article, earliest first."""

    def alike(self, keys: Sequence[str]) -> list[tuple[str, bytes]]:
        """Return the articles that share a key, oldest first, with the sketches of their heads."""

    def heads(self) -> list[tuple[str, str, str | None]]:
        """Return each article with its head and its story, in the order of their coming."""

    def pending(self) -> list[Kept]:
        """Return the reports that nothing happened to yet: they came and were not grouped."""

    def sketches(self, reports: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the sketches of reports."""

    def mark(self) -> tuple[int, int]:
        """Return what differs whenever a report came or moved since."""


class StoryArchive(Protocol):
    """Stories, their events and comparisons, and the runs that made them."""

    def story(self, story: str) -> KeptStory | None:
        """Return a story, open or gone into another."""

    def cards(self, *, least: int, limit: int, offset: int) -> list[StoryCard]:
        """Return the open stories of at least ``least`` articles, last changed first."""

    def events(self, story: str) -> list[Event]:
        """Return what happened to the reports of a story, in order."""

    def collation(self, story: str) -> KeptCollation | None:
        """Return the last comparison of a story."""

    def collated(self, story: str) -> tuple[str, str] | None:
        """Return the key and the run of the last comparison, at a fraction of its cost."""

    def changes(self, story: str | None = None, since: str | None = None) -> list[StoryChange]:
        """Return what changed after a run, one entry a run and story, in order."""

    def runs(self) -> list[Run]:
        """Return the runs in order."""

    def search(self, query: Query) -> SearchPage:
        """Return what was found. No query raises."""


class JudgementLog(Protocol):
    """People's judgements in the order of their coming."""

    def judgements(self, reports: Sequence[str] | None = None) -> tuple[Judgement, ...]:
        """Return the judgements, those on ``reports`` only where given."""


class FeedLog(Protocol):
    """Feeds that are watched, and the entries that they showed."""

    def feeds(self) -> list[Feed]:
        """Return the feeds by URL."""

    def seen(self, feed: str) -> dict[str, str]:
        """Return the digest of each entry that a feed showed, by key."""

    def waiting(self) -> list[FeedEntry]:
        """Return the entries whose pages are still to be fetched, in the order of their coming."""

    def has_page(self, url: str) -> bool:
        """Whether the page of an entry of any feed was taken."""


class Reads(ReportArchive, StoryArchive, JudgementLog, FeedLog, Protocol):
    """All that can be asked of a store at one moment."""


class Writes(Reads, Protocol):
    """One transaction: all of it is kept, or nothing."""

    def begin_run(self, kind: RunKind, at: str) -> str:
        """Return the id of a new run."""

    def end_run(self, run: Run) -> None:
        """Write the counts of a run."""

    def add(self, run: str, arrival: Arrival, article: str | None) -> None:
        """Keep a report, as a version of ``article`` where it is one."""

    def reject(self, run: str, rejected: Rejected) -> None:
        """Keep what went no further and why."""

    def place(self, story: Story, at: str) -> None:
        """Write a story and put its articles into it."""

    def close(self, story: str, into: str | None) -> None:
        """End a story that no article is left in."""

    def happened(self, event: Event) -> None:
        """Add an event."""

    def changed(self, change: StoryChange) -> None:
        """Add a change."""

    def put_collation(self, kept: KeptCollation, collation: Collation) -> None:
        """Keep a comparison in the place of an older one; its claims can be searched."""

    def rule(self, judgement: Judgement) -> None:
        """Add a judgement; InputError for one that is there or supersedes none that is."""

    def put_feed(self, feed: Feed) -> None:
        """Write where a feed stands, over what was written of it before."""

    def put_entry(self, entry: FeedEntry) -> None:
        """Write what became of an entry of a known feed, over what was written of it before."""


class Store(Protocol):
    """A store that one writes to while many read."""

    def reading(self) -> AbstractContextManager[Reads]:
        """Give the store as it is now; later writes do not show."""

    def writing(self) -> AbstractContextManager[Writes]:
        """Give a transaction that is durable once the block ends, or gone when it raises."""

    def close(self) -> None:
        """Let go of the file."""
