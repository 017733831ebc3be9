"""Whose age a figure is, and what two ages of one person are to each other."""

from datetime import date

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background
from crossread.collate.people import is_age, parts_of
from crossread.model.claim import Actor, ClaimQuantity
from crossread.model.collation import DiscrepancyRelation

_YEAR = 365.25  # days


def bearer(stated: Stated, age: ClaimQuantity, background: Background) -> str | None:
    """Return the entity whose name stands nearest to an age; None where none is known."""
    name = _nearest(stated, age)
    return background.entity_at.get((stated.claim.report, name.span)) if name else None


def of_two(left: Stated, one: ClaimQuantity, right: Stated, two: ClaimQuantity) -> bool:
    """Return whether two ages are of people whose full names have no part in common."""
    if not (is_age(one) and is_age(two)):
        return False
    parts = [_parts(_nearest(left, one)), _parts(_nearest(right, two))]
    return all(len(each) > 1 for each in parts) and parts[0].isdisjoint(parts[1])


def aged(
    left: Stated, one: ClaimQuantity, right: Stated, two: ClaimQuantity, background: Background
) -> DiscrepancyRelation:
    """Return what two ages that do not meet are: an update where so many years may lie between.

    A birthday may fall between two reports of one day, and whoever is younger in the later report
    was never as old as the earlier one says.
    """
    days = [background.published.get(each.claim.report) for each in (left, right)]
    if one.value is None or two.value is None or not days[0] or not days[1] or days[0] == days[1]:
        return DiscrepancyRelation.CONFLICTS
    first, last = (date.fromisoformat(day[:10]) for day in days if day)
    elapsed = (last - first).days / _YEAR
    older = two.value - one.value if elapsed >= 0 else one.value - two.value
    may = 0 < older <= abs(elapsed) + 1
    return DiscrepancyRelation.UPDATES if may else DiscrepancyRelation.CONFLICTS


def _nearest(stated: Stated, age: ClaimQuantity) -> Actor | None:
    def gap(name: Actor) -> int:
        return max(name.span.start - age.span.end, age.span.start - name.span.end)

    return min(stated.claim.actors, key=gap, default=None)


def _parts(name: Actor | None) -> frozenset[str]:
    return parts_of(name.name) if name else frozenset()
