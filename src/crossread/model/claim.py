"""What one report asserts at one place."""

from collections.abc import Iterable
from dataclasses import dataclass

from crossread.model.annotation import (
    Bound,
    CertaintyValue,
    ClauseKind,
    Irrealis,
    SourceKind,
)
from crossread.model.span import Span


@dataclass(frozen=True, slots=True)
class ClaimSource:
    """Who says so inside the report; ``span`` is None when no words of it name the source."""

    span: Span | None
    name: str
    kind: SourceKind
    via: tuple[str, ...] = ()  # names of the sources in between, outermost first


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that carry a meaning of their own: "said", "alleged"."""

    span: Span


@dataclass(frozen=True, slots=True)
class ClaimCertainty:
    """How firmly the report puts the claim (FactBank)."""

    value: CertaintyValue
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class ClaimQuantity:
    """A number of the claim; see ``annotation.Quantity``."""

    span: Span
    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    unit: str
    counted: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A name in the claim, under the fullest form of it that the report gives."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Clock:
    """When it happened, when the source said so, when the report came out; None where unsaid."""

    event: str | None = None  # id of a DatedTime
    as_of: str | None = None  # id of a DatedTime
    published: str | None = None  # the report's own date, ISO 8601


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition of one report, of clause size. Stands in exactly one point."""

    id: str
    report: str
    span: Span
    kind: ClauseKind
    source: tuple[ClaimSource, ...]
    cue: Cue | None
    certainty: ClaimCertainty
    irrealis: Irrealis
    predicate: str  # lemma of the clause's head
    quantities: tuple[ClaimQuantity, ...]
    times: tuple[str, ...]  # ids of DatedTime
    places: tuple[Actor, ...]
    actors: tuple[Actor, ...]
    quote: str | None  # id of the UtteredQuote whose words it gives
    clock: Clock = Clock()


def share_words(one: Claim, other: Claim) -> bool:
    """Whether two claims are of one report and have words in common."""
    return one.report == other.report and one.span.overlap(other.span) > 0


def is_covered(claim: Claim, beside: Iterable[Claim]) -> bool:
    """Whether another claim of the report holds its words; of two with the same, the first does."""
    return any(
        other.report == claim.report
        and other.span.covers(claim.span)
        and (other.span != claim.span or other.id < claim.id)
        for other in beside
    )


def is_repeated(claim: Claim, beside: Iterable[Claim]) -> bool:
    """Whether a claim is a detail of a clause that stands beside it, and so tells nothing more."""
    return claim.kind is ClauseKind.DETAIL and any(
        other.kind is not ClauseKind.DETAIL and share_words(claim, other) for other in beside
    )
