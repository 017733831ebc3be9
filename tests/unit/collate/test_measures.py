"""What two figures are to each other, whichever is named first."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.collate.compare.measures import converted_alike, in_base, meet, middle, rounded
from crossread.model.annotation import Bound
from crossread.model.claim import ClaimQuantity
from crossread.model.span import Span

UNITS = ("", "person", "m", "ft", "mile", "kg", "lb", "hour", "week", "year", "USD")
NUMBERS = st.integers(0, 100_000).map(float) | st.floats(0, 1000).map(lambda x: round(x, 2))


@st.composite
def quantities(draw, units=UNITS):
    """A figure, a range or a bound in some unit."""
    value, bound = draw(st.none() | NUMBERS), draw(st.sampled_from(Bound))
    low, high = draw(st.none() | NUMBERS), draw(st.none() | NUMBERS)
    if low is not None and high is not None:
        low, high = sorted((low, high))
    return ClaimQuantity(Span(0, 2), value, low, high, bound, draw(st.sampled_from(units)), "")


def exact(value: float, unit: str = "") -> ClaimQuantity:
    return ClaimQuantity(Span(0, 2), value, value, value, Bound.EXACT, unit, "")


@given(quantities(), quantities())
def test_no_relation_depends_on_the_order(one, two):
    """What one figure is to another, the other is to it."""
    assert meet(one, two) == meet(two, one)
    assert rounded(one, two) == rounded(two, one)
    assert converted_alike(one, two) == converted_alike(two, one)


@given(quantities())
def test_a_base_unit_is_its_own(quantity):
    """A second turn into base units changes nothing."""
    assert in_base(in_base(quantity)) == in_base(quantity)


@given(quantities())
def test_a_figure_meets_itself(quantity):
    """Whatever it leaves open, and in whichever unit."""
    assert meet(quantity, quantity)
    assert meet(in_base(quantity), in_base(quantity))


@given(NUMBERS, NUMBERS)
def test_exact_figures_meet_only_where_they_are_one(one, two):
    """The middle of a figure is the figure."""
    assert meet(exact(one), exact(two)) == (one == two)
    assert middle(exact(one)) == one


@pytest.mark.parametrize(
    ("one", "two", "is_rounded"),
    [
        (290, 300, True),
        (43_350, 43_000, True),
        (39, 40, False),
        (290, 310, False),
        (349, 300, True),
        (351, 300, False),
    ],
)
def test_a_rounding_has_fewer_digits(one, two, is_rounded):
    """Small figures are counted, not rounded."""
    assert rounded(exact(one), exact(two)) is is_rounded


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        (exact(130, "ft"), exact(40, "m"), True),
        (exact(130, "ft"), exact(80, "m"), False),
        (exact(12, "month"), exact(1, "year"), True),
        (exact(130, "ft"), exact(130, "ft"), False),
        (exact(5, "USD"), exact(5, "kg"), False),
        (replace(exact(130, "ft"), value=None), exact(40, "m"), False),
    ],
)
def test_one_measure_in_two_units(one, two, alike):
    """Writers round what they convert."""
    assert converted_alike(one, two) is alike
