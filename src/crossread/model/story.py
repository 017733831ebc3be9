"""Reports of one event, and which report was taken from which."""

from dataclasses import dataclass
from enum import StrEnum

from crossread.model.span import Span


@dataclass(frozen=True, slots=True)
class Togetherness:
    """Why two reports belong together; ``score`` is 0 to 1, a ranking and no probability."""

    reports: tuple[str, str]
    score: float
    shared: tuple[str, ...]  # the rarest shared terms, rarest first


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of one event, ordered by date and then by id."""

    id: str
    title: str
    reports: tuple[str, ...]
    first: str | None  # ISO day of the earliest dated report
    last: str | None
    because: tuple[Togetherness, ...]
    nearly: tuple[Togetherness, ...] = ()  # a report of it with one that stayed out, nearest first


class EvidenceKind(StrEnum):
    """What speaks for a common origin. Reserved, unwritten: ``feed_source``."""

    CREDIT_LINE = "credit_line"
    DATELINE = "dateline"
    FEED_SOURCE = "feed_source"
    VERBATIM_RUN = "verbatim_run"
    SHARED_RARE_DETAIL = "shared_rare_detail"
    SHARED_QUOTE_CUT = "shared_quote_cut"
    SHARED_ORDER = "shared_order"
    SHARED_ERROR = "shared_error"
    TIMESTAMP_ORDER = "timestamp_order"


@dataclass(frozen=True, slots=True)
class Place:
    """Words of one report, where the report is not said by the surroundings."""

    report: str
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason, with the words of each report that carry it."""

    kind: EvidenceKind
    detail: str
    places: tuple[Place, ...]


class Relation(StrEnum):
    """How a report was made from another."""

    VERBATIM = "verbatim"
    LIGHT_EDIT = "light_edit"
    EXCERPT = "excerpt"
    REWRITE = "rewrite"
    COMPOSITE = "composite"
    SHARED_ORIGIN = "shared_origin"
    VERSION_OF = "version_of"


class Direction(StrEnum):
    """How sure it is who took from whom."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Derivation:
    """``report`` was taken from ``from_report`` (or both from one origin), with the evidence."""

    report: str
    from_report: str
    relation: Relation
    share: float  # part of the report's words that stand in the other, 0 to 1
    direction: Direction
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports that go back to one source. Their number is an upper bound: "at most N origins"."""

    id: str
    reports: tuple[str, ...]
    name: str | None  # "AP", or the outlet of the report that the others took
    evidence: tuple[Evidence, ...]
    ruled_by: tuple[str, ...] = ()  # ids of the judgements that joined it or kept it apart


@dataclass(frozen=True, slots=True)
class Lineage:
    """What is known of who took from whom in one story."""

    derivations: tuple[Derivation, ...]
    origins: tuple[Origin, ...]
