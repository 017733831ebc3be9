"""Numbers of the same thing that differ.

Two figures are compared only when they count the same thing in the same unit. A bound that the
other figure meets, a rounding and a range that holds it are compatible; a later report's other
figure is an update; anything else conflicts.
"""

from collections.abc import Iterator

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background, Difference, contrast
from crossread.model.annotation import Bound
from crossread.model.claim import ClaimQuantity
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation

_ROUNDING = 0.05  # A figure this near to one with fewer digits is a rounding of it.
_LOOSE = (Bound.ABOUT, Bound.VAGUE)


def numbers(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference for each thing that both claims count and count differently."""
    for one in left.claim.quantities:
        two = _counterpart(one, right)
        back = _counterpart(two, left) if two else None
        if two and back == one and _figure(one) != _figure(two):
            yield Difference(
                DiscrepancyKind.NUMBER,
                _relation(one, two, later=background.later(left, right)),
                one.counted or one.unit,
                one.span,
                two.span,
                contrast(left, one.span, right, two.span),
            )


def _counterpart(one: ClaimQuantity, other: Stated) -> ClaimQuantity | None:
    """The quantity of the other claim that counts the same thing; the nearest when several do."""
    same = [q for q in other.claim.quantities if _same_thing(one, q)]
    return min(same, key=lambda q: (_distance(one, q), q.span), default=None)


def _same_thing(one: ClaimQuantity, two: ClaimQuantity) -> bool:
    if one.unit != two.unit:
        return False
    if one.unit not in ("", "person"):
        return True
    return bool(one.counted) and one.counted == two.counted


def _figure(q: ClaimQuantity) -> tuple[object, ...]:
    return (q.value, q.low, q.high, q.bound)


def _distance(one: ClaimQuantity, two: ClaimQuantity) -> float:
    return abs(_middle(one) - _middle(two))


def _middle(q: ClaimQuantity) -> float:
    if q.value is not None:
        return q.value
    ends = [end for end in (q.low, q.high) if end is not None]
    return sum(ends) / len(ends) if ends else 0.0


def _relation(one: ClaimQuantity, two: ClaimQuantity, *, later: bool) -> DiscrepancyRelation:
    if _meet(one, two) or _rounded(one, two):
        return DiscrepancyRelation.COMPATIBLE
    return DiscrepancyRelation.UPDATES if later else DiscrepancyRelation.CONFLICTS


def _meet(one: ClaimQuantity, two: ClaimQuantity) -> bool:
    """Whether some figure fits both; "more than 40" is read as 40 or more: reports mix them."""
    lows = [q.low if q.low is not None else 0.0 for q in (one, two)]
    highs = [q.high if q.high is not None else float("inf") for q in (one, two)]
    return max(lows) <= min(highs)


def _rounded(one: ClaimQuantity, two: ClaimQuantity) -> bool:
    """Whether one figure is the other with fewer digits, or either says it is rough."""
    if one.value is None or two.value is None:
        return False
    near = _distance(one, two) <= _ROUNDING * max(abs(one.value), abs(two.value))
    rough = one.bound in _LOOSE or two.bound in _LOOSE
    return near and (rough or _digits(one.value) != _digits(two.value))


def _digits(value: float) -> int:
    return len(f"{value:.2f}".rstrip("0").rstrip(".").rstrip("0"))
