"""The calendar behind the words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread import lexicons
from crossread.annotate.times.almanac import (
    easter,
    holiday,
    in_week,
    moved,
    nearest,
    nth_weekday,
    of_grain,
    season,
)


@pytest.mark.parametrize(
    ("year", "day"), [(1818, (3, 22)), (1943, (4, 25)), (2000, (4, 23)), (2024, (3, 31))]
)
def test_easter(year, day):
    """The computus gives the earliest, the latest and ordinary Easters."""
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Thanksgiving", (11, 28)),
        ("black friday", (11, 29)),
        ("Cyber Monday", (12, 2)),
        ("Labor Day", (9, 2)),
        ("Memorial Day", (5, 27)),
        ("New Year’s Eve", (12, 31)),
        ("Good Friday", (3, 29)),
    ],
)
def test_holidays_of_2024(name, day):
    """Fixed, counted and church holidays fall where they fell."""
    assert holiday(name, 2024) == date(2024, *day)


def test_an_unknown_holiday_has_no_day():
    """A name the lexicon lacks gives None."""
    assert holiday("Lantern Day", 2024) is None


def test_every_holiday_has_a_day_in_a_leap_year():
    """Each rule of the lexicon can be read."""
    assert all(holiday(name, 2024) for name in lexicons.words("holidays"))


def test_months_end_where_they_end():
    """A month after the 31st stays inside the month."""
    assert moved(date(2023, 1, 31), 1, "M") == date(2023, 2, 28)


def test_beyond_the_calendar_there_is_nothing():
    """Years before 1 and after 9999 are None, not an error."""
    assert (moved(date(1, 1, 1), -1, "Y"), moved(date(9999, 1, 1), 9, "Y")) == (None, None)
    assert (moved(date(1, 1, 1), -1, "D"), moved(date(1, 1, 1), 10**12, "W")) == (None, None)


@pytest.mark.parametrize(
    ("grain", "value"),
    [
        ("day", "2026-01-02"),
        ("week", "2026-W01"),
        ("weekend", "2026-W01-WE"),
        ("month", "2026-01"),
        ("quarter", "2026-Q1"),
        ("year", "2026"),
        ("decade", "202"),
        ("century", "20"),
    ],
)
def test_grains(grain, value):
    """Each grain has its TIMEX3 value."""
    assert of_grain(date(2026, 1, 2), grain).value == value


def test_winter_is_of_the_year_it_begins():
    """The value of a season is its year and code."""
    assert season(2012, "WI").value == "2012-WI"


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 7))
def test_the_nearest_weekday_is_within_a_week(day, weekday):
    """Forward it is today or after, backward today or before, and never six days off twice."""
    after, before = nearest(day, weekday, forward=True), nearest(day, weekday, forward=False)

    assert 0 <= (after - day).days <= 6
    assert 0 <= (day - before).days <= 6
    assert after.isoweekday() == before.isoweekday() == weekday


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 7))
def test_nth_weekdays_lie_in_their_month(year, month, weekday):
    """The first to fourth and the last such weekday are of the month."""
    days = [nth_weekday(year, month, weekday, nth) for nth in (1, 2, 3, 4, -1)]

    assert {(day.year, day.month, day.isoweekday()) for day in days} == {(year, month, weekday)}
    assert days == sorted(days)


def test_in_week_keeps_the_week():
    """A weekday of this week may lie before or after today."""
    assert in_week(date(2024, 3, 15), 1, 0) == date(2024, 3, 11)
