"""Numbers of the same thing that differ.

Which two figures are of one thing is learned (see ``compare.rivals``). A bound that the other
figure meets, a rounding and a range that holds it are compatible; "38 passengers and three crew"
against 41 is a difference of scope; a later report's other figure is an update; anything else
conflicts.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.collate.claims import Stated
from crossread.collate.compare.ages import aged, bearer
from crossread.collate.compare.difference import Background, Difference, contrast
from crossread.collate.compare.measures import in_base, meet, rounded
from crossread.collate.compare.shares import whole
from crossread.collate.people import is_age
from crossread.model.claim import ClaimQuantity
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span


@dataclass(frozen=True, slots=True)
class _Amount:
    """A figure in its base unit, and with those that its sentence adds; None where it adds none."""

    base: ClaimQuantity
    whole: ClaimQuantity | None


def numbers(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference for each thing that both claims count and count differently."""
    for each in background.named.get((DiscrepancyKind.NUMBER, left, right), ()):
        yield Difference(
            DiscrepancyKind.NUMBER,
            _relation(left, each.one, right, each.two, background),
            _topic(left, each.one, background),
            each.one.span,
            each.two.span,
            contrast(left, each.one.span, right, each.two.span),
        )


def _topic(stated: Stated, figure: ClaimQuantity, background: Background) -> str:
    """What is counted or measured; of an age whose it is, so that each person has a line."""
    whose = bearer(stated, figure, background).entity if is_age(figure) else None
    return whose or figure.counted or figure.unit


def _relation(
    left: Stated, one: ClaimQuantity, right: Stated, two: ClaimQuantity, background: Background
) -> DiscrepancyRelation:
    mine = background.once(_figures, left)[one.span]
    theirs = background.once(_figures, right)[two.span]
    if meet(mine.base, theirs.base):
        return DiscrepancyRelation.COMPATIBLE
    if _fits(mine.whole, two) or _fits(theirs.whole, one):
        return DiscrepancyRelation.DIFFERENT_SCOPE
    found = relation(mine.base, theirs.base, later=background.later(left, right))
    if found is DiscrepancyRelation.UPDATES and is_age(one) and is_age(two):
        return aged(left, one, right, two, background)
    return found


def relation(one: ClaimQuantity, two: ClaimQuantity, *, later: bool) -> DiscrepancyRelation:
    """Return what two figures of one thing are to each other, ``later`` where days lie between."""
    one, two = in_base(one), in_base(two)
    if meet(one, two) or rounded(one, two):
        return DiscrepancyRelation.COMPATIBLE
    return DiscrepancyRelation.UPDATES if later else DiscrepancyRelation.CONFLICTS


def _fits(whole: ClaimQuantity | None, other: ClaimQuantity) -> bool:
    """Whether a figure is the other one with what stands beside that: a difference of scope."""
    return whole is not None and meet(whole, other)


def _figures(stated: Stated) -> dict[Span, _Amount]:
    """Each figure of a claim."""
    every = stated.claim.quantities
    return {each.span: _Amount(in_base(each), whole(stated, each)) for each in every}
