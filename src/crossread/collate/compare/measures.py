"""Measures in one unit, so that 130 feet can be held against 40 metres."""

from dataclasses import replace

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
}
_CONVERTED_ALIKE = 0.05  # Writers round what they convert: 40 metres are "130 feet".


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


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor
