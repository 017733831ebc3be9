"""The comparison of a story's reports: points, readings, discrepancies and what goes with them."""

from dataclasses import dataclass
from enum import StrEnum

from crossread.model.annotation import MentionType, QuoteType, TimeType
from crossread.model.claim import Claim
from crossread.model.judgement import Heard
from crossread.model.span import Span
from crossread.model.story import Derivation, Origin, Place, Story


class Status(StrEnum):
    """What the readings of a point amount to."""

    AGREED = "agreed"  # two origins or more, nothing in conflict
    ONE_ORIGIN = "one_origin"  # several reports, at most one origin
    DISPUTED = "disputed"  # a discrepancy that conflicts
    SINGLE = "single"  # one report


@dataclass(frozen=True, slots=True)
class Reading:
    """One version of a point; ``label`` is verbatim."""

    id: str  # "a", "b", ... within its point
    label: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closest:
    """The claim of a report that comes nearest to a point it does not make."""

    claim: str
    score: float


@dataclass(frozen=True, slots=True)
class Absence:
    """A report that was searched for a point and does not have it.

    A claim stands in one point: ``told_in`` is the other one in which its closest claim tells it.
    """

    report: str
    closest: Closest | None
    told_in: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Why two claims stand in one point; ``score`` is 0 to 1."""

    claims: tuple[str, str]
    score: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reduction:
    """What a named rule makes of the figures that a point's claims give for one thing.

    Values are figures that some claim gives, never averages; None where the rule names none.
    """

    rule: str  # "ucdp-range", "acled-conservative", "ibc-minmax", "latest", "majority"
    counted: str  # as in ClaimQuantity
    unit: str
    low: float | None
    best: float | None
    high: float | None
    claims: tuple[str, ...]  # those whose figures it gives
    why: str


@dataclass(frozen=True, slots=True)
class Point:
    """One row of the comparison: the claims of several reports about the same thing."""

    id: str
    gist: str  # the clearest reading, verbatim
    status: Status
    claims: tuple[str, ...]
    reports: int
    origins: int  # at most so many
    readings: tuple[Reading, ...]
    absent: tuple[Absence, ...]
    because: tuple[Link, ...]
    reductions: tuple[Reduction, ...] = ()
    ruled_by: tuple[str, ...] = ()  # ids of the judgements that shaped it
    added: tuple[Place, ...] = ()  # words of its claims that no other report tells here

    @property
    def lacked_by(self) -> tuple[str, ...]:
        """Return the reports that were not found to tell it, in another point either."""
        return tuple(each.report for each in self.absent if each.told_in is None)


class DiscrepancyKind(StrEnum):
    """In what two readings differ."""

    NUMBER = "number"
    TIME = "time"
    PLACE = "place"
    ENTITY = "entity"
    QUOTE = "quote"
    ATTRIBUTION = "attribution"
    CERTAINTY = "certainty"
    DENIAL = "denial"


class DiscrepancyRelation(StrEnum):
    """What the difference amounts to. Reserved, unwritten: ``framing_only``."""

    CONFLICTS = "conflicts"
    COMPATIBLE = "compatible"
    UPDATES = "updates"
    DIFFERENT_SCOPE = "different_scope"
    FRAMING_ONLY = "framing_only"


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A typed difference between readings, seen at ``point``; ``words`` are the words that differ.

    At least one claim is of that point; others may stand in other points that tell the same words.
    """

    id: str
    point: str
    kind: DiscrepancyKind
    relation: DiscrepancyRelation
    claims: tuple[str, ...]
    note: str
    words: tuple[Place, ...]


class Change(StrEnum):
    """How a wording differs from the longest that is quoted."""

    NONE = "none"
    CUT = "cut"
    ELIDED = "elided"
    ALTERED = "altered"
    MERGED = "merged"
    PARAPHRASED = "paraphrased"


@dataclass(frozen=True, slots=True)
class UtteredQuote:
    """One wording of an utterance; ``span`` holds the words inside the quote marks.

    One without marks is ``indirect`` and ``paraphrased``, and its words are those of a claim.
    """

    id: str
    report: str
    span: Span
    speaker: str | None
    speaker_span: Span | None
    cue: Span | None
    type: QuoteType
    utterance: str
    change: Change
    ruled_by: tuple[str, ...] = ()  # ids of the judgements on its speaker

    @property
    def marked(self) -> bool:
        """Whether the words stand in quote marks."""
        return self.type is not QuoteType.INDIRECT


@dataclass(frozen=True, slots=True)
class DatedTime:
    """A time expression of a report; see ``annotation.TimeExpression``."""

    id: str
    report: str
    span: Span
    type: TimeType
    value: str | None
    precision: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """What is said of one time, in order of ``value``."""

    value: str
    claims: tuple[str, ...]
    point: str


@dataclass(frozen=True, slots=True)
class Step:
    """A figure on its way; ``span`` holds its words."""

    published: str  # ISO day or instant of the report
    report: str
    span: Span
    value: float | None
    low: float | None
    high: float | None
    claim: str


@dataclass(frozen=True, slots=True)
class Movement:
    """How the figures of a point moved, in order of publication."""

    point: str
    counted: str
    unit: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something that the story's reports name, with every place where they do."""

    id: str
    name: str
    type: MentionType
    mentions: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """How each report names the same thing.

    ``about`` is the id of an entity that has several names, or of the point that tells of a thing
    or act for which reports have several words.
    """

    about: str
    terms: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Collation:
    """Everything that crossread says of one story. Each claim stands in exactly one point."""

    story: Story
    origins: tuple[Origin, ...]
    derivations: tuple[Derivation, ...]
    claims: tuple[Claim, ...]
    points: tuple[Point, ...]
    discrepancies: tuple[Discrepancy, ...]
    quotes: tuple[UtteredQuote, ...]
    times: tuple[DatedTime, ...]
    timeline: tuple[TimelineEntry, ...]
    entities: tuple[Entity, ...]
    wording: tuple[Wording, ...]
    movements: tuple[Movement, ...] = ()
    judgements: tuple[Heard, ...] = ()  # those on the story's reports
