"""What a store keeps besides reports and collations: articles, events, runs, changes, search."""

from dataclasses import dataclass
from enum import StrEnum

from crossread.model.capture import Capture
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation, Status
from crossread.model.report import Report
from crossread.model.span import Span
from crossread.model.story import Story


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report on its way into a store.

    ``sketch`` is what grouping needs of it, in a form that the store does not look into; ``keys``
    are what another version of the same article would have too: addresses, paths, sentences.
    """

    capture: Capture
    report: Report
    sketch: bytes
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A report as a store keeps it. An article is known by the id of its first version."""

    report: str
    article: str
    story: str | None  # None until it is grouped
    run: str
    at: str  # when it was taken in, ISO 8601
    moment: str  # what puts versions in order: last change, else publication, else ``at``


@dataclass(frozen=True, slots=True)
class KeptStory:
    """A story as a store keeps it: ``story.reports`` holds articles, ``heads`` their versions now.

    ``into`` is the story that it went into, None while it is open.
    """

    story: Story
    heads: tuple[str, ...]
    changed_at: str
    into: str | None


class EventKind(StrEnum):
    """What happened to a report."""

    FOUNDED = "founded"  # it is the first of a new story
    JOINED = "joined"  # it came to a story that was there
    MOVED = "moved"  # it left one story for another
    VERSION = "version"  # it is a later version of an article of the story


@dataclass(frozen=True, slots=True)
class Event:
    """One move of one report, and why; ``before`` is the story that it left."""

    run: str
    at: str
    story: str
    report: str
    kind: EventKind
    why: str
    before: str | None = None


class RunKind(StrEnum):
    """What a run did."""

    TAKE = "take"  # took reports in
    COMPARE = "compare"  # compared stories


@dataclass(frozen=True, slots=True)
class Run:
    """One piece of work on a store; ``done`` is False when it was cut short."""

    id: str
    kind: RunKind
    at: str
    added: int = 0
    versions: int = 0
    known: int = 0
    rejected: int = 0
    done: bool = False


@dataclass(frozen=True, slots=True)
class MovedFigure:
    """A figure that moved: the latest value given before and the latest given now."""

    counted: str
    unit: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class DiscrepancyChange:
    """A kind of discrepancy that came or went; ``gist`` is that of its point."""

    kind: DiscrepancyKind
    relation: DiscrepancyRelation
    gist: str


@dataclass(frozen=True, slots=True)
class StoryChange:
    """What is new of one story: articles and versions that came, figures, discrepancies."""

    story: str
    title: str
    run: str
    at: str
    joined: tuple[str, ...] = ()  # articles
    versions: tuple[str, ...] = ()  # reports
    left: tuple[str, ...] = ()  # articles that moved to another story
    figures: tuple[MovedFigure, ...] = ()
    added: tuple[DiscrepancyChange, ...] = ()
    gone: tuple[DiscrepancyChange, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story in a list. ``reports`` counts articles: versions of one count once."""

    id: str
    title: str
    first: str | None
    last: str | None
    reports: int
    outlets: tuple[str, ...]
    origins: int | None  # at most so many; None until compared
    disputed: int | None  # points in dispute; None until compared
    changed_at: str
    last_change: str  # in words


@dataclass(frozen=True, slots=True)
class KeptCollation:
    """A story's dossier as bytes with what it follows from: equal ``key``, equal dossier."""

    story: str
    key: str
    run: str
    at: str
    reports: tuple[str, ...]  # those compared
    form: bytes  # dossier.json


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is searched for. ``words`` as people type them: "a phrase", -without, begin*, OR."""

    words: str
    what: str = "reports"  # or "claims"
    outlet: str | None = None
    since: str | None = None  # ISO day, inclusive
    until: str | None = None  # ISO day, inclusive
    story: str | None = None
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """A report or a claim that was found.

    ``span`` covers the first words found, in the report's text, or the claim; None when only the
    title has them. ``exact`` are its words. ``marks`` are the words found as half-open ranges of
    ``snippet``.
    """

    report: str
    claim: str | None
    story: str | None
    title: str
    outlet: str | None
    day: str | None
    snippet: str
    span: Span | None
    exact: str | None
    marks: tuple[tuple[int, int], ...]
    status: Status | None = None  # of the claim's point


@dataclass(frozen=True, slots=True)
class Facet:
    """How many of all that was found have this value; ``label`` is for people."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of what was found, with counts over all of it."""

    query: Query
    total: int
    hits: tuple[Hit, ...]
    outlets: tuple[Facet, ...]
    days: tuple[Facet, ...]
    stories: tuple[Facet, ...]
