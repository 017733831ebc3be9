"""When an event was, as days: the first, the last, and how precisely that is known."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"(\d{4})")


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """From the first day to the last, both included."""

    first: date
    last: date

    @property
    def count(self) -> int:
        """How many days these are."""
        return (self.last - self.first).days + 1

    @property
    def ucdp(self) -> int:
        """UCDP's date_prec: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 longer."""
        return 1 + sum(self.count > most for most in (1, 6, 7, 31))

    @property
    def acled(self) -> int | None:
        """ACLED's time_precision: 1 the day, 2 a week, 3 a month; None for what is longer."""
        if self.count > 31:
            return None
        return 1 + sum(self.count > most for most in (1, 7))


def days(value: str) -> Days | None:
    """Return the days of a TIMEX value; None for what is no day, week, month or year.

    >>> days("2031-02").last
    datetime.date(2031, 2, 28)
    """
    try:
        return _day(value) or _week(value) or _month(value) or _year(value)
    except ValueError:  # "2031-02-30": no such day
        return None


def _day(value: str) -> Days | None:
    found = _DAY.fullmatch(value)
    if not found:
        return None
    day = date(int(found[1]), int(found[2]), int(found[3]))
    return Days(day, day)


def _week(value: str) -> Days | None:
    found = _WEEK.fullmatch(value)
    if not found:
        return None
    monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    return Days(monday, monday + timedelta(days=6))


def _month(value: str) -> Days | None:
    found = _MONTH.fullmatch(value)
    if not found:
        return None
    year, month = int(found[1]), int(found[2])
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _year(value: str) -> Days | None:
    found = _YEAR.fullmatch(value)
    return Days(date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)) if found else None


def hull(told: Iterable[Days]) -> Days | None:
    """Return the days from the first to the last of the most precise; None of none."""
    known = list(told)
    finest = min((each.ucdp for each in known), default=0)
    finest_days = [each for each in known if each.ucdp == finest]
    if not finest_days:
        return None
    return Days(min(d.first for d in finest_days), max(d.last for d in finest_days))
