"""Two figures of two claims, and what tells whether they are of one thing."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain

import numpy as np

from crossread import lexicons
from crossread.collate.claims import Stated
from crossread.collate.compare.ages import NOBODY, Bearer, bearer
from crossread.collate.compare.contests import Contests, Placed, Telling, contests
from crossread.collate.compare.difference import Background
from crossread.collate.compare.listed import Listing, listed_apart, listing
from crossread.collate.compare.measures import (
    converted_alike,
    in_base,
    measure,
    meet,
    middle,
    rounded,
)
from crossread.collate.compare.rivals import KEPT, Evidence, Pair, slot
from crossread.collate.people import AGE, is_age
from crossread.model.annotation import Bound, Quantity
from crossread.model.claim import ClaimQuantity
from crossread.model.span import Span

_PERSON = "person"
_COUNTS = frozenset({"", _PERSON, AGE})
_MONEY = frozenset({"USD", "EUR", "GBP"})
_FAR = 3  # times as much
_FEW = 12
_NOWHERE = Span(0, 0)

_Said = tuple[float | None, bool]  # a value with whether it is an age


@dataclass(frozen=True, slots=True, eq=False)
class _Figure:
    """What a figure tells wherever it stands; one object for all figures that tell the same."""

    quantity: ClaimQuantity
    base: ClaimQuantity  # the same in its base unit
    told: tuple[object, ...]
    is_outcome: bool  # whether it counts the dead, the hurt, the missing, the arrested
    whose: Bearer  # of an age


@dataclass(frozen=True, slots=True, eq=False)
class _Told(Telling[ClaimQuantity, _Figure]):
    """The figures of a claim."""

    listing: Listing
    in_headline: bool


class _Known:
    """What was found of a story's figures: its reports tell few of them over and over."""

    def __init__(self) -> None:
        self._told: dict[Stated, _Told] = {}
        self._figure = cache(_figure)
        self.judged = lru_cache(KEPT)(_judged)

    def told(self, stated: Stated, background: Background) -> _Told:
        """Return the figures of a claim."""
        if stated not in self._told:
            self._told[stated] = _told(stated, self._figure, background)
        return self._told[stated]


def rival_figures(pairs: Sequence[Pair], background: Background) -> Contests[ClaimQuantity]:
    """Return every two figures of some pairs of claims that differ.

    One measure told in two units is no difference, nor are the ages of two people, nor two figures
    that both sentences tell: "one 16 and the other 17" against "aged 16 and 17". Of ages one
    sentence is enough, for nobody is 16 and 17. Nor are those of a list that go with others.
    """
    known = background.of_story(_Known)
    claims = dict.fromkeys(chain.from_iterable(pairs))
    told = {each: known.told(each, background) for each in claims if each.claim.quantities}
    found = contests(pairs, told, known.judged)
    asked, of_pair = np.unique(found.pair, return_inverse=True)
    ends = [(told[left], told[right]) for left, right in (pairs[n] for n in asked.tolist())]
    heads = np.array([mine.in_headline != theirs.in_headline for mine, theirs in ends], np.float32)
    found = replace(found, told={**found.told, "one_headline": heads[of_pair]})
    listed = [listed_apart(mine.listing, theirs.listing) for mine, theirs in ends]
    apart = [
        (one.span, two.span) in listed[n]
        for n, (_, one, two) in zip(of_pair.tolist(), found, strict=True)
    ]
    return found.only(~np.array(apart, bool))


def _judged(here: _Figure, there: _Figure) -> Evidence:
    """What two figures are to each other; nothing where they are alike or of two things."""
    one, two = here.quantity, there.quantity
    alike = _is_one_figure(here, there) or converted_alike(one, two)
    apart = _is_age_beside_count(one, two) or here.whose.is_other(there.whose)
    if alike or apart or _are_unlike(here, there):
        return {}
    return _of_figures(here, there) | _of_ages(here, there)


def _are_unlike(here: _Figure, there: _Figure) -> bool:
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


def _middles(here: _Figure, there: _Figure) -> tuple[float, float]:
    """The smaller and the larger of two figures, none below zero."""
    small, large = sorted(max(0.0, middle(each.base)) for each in (here, there))
    return small, large


def _are_far(small: float, large: float) -> bool:
    return large > _FAR * small


def _is_age_beside_count(one: ClaimQuantity, two: ClaimQuantity) -> bool:
    """Whether one is how old somebody is and the other how many there are: "16-year-old", "one"."""
    other = two if is_age(one) else one
    return is_age(one) != is_age(two) and (other.unit == _PERSON or bool(other.counted))


def _told_around(stated: Stated) -> frozenset[_Said]:
    """The figures of a claim's sentence."""
    around = stated.sentence.span
    told = (_said(q) for q in stated.annotated.quantities if around.covers(q.span))
    return frozenset(figure for figure in told if figure[0] is not None)


def _said(quantity: Quantity | ClaimQuantity) -> _Said:
    return quantity.value, quantity.unit == AGE


def _told(
    stated: Stated,
    figure: Callable[[ClaimQuantity, Bearer], _Figure],
    background: Background,
) -> _Told:
    claim, placed = stated.claim, []
    for each in claim.quantities:
        if place := slot(stated, each.span, is_part=True):
            whose = bearer(stated, each, background) if is_age(each) else NOBODY
            content = figure(replace(each, span=_NOWHERE), whose)
            said, value = _said(each), each.value
            placed.append(Placed(each, content, place, said, value, value, is_age(each)))
    return _Told(
        placed,
        [each.value for each in claim.quantities],
        _told_around(stated),
        listing(stated, [each.phrase for each in placed], background),
        stated.in_headline,
    )


def _figure(quantity: ClaimQuantity, whose: Bearer) -> _Figure:
    base = in_base(quantity)
    told = (base.value, base.low, base.high, base.bound)
    is_outcome = quantity.counted in lexicons.values("outcomes")
    return _Figure(quantity, base, told, is_outcome, whose)


def _is_one_figure(here: _Figure, there: _Figure) -> bool:
    """Whether two figures are told alike: "24", "24 people"; five dollars are not five euros."""
    units = here.base.unit, there.base.unit
    return here.told == there.told and (units[0] == units[1] or not _COUNTS.isdisjoint(units))


def _of_figures(here: _Figure, there: _Figure) -> dict[str, float]:
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


def _of_ages(here: _Figure, there: _Figure) -> dict[str, float]:
    """Whether both are ages, and of whoever is named beside them."""
    ages = [is_age(each.quantity) for each in (here, there)]
    return {
        "ages": float(all(ages)),
        "one_age": float(ages[0] != ages[1]),
        "same_bearer": float(here.whose.is_one(there.whose)),
    }
