"""What two figures are to each other, measures in one unit: 130 feet against 40 metres."""

from dataclasses import replace
from functools import lru_cache

from crossread.model.annotation import Bound
from crossread.model.claim import ClaimQuantity

# Unit of ``annotate.quantities`` → base unit, and how many of it one is (treaty of 1959).
_BASE: dict[str, tuple[str, float]] = {
    "mm": ("m", 0.001),
    "cm": ("m", 0.01),
    "m": ("m", 1.0),
    "km": ("m", 1000.0),
    "inch": ("m", 0.0254),
    "ft": ("m", 0.3048),
    "yard": ("m", 0.9144),
    "mile": ("m", 1609.344),
    "g": ("kg", 0.001),
    "kg": ("kg", 1.0),
    "oz": ("kg", 0.028349523125),
    "lb": ("kg", 0.45359237),
    "tonne": ("kg", 1000.0),
    "km_per_hour": ("km_per_hour", 1.0),
    "mile_per_hour": ("km_per_hour", 1.609344),
    "minute": ("hour", 1 / 60),
    "hour": ("hour", 1.0),
    "day": ("hour", 24.0),
    "week": ("hour", 168.0),
    "month": ("hour", 730.0),  # a twelfth of a year
    "year": ("hour", 8760.0),  # 365 days, so that "365 days" are a year
}
_PERSON = "person"
_NEAR = 0.1  # "About 40" is met by any figure this near to it.
_ROUND_FROM = 100  # Smaller figures are counted, not rounded: 39 is not 40.
_LOOSE = (Bound.ABOUT, Bound.VAGUE)
_CONVERTED_ALIKE = 0.05  # Writers round what they convert: 40 metres are "130 feet".


def hours(count: float, unit: str) -> float:
    """Return the hours of so many hours, days, weeks, months or years.

    >>> hours(12, "month") == hours(1, "year") == hours(365, "day")
    True
    """
    return count * _BASE[unit][1]


def measure(quantity: ClaimQuantity) -> str:
    """Return the unit of a measure, "" of a count, be it of people or of things."""
    return "" if quantity.unit == _PERSON else quantity.unit


def in_base(quantity: ClaimQuantity) -> ClaimQuantity:
    """Return the quantity in its base unit; others as they are."""
    if quantity.unit not in _BASE:
        return quantity
    base, factor = _BASE[quantity.unit]
    return replace(
        quantity,
        unit=base,
        value=_times(quantity.value, factor),
        low=_times(quantity.low, factor),
        high=_times(quantity.high, factor),
    )


def converted_alike(one: ClaimQuantity, two: ClaimQuantity) -> bool:
    """Whether two quantities of different units are one measure, rounded."""
    if one.unit == two.unit or one.value is None or two.value is None:
        return False
    a, b = in_base(one), in_base(two)
    if a.unit != b.unit or a.value is None or b.value is None:
        return False
    return abs(a.value - b.value) <= _CONVERTED_ALIKE * max(abs(a.value), abs(b.value))


def middle(q: ClaimQuantity) -> float:
    """Return the figure, or the middle of its range; 0 where it has none."""
    if q.value is not None:
        return q.value
    ends = [end for end in (q.low, q.high) if end is not None]
    return sum(ends) / len(ends) if ends else 0.0


def meet(one: ClaimQuantity, two: ClaimQuantity) -> bool:
    """Return whether some figure fits both; "more than 40" is 40 or more: reports mix them."""
    lows = [q.low if q.low is not None else 0.0 for q in (one, two)]
    highs = [q.high if q.high is not None else float("inf") for q in (one, two)]
    return max(lows) <= min(highs)


def rounded(one: ClaimQuantity, two: ClaimQuantity) -> bool:
    """Return whether one is the other with fewer digits, or near it and says that it is rough."""
    if one.value is None or two.value is None:
        return False
    if one.bound in _LOOSE or two.bound in _LOOSE:
        return abs(middle(one) - middle(two)) <= _NEAR * max(abs(one.value), abs(two.value))
    exact = one.bound is two.bound is Bound.EXACT
    small, large = sorted((one.value, two.value), key=_zeros)
    return exact and abs(large) >= _ROUND_FROM and round(small, -_zeros(large)) == large


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor


@lru_cache(maxsize=4096)  # each figure meets many others
def _zeros(value: float) -> int:
    """How many zeros a whole number ends in; minus its decimals when it has any."""
    digits = f"{abs(value):.2f}".rstrip("0").rstrip(".")
    if "." in digits:
        return -len(digits.partition(".")[2])
    return len(digits) - len(digits.rstrip("0"))
