"""Numbers of the same thing that differ.

Two figures are compared only when they count the same thing in the same unit. A bound that the
other figure meets, a rounding and a range that holds it are compatible; "38 passengers and three
crew" against 41 is a difference of scope; a later report's other figure is an update; anything else
conflicts.
"""

from collections.abc import Iterator

from crossread import lexicons
from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background, Difference, contrast
from crossread.collate.compare.measures import converted_alike, in_base
from crossread.collate.compare.shares import whole
from crossread.model.annotation import Bound
from crossread.model.claim import ClaimQuantity
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span

_NEAR = 0.1  # "About 40" is met by any figure this near to it.
_ROUND_FROM = 100  # Smaller figures are counted, not rounded: 39 is not 40.
_FAR = 3  # Sums and measures of unnamed things that differ by more are of different things.
_ONLY_FIGURES = 0.6  # least score of a match in which each claim's only figure is of one thing
_AGE = "year_old"
_LOOSE = (Bound.ABOUT, Bound.VAGUE)


def numbers(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference for each thing that both claims count and count differently."""
    for one in left.claim.quantities:
        two = _counterpart(left, one, right, background)
        back = _counterpart(right, two, left, background) if two else None
        if two and back == one and _figure(one) != _figure(two) and not converted_alike(one, two):
            yield Difference(
                DiscrepancyKind.NUMBER,
                _scope(left, one, right, two)
                or _relation(one, two, later=background.later(left, right)),
                one.counted or one.unit,
                one.span,
                two.span,
                contrast(left, one.span, right, two.span),
            )


def _of_one(
    left: Stated, one: ClaimQuantity, right: Stated, two: ClaimQuantity, background: Background
) -> bool:
    """Whether two figures may be of one bearer: ages are where the names beside them are of one."""
    if one.unit != _AGE or two.unit != _AGE:
        return True
    bearer = _bearer(left, one, background)
    return bearer is not None and bearer == _bearer(right, two, background)


def _bearer(stated: Stated, age: ClaimQuantity, background: Background) -> str | None:
    """The entity whose name stands nearest to an age."""

    def gap(name: Span) -> int:
        return max(name.start - age.span.end, age.span.start - name.end)

    names = sorted((actor.span for actor in stated.claim.actors), key=gap)
    return background.entity_at.get((stated.claim.report, names[0])) if names else None


def _counterpart(
    stated: Stated, one: ClaimQuantity, other: Stated, background: Background
) -> ClaimQuantity | None:
    """The quantity of the other claim that counts the same thing; the nearest when several do.

    In a sure match the same figure under another bound is of the same thing, whatever it is called;
    in a better one so are the only figures of both claims.
    """
    sure = background.sure(stated, other)
    only = background.score(stated, other) >= _ONLY_FIGURES and _alone(stated) == one
    same = [
        q
        for q in other.claim.quantities
        if _of_one(stated, one, other, q, background)
        and (
            _same_thing(one, q)
            or (sure and q.value is not None and q.value == one.value)
            or (only and _alone(other) == q and _unit(q) == _unit(one) and not _is_outcome(one, q))
        )
    ]
    return min(same, key=lambda q: (_distance(one, q), q.span), default=None)


def _alone(stated: Stated) -> ClaimQuantity | None:
    """The figure of a claim that has one, ages and the number one aside."""
    figures = [q for q in stated.claim.quantities if q.unit != _AGE and q.value != 1]
    return figures[0] if len(figures) == 1 else None


def _is_outcome(one: ClaimQuantity, two: ClaimQuantity) -> bool:
    """Whether one of two quantities alone counts the dead or the hurt: of those aboard, say."""
    outcomes = lexicons.values("outcomes")
    return (one.counted in outcomes) != (two.counted in outcomes)


def _unit(quantity: ClaimQuantity) -> str:
    """The unit of a measure; counts of people and of things are both counts."""
    return "" if quantity.unit == "person" else in_base(quantity).unit


def _same_thing(one: ClaimQuantity, two: ClaimQuantity) -> bool:
    one, two = in_base(one), in_base(two)
    if one.unit != two.unit:
        return False
    if one.counted and one.counted == two.counted:
        return True
    if one.unit in ("", "person"):
        return False
    return max(_middle(one), _middle(two)) <= _FAR * min(_middle(one), _middle(two))


def _figure(q: ClaimQuantity) -> tuple[object, ...]:
    return (q.value, q.low, q.high, q.bound)


def _distance(one: ClaimQuantity, two: ClaimQuantity) -> float:
    return abs(_middle(in_base(one)) - _middle(in_base(two)))


def _middle(q: ClaimQuantity) -> float:
    if q.value is not None:
        return q.value
    ends = [end for end in (q.low, q.high) if end is not None]
    return sum(ends) / len(ends) if ends else 0.0


def _scope(
    left: Stated, one: ClaimQuantity, right: Stated, two: ClaimQuantity
) -> DiscrepancyRelation | None:
    """A difference of scope where one figure fits the other with what stands beside that."""
    if _meet(in_base(one), in_base(two)):
        return None
    wholes = ((whole(left, one), two), (whole(right, two), one))
    fits = any(total is not None and _meet(total, other) for total, other in wholes)
    return DiscrepancyRelation.DIFFERENT_SCOPE if fits else None


def _relation(one: ClaimQuantity, two: ClaimQuantity, *, later: bool) -> DiscrepancyRelation:
    one, two = in_base(one), in_base(two)
    if _meet(one, two) or _rounded(one, two):
        return DiscrepancyRelation.COMPATIBLE
    return DiscrepancyRelation.UPDATES if later else DiscrepancyRelation.CONFLICTS


def _meet(one: ClaimQuantity, two: ClaimQuantity) -> bool:
    """Whether some figure fits both; "more than 40" is read as 40 or more: reports mix them."""
    lows = [q.low if q.low is not None else 0.0 for q in (one, two)]
    highs = [q.high if q.high is not None else float("inf") for q in (one, two)]
    return max(lows) <= min(highs)


def _rounded(one: ClaimQuantity, two: ClaimQuantity) -> bool:
    """Whether a figure is the other with fewer digits, or is near it and says that it is rough."""
    if one.value is None or two.value is None:
        return False
    if one.bound in _LOOSE or two.bound in _LOOSE:
        return _distance(one, two) <= _NEAR * max(abs(one.value), abs(two.value))
    exact = one.bound is two.bound is Bound.EXACT
    small, large = sorted((one.value, two.value), key=_zeros)
    return exact and abs(large) >= _ROUND_FROM and round(small, -_zeros(large)) == large


def _zeros(value: float) -> int:
    """How many zeros a whole number ends in; minus its decimals when it has any."""
    digits = f"{abs(value):.2f}".rstrip("0").rstrip(".")
    if "." in digits:
        return -len(digits.partition(".")[2])
    return len(digits) - len(digits.rstrip("0"))
