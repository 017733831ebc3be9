"""The comparison: a row a point, a column a report."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.dossier.view.judging import ruled
from crossread.dossier.view.labels import Label, label, plural
from crossread.dossier.view.lookup import Head, Lookup
from crossread.dossier.view.passages import visible
from crossread.dossier.view.saying import Saying, saying, uncovered, unrepeated
from crossread.model.annotation import ClauseKind
from crossread.model.claim import Claim, is_covered
from crossread.model.collation import (
    Discrepancy,
    DiscrepancyKind,
    DiscrepancyRelation,
    Point,
    Status,
)
from crossread.model.span import Span

ORDER = (Status.DISPUTED, Status.AGREED, Status.ONE_ORIGIN)
PHRASE = 3  # words of a detail that say nothing alone: "introduced", "41 people aboard"
LABEL = 2  # words of a clause without a verb: "the ex-mayor"
BESIDE_A_TIME = 1  # words: "by Monday morning"
_NOMINAL = {
    ClauseKind.DETAIL: PHRASE,
    ClauseKind.APPOSITION: LABEL,
    ClauseKind.FRAGMENT: LABEL,
}
_APART = "≠"
_AT_ODDS = (DiscrepancyRelation.CONFLICTS, DiscrepancyRelation.DIFFERENT_SCOPE)


@dataclass(frozen=True, slots=True)
class Tag:
    """One discrepancy of a row, in a word."""

    kind: str  # value of the enum, for the filter
    label: Label
    relation: Label
    conflicts: bool
    note: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report says on the point; nothing said may have a closest other passage.

    ``told_in`` is the other point in which the closest passage tells it, "" for none.
    """

    head: Head
    said: tuple[Saying, ...]
    closest: Saying | None = None
    told_in: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One point."""

    id: str
    gist: str
    status: Status
    tags: tuple[Tag, ...]
    told_by: str  # "4 reports, at most 2 origins"
    because: tuple[str, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one status."""

    status: Status
    label: Label
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """A point of one report, with the closest passage elsewhere."""

    id: str
    said: tuple[Saying, ...]
    closest: Saying | None
    tags: tuple[Tag, ...]
    ruled: str  # "Ada Finch ruled: split", "" where nobody did


@dataclass(frozen=True, slots=True)
class Column:
    """What one report says alone; ``phrases`` are the points that are mere parts of something."""

    head: Head
    points: tuple[Alone, ...]
    phrases: tuple[Alone, ...] = ()

    @property
    def every(self) -> tuple[Alone, ...]:
        """All points that the report tells alone."""
        return self.points + self.phrases


@dataclass(frozen=True, slots=True)
class Table:
    """The whole comparison; points of one report stand in columns rather than rows."""

    heads: tuple[Head, ...]
    groups: tuple[Group, ...]
    kinds: tuple[tuple[str, Label], ...]  # discrepancy kinds that occur
    alone: tuple[Column, ...]
    alone_count: int


def table(known: Lookup) -> Table:
    """Return the comparison of a story: disputed points first, each status in the story's order."""
    story = known.story
    by_point = on_points(story.discrepancies)
    single = [point for point in story.points if point.status is Status.SINGLE]
    groups = []
    for status in ORDER:
        points = [point for point in story.points if point.status is status]
        rows = tuple(_row(point, by_point.get(point.id, []), known) for point in points)
        groups.append(Group(status, label(status), rows))
    kinds = dict.fromkeys(each.kind for each in story.discrepancies)
    return Table(
        heads=tuple(known.heads.values()),
        groups=tuple(group for group in groups if group.rows),
        kinds=tuple(sorted((kind.value, label(kind)) for kind in kinds)),
        alone=tuple(_column(head, single, by_point, known) for head in known.heads.values()),
        alone_count=len(single),
    )


def on_points(discrepancies: Iterable[Discrepancy]) -> Mapping[str, list[Discrepancy]]:
    """Return the discrepancies by their point, in their order."""
    by_point: dict[str, list[Discrepancy]] = {}
    for each in discrepancies:
        by_point.setdefault(each.point, []).append(each)
    return by_point


def tags(discrepancies: list[Discrepancy]) -> tuple[Tag, ...]:
    """Return one tag a kind and relation, conflicts first."""
    found = {
        (each.kind, each.relation): Tag(
            kind=each.kind.value,
            label=label(each.kind),
            relation=label(each.relation),
            conflicts=each.relation is DiscrepancyRelation.CONFLICTS,
            note=noted(each),
        )
        for each in discrepancies
    }
    return tuple(sorted(found.values(), key=lambda tag: (not tag.conflicts, tag.kind)))


def noted(discrepancy: Discrepancy) -> str:
    """Return the note; "" where its sign says more than is so: not all that differs is at odds.

    Nor is the verb of a denial at odds with the words that are denied.
    """
    at_odds = discrepancy.relation in _AT_ODDS and discrepancy.kind is not DiscrepancyKind.DENIAL
    if _APART in discrepancy.note and not at_odds:
        return ""
    return visible(discrepancy.note)


def differing(discrepancies: list[Discrepancy]) -> Mapping[str, list[Span]]:
    """Return the differing words by report."""
    spans: dict[str, list[Span]] = {}
    for each in discrepancies:
        for word in each.words:
            spans.setdefault(word.report, []).append(word.span)
    return {report: sorted(set(found)) for report, found in spans.items()}


def _row(point: Point, discrepancies: list[Discrepancy], known: Lookup) -> Row:
    words = differing(discrepancies)
    return Row(
        id=point.id,
        gist=visible(" ".join(point.gist.split())),
        status=point.status,
        tags=tags(discrepancies),
        told_by=told_by(point, known),
        because=because(point),
        cells=tuple(_cell(point, head, words, known) for head in known.heads.values()),
    )


def told_by(point: Point, known: Lookup) -> str:
    """Return who tells a point: "4 reports, at most 2 origins · Ada Finch ruled: same"."""
    origins = f", at most {plural(point.origins, 'origin')}" if point.origins else ""
    return plural(point.reports, "report") + origins + _ruled(point, known)


def because(point: Point) -> tuple[str, ...]:
    """Return why the claims of a point stand together, each reason once."""
    return tuple(dict.fromkeys(visible(why) for link in point.because for why in link.because))


def _ruled(point: Point, known: Lookup) -> str:
    """What people ruled on a point: " · Ada Finch ruled: same"."""
    own = ruled(point.ruled_by, known)
    return f" · {own}" if own else ""


def _cell(point: Point, head: Head, words: Mapping[str, list[Span]], known: Lookup) -> Cell:
    claims = (known.claims[key] for key in point.claims if known.claims[key].report == head.id)
    ordered = uncovered(unrepeated(sorted(claims, key=lambda claim: claim.span)))
    marked = {claim.id: _own(claim, ordered, words.get(head.id, ())) for claim in ordered}
    added = [place.span for place in point.added if place.report == head.id]
    said = tuple(saying(claim, known, marked[claim.id], added) for claim in ordered)
    return Cell(head, said) if said else _lacking(point, head, known)


def _own(claim: Claim, beside: Sequence[Claim], words: Iterable[Span]) -> list[Span]:
    """The differing words of a claim, less those near it that are another claim's of the cell."""
    return [
        word
        for word in words
        if word.overlap(claim.span) or not any(word.overlap(other.span) for other in beside)
    ]


def _lacking(point: Point, head: Head, known: Lookup) -> Cell:
    for absence in point.absent:
        if absence.report == head.id and absence.closest:
            closest = saying(known.claims[absence.closest.claim], known)
            return Cell(head, (), closest, absence.told_in or "")
    return Cell(head, ())


def _column(
    head: Head, single: list[Point], by_point: Mapping[str, list[Discrepancy]], known: Lookup
) -> Column:
    own = [point for point in single if known.claims[point.claims[0]].report == head.id]
    own.sort(key=lambda point: known.claims[point.claims[0]].span)
    beside = [claim for claim in known.claims.values() if claim.report == head.id]
    phrases = {
        point.id for point in own if point.id not in by_point and _is_phrase(point, beside, known)
    }
    alone = [(p.id, _alone(p, by_point.get(p.id, []), known)) for p in own]
    return Column(
        head,
        points=tuple(each for key, each in alone if key not in phrases),
        phrases=tuple(each for key, each in alone if key in phrases),
    )


def _is_phrase(point: Point, beside: Sequence[Claim], known: Lookup) -> bool:
    """Whether the point is but some words: few without a verb, or part of another claim.

    Nor does it say anything who spoke, or on which day and no more.
    """
    return all(
        claim.kind is ClauseKind.FRAME or _is_short(claim, known) or is_covered(claim, beside)
        for claim in map(known.claims.__getitem__, point.claims)
    )


def _is_short(claim: Claim, known: Lookup) -> bool:
    if claim.kind not in _NOMINAL:
        return False
    text = known.text(claim.report)
    words = len(claim.span.of(text).split())
    inside = (t.span for t in known.times[claim.report] if claim.span.covers(t.span))
    timed = sum(len(span.of(text).split()) for span in inside)
    return words <= _NOMINAL[claim.kind] or words - timed <= BESIDE_A_TIME


def _alone(point: Point, discrepancies: list[Discrepancy], known: Lookup) -> Alone:
    words = differing(discrepancies)
    claims = sorted((known.claims[key] for key in point.claims), key=lambda claim: claim.span)
    near = [absence.closest for absence in point.absent if absence.closest]
    near.sort(key=lambda closest: (-closest.score, closest.claim))
    return Alone(
        id=point.id,
        said=tuple(saying(each, known, words.get(each.report, ())) for each in claims),
        closest=saying(known.claims[near[0].claim], known) if near else None,
        tags=tags(discrepancies),
        ruled=ruled(point.ruled_by, known),
    )
