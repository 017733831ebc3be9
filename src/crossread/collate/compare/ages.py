"""Whose age a figure is, and what two ages of one person are to each other."""

from dataclasses import dataclass
from datetime import date

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background
from crossread.collate.people import parts_of
from crossread.model.claim import ClaimQuantity
from crossread.model.collation import DiscrepancyRelation
from crossread.model.span import Span

_YEAR = 365.25  # days


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whose name stands nearest to an age: its parts, and the entity, None where none is known."""

    name: frozenset[str] = frozenset()
    entity: str | None = None

    def is_other(self, other: "Bearer") -> bool:
        """Whether the full names of both have no part in common."""
        return min(len(self.name), len(other.name)) > 1 and self.name.isdisjoint(other.name)

    def is_one(self, other: "Bearer") -> bool:
        """Whether both are one known entity."""
        return self.entity is not None and self.entity == other.entity


NOBODY = Bearer()


def bearer(stated: Stated, age: ClaimQuantity, background: Background) -> Bearer:
    """Return whose an age is; nobody's where the claim has no name."""
    name = min(stated.claim.actors, key=lambda name: _gap(name.span, age.span), default=None)
    if name is None:
        return NOBODY
    entity = background.entity_at.get((stated.claim.report, name.span))
    return Bearer(parts_of(name.name), entity)


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


def _gap(one: Span, two: Span) -> int:
    return max(one.start - two.end, two.start - one.end)
