"""How figures moved from one day of publication to the next."""

from collections.abc import Iterator, Mapping, Sequence

from crossread.collate.people import AGE
from crossread.model.claim import Claim, ClaimQuantity
from crossread.model.collation import (
    Discrepancy,
    DiscrepancyKind,
    DiscrepancyRelation,
    Movement,
    Point,
    Step,
)
from crossread.model.span import Span

# A line that holds an update and a conflict is called by the graver of the two.
_MOVED = (DiscrepancyRelation.UPDATES, DiscrepancyRelation.CONFLICTS)


def movements(
    points: Sequence[Point],
    differences: Mapping[str, Sequence[Discrepancy]],
    claims: Mapping[str, Claim],
    published: Mapping[str, str | None],
) -> tuple[Movement, ...]:
    """Return one movement for each thing that a point counts and later reports count anew.

    Ages are none: people grow older whatever is found out. A step is one claim's figure, dated by
    its report; figures of undated reports have no place in the order and are left out. In the order
    of the points, then of the thing counted.
    """
    return tuple(
        moved
        for point in points
        for thing in sorted(_updated(differences.get(point.id, ()), point, claims))
        if (moved := _movement(point, thing, claims, published))
    )


def _updated(
    found: Sequence[Discrepancy], point: Point, claims: Mapping[str, Claim]
) -> set[tuple[str, str]]:
    """What those numbers count that a later report gives anew."""
    words = {
        (place.report, place.span)
        for each in found
        if each.kind is DiscrepancyKind.NUMBER and each.relation in _MOVED
        for place in each.words
    }
    return {
        (quantity.counted, quantity.unit)
        for claim, quantity in _figures(point, claims)
        if (claim.report, quantity.span) in words and quantity.unit != AGE
    }


def _figures(point: Point, claims: Mapping[str, Claim]) -> Iterator[tuple[Claim, ClaimQuantity]]:
    """Yield each figure of a point once, with the outermost claim that holds it."""
    seen: set[tuple[str, Span]] = set()
    for claim in sorted((claims[each] for each in point.claims), key=lambda c: -len(c.span)):
        for quantity in claim.quantities:
            if (claim.report, quantity.span) not in seen:
                seen.add((claim.report, quantity.span))
                yield claim, quantity


def _movement(
    point: Point,
    thing: tuple[str, str],
    claims: Mapping[str, Claim],
    published: Mapping[str, str | None],
) -> Movement | None:
    steps = [
        Step(day, claim.report, q.span, q.value, q.low, q.high, claim.id)
        for claim, q in _figures(point, claims)
        if (q.counted, q.unit) == thing and (day := published.get(claim.report))
    ]
    days = {step.published[:10] for step in steps}
    if len(days) < 2 or len({(step.value, step.low, step.high) for step in steps}) < 2:
        return None
    ordered = sorted(steps, key=lambda step: (step.published, step.report, step.span))
    return Movement(point.id, *thing, tuple(ordered))
