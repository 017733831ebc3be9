"""Days of the calendar: holidays, weeks, and steps of days, months and years.

Knows no text. Everything is a ``datetime.date`` of the Gregorian calendar, or None where the
calendar has no such day (30 February, the year 0).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from crossread import lexicons
from crossread.annotate.quantities.grammar import plain


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of the calendar: its TIMEX3 value, its grain and its first day."""

    value: str
    precision: str
    start: date


def day_of(year: int, month: int, number: int) -> date | None:
    """Return that day; None where the calendar has none."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def of_grain(start: date, grain: str) -> When:
    """Return the day, week, month, year ... that holds ``start``.

    >>> of_grain(date(2026, 1, 2), "week").value
    '2026-W01'
    """
    if grain == "week":
        year, week, _ = start.isocalendar()
        return When(f"{year:04}-W{week:02}", "week", start - timedelta(start.weekday()))
    if grain == "weekend":
        monday = of_grain(start, "week")
        return When(f"{monday.value}-WE", "week", monday.start + timedelta(5))
    if grain == "month":
        return When(f"{start:%Y-%m}", "month", start.replace(day=1))
    if grain == "quarter":
        quarter = (start.month + 2) // 3
        return When(f"{start.year:04}-Q{quarter}", "quarter", date(start.year, 3 * quarter - 2, 1))
    if grain == "year":
        return When(f"{start.year:04}", "year", date(start.year, 1, 1))
    if grain == "decade":
        return When(f"{start.year // 10:03}", "decade", date(start.year // 10 * 10, 1, 1))
    if grain == "century":
        return When(
            f"{start.year // 100:02}", "century", date(max(1, start.year // 100 * 100), 1, 1)
        )
    return When(start.isoformat(), "day", start)


def moved(start: date, count: int, letter: str) -> date | None:
    """Return the day ``count`` days (D), weeks (W), months (M) or years (Y) from ``start``.

    The end of a month stays inside it: one month after 31 January is 28 or 29 February. None
    beyond the years 1 to 9999.
    """
    try:
        if letter in "DW":
            return start + timedelta(count * (7 if letter == "W" else 1))
        months = start.year * 12 + start.month - 1 + count * (12 if letter == "Y" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def nearest(start: date, weekday: int, forward: bool) -> date:
    """Return the first such ISO weekday at or after ``start``, or the last one at or before it."""
    gap = weekday - start.isoweekday()
    return start + timedelta(gap % 7 if forward else -(-gap % 7))


def in_week(start: date, weekday: int, weeks: int) -> date:
    """Return an ISO weekday of the week of ``start``, or of a week after or before it."""
    return start + timedelta(weekday - start.isoweekday() + 7 * weeks)


def season(year: int, code: str) -> When:
    """Return a season by its TIMEX3 code; winter is said of the year in which it begins."""
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    return When(f"{year:04}-{code}", "season", date(year, first, 1))


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches (Meeus, Jones and Butcher).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    golden, (century, rest) = year % 19, divmod(year, 100)
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, number = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, number + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth such ISO weekday of a month; -1 is the last one."""
    if nth < 0:
        return nearest(date(year, month, monthrange(year, month)[1]), weekday, forward=False)
    return nearest(date(year, month, 1), weekday, forward=True) + timedelta(7 * (nth - 1))


@cache
def holiday(name: str, year: int) -> date | None:
    """Return the day of a named day in a year; None for a name the lexicon lacks."""
    rule = lexicons.table("holidays").get(plain(name), "")
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule.removeprefix("easter")))
    if " " in rule:
        month, weekday, nth = rule.split()
        number = int(lexicons.table("weekdays")[weekday])
        if nth == "thanksgiving":  # the days that follow it
            return nearest(nth_weekday(year, 11, 4, 4), number, forward=True)
        return nth_weekday(year, int(month), number, int(nth))
    month, _, number_of_day = rule.partition("-")
    return day_of(year, int(month), int(number_of_day)) if rule else None
