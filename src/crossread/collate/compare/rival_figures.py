"""Two figures of two claims, and what tells whether they are of one thing."""

import math
from collections.abc import Iterator, Set
from itertools import product
from typing import NamedTuple

from crossread import lexicons
from crossread.collate.claims import Stated
from crossread.collate.compare.ages import bearer, of_two
from crossread.collate.compare.difference import Background, Rivals
from crossread.collate.compare.listed import listed_apart
from crossread.collate.compare.measures import (
    converted_alike,
    in_base,
    measure,
    meet,
    middle,
    rounded,
)
from crossread.collate.compare.rivals import Slot, among_others, likeness, slot
from crossread.collate.people import AGE, is_age
from crossread.model.annotation import Bound, Quantity
from crossread.model.claim import ClaimQuantity

_PERSON = "person"
_COUNTS = frozenset({"", _PERSON, AGE})
_MONEY = frozenset({"USD", "EUR", "GBP"})
_FAR = 3  # times as much
_FEW = 12

_Figure = tuple[float | None, bool]  # with whether it is an age


class _Placed(NamedTuple):
    """A figure of a claim, the same in its base unit, and where it stands."""

    quantity: ClaimQuantity
    base: ClaimQuantity
    figure: tuple[object, ...]
    is_outcome: bool  # whether it counts the dead, the hurt, the missing, the arrested
    slot: Slot


def rival_figures(
    left: Stated, right: Stated, background: Background
) -> Iterator[Rivals[ClaimQuantity]]:
    """Yield every two figures that differ.

    One measure told in two units is no difference, nor are the ages of two people, nor two figures
    that both sentences tell: "one 16 and the other 17" against "aged 16 and 17". Of ages one
    sentence is enough, for nobody is 16 and 17.
    """
    if not left.claim.quantities or not right.claim.quantities:
        return
    mine, theirs = background.once(_placed, left), background.once(_placed, right)
    around = background.once(_told_around, left), background.once(_told_around, right)
    figures = [[each.quantity for each in placed] for placed in (mine, theirs)]
    beside = listed_apart(left, figures[0], right, figures[1])
    for here, there in product(mine, theirs):
        one, two = here.quantity, there.quantity
        alike = _is_one_figure(here, there) or converted_alike(one, two)
        apart = (one.span, two.span) in beside or _is_age_beside_count(one, two)
        if (
            not (alike or apart or _are_unlike(here, there))
            and not _both_told(one, two, around)
            and not of_two(left, one, right, two)
        ):
            evidence = likeness(left, here.slot, right, there.slot, background)
            evidence |= _of_figures(here, there) | _of_ages(left, one, right, two, background)
            yield Rivals(one, two, evidence | _of_claims(left, one, right, two))


def _are_unlike(here: _Placed, there: _Placed) -> bool:
    """Whether one counts and the other measures, or they are far apart and not of one noun.

    "Dozens" may be 90, however few a dozen are.
    """
    one, two = here.quantity, there.quantity
    if bool(measure(here.base)) != bool(measure(there.base)):
        return True
    known = (bool(one.counted) and one.counted == two.counted) or (
        here.is_outcome and there.is_outcome
    )
    vague = Bound.VAGUE in (one.bound, two.bound) and meet(here.base, there.base)
    return not known and not vague and _are_far(*_middles(here, there))


def _middles(here: _Placed, there: _Placed) -> tuple[float, float]:
    """The smaller and the larger of two figures, none below zero."""
    small, large = sorted(max(0.0, middle(each.base)) for each in (here, there))
    return small, large


def _are_far(small: float, large: float) -> bool:
    return large > _FAR * small


def _is_age_beside_count(one: ClaimQuantity, two: ClaimQuantity) -> bool:
    """Whether one is how old somebody is and the other how many there are: "16-year-old", "one"."""
    other = two if is_age(one) else one
    return is_age(one) != is_age(two) and (other.unit == _PERSON or bool(other.counted))


def _both_told(
    one: ClaimQuantity, two: ClaimQuantity, around: tuple[Set[_Figure], Set[_Figure]]
) -> bool:
    both = {_figure(one), _figure(two)}
    told = [both <= figures for figures in around]
    enough = any(told) if is_age(one) and is_age(two) else all(told)
    return one.value != two.value and enough


def _told_around(stated: Stated) -> frozenset[_Figure]:
    """The figures of a claim's sentence."""
    around = stated.sentence.span
    told = (_figure(q) for q in stated.annotated.quantities if around.covers(q.span))
    return frozenset(figure for figure in told if figure[0] is not None)


def _figure(quantity: Quantity | ClaimQuantity) -> _Figure:
    return quantity.value, quantity.unit == AGE


def _placed(stated: Stated) -> list[_Placed]:
    """The figures of a claim that stand somewhere."""
    outcomes, found = lexicons.values("outcomes"), []
    for each in stated.claim.quantities:
        if place := slot(stated, each.span, is_part=True):
            base = in_base(each)
            figure = (base.value, base.low, base.high, base.bound)
            found.append(_Placed(each, base, figure, each.counted in outcomes, place))
    return found


def _is_one_figure(here: _Placed, there: _Placed) -> bool:
    """Whether two figures are told alike: "24", "24 people"; five dollars are not five euros."""
    units = here.base.unit, there.base.unit
    return here.figure == there.figure and (units[0] == units[1] or not _COUNTS.isdisjoint(units))


def _of_figures(here: _Placed, there: _Placed) -> dict[str, float]:
    """What two figures are to each other, wherever they stand."""
    one, two, a, b = here.quantity, there.quantity, here.base, there.base
    small, large = _middles(here, there)
    told = {
        "same_counted": bool(one.counted) and one.counted == two.counted,
        "same_unit": a.unit == b.unit,
        "same_measure": measure(a) == measure(b),
        "same_value": one.value is not None and one.value == two.value,
        "ratio": math.log((large + 1) / (small + 1)),
        "far": _are_far(small, large),
        "few": large <= _FEW,
        "meet": meet(a, b),
        "rounded": rounded(a, b),
        "vague": Bound.VAGUE in (one.bound, two.bound),
        "other_bound": one.bound is not two.bound,
        "one": 1 in (one.value, two.value),
        "money": a.unit in _MONEY,
        "outcomes": here.is_outcome and there.is_outcome,
        "one_outcome": here.is_outcome != there.is_outcome,
    }
    return {name: float(value) for name, value in told.items()}


def _of_ages(
    left: Stated, one: ClaimQuantity, right: Stated, two: ClaimQuantity, background: Background
) -> dict[str, float]:
    """Whether both are ages, and of whoever is named beside them."""
    ages = [is_age(q) for q in (one, two)]
    whose = bearer(left, one, background) if all(ages) else None
    told = {
        "ages": all(ages),
        "one_age": ages[0] != ages[1],
        "same_bearer": whose is not None and whose == bearer(right, two, background),
    }
    return {name: float(value) for name, value in told.items()}


def _of_claims(
    left: Stated, one: ClaimQuantity, right: Stated, two: ClaimQuantity
) -> dict[str, float]:
    """How many figures both claims have, and whether one has the other's figure as well."""
    mine, theirs = ([q.value for q in each.claim.quantities] for each in (left, right))
    headline = float(left.in_headline != right.in_headline)
    return among_others(mine, one.value, theirs, two.value) | {"one_headline": headline}
