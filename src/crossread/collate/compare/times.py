"""Times of the same happening that differ.

How closely a time is told is a difference, and compatible: "7 p.m." and "shortly before 7 p.m.",
"August" and "3 August", "this month" and "last week", as are clock times within a quarter of an
hour, which reports round. Other times conflict, but where a day was read against those of other
reports. Which two times are of one happening is learned (see ``compare.rivals``); the same words
in two reports are no difference, though their days of publication put them on two.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background, Difference, contrast
from crossread.collate.compare.rival_times import fit
from crossread.model.annotation import TimeExpression, TimeType
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation

_NEAR_SECONDS = 900
_GUESSED = "other_reports"  # a basis of values
_SPANS = (TimeType.DURATION, TimeType.SET)
_WEEK, _QUARTER = re.compile(r"(\d{4})-W(\d\d)(?:-WE)?"), re.compile(r"(\d{4})-Q(\d)")
_MONTH = re.compile(r"\d{4}-\d\d")


def times(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference for each happening that both claims put at another time."""
    for each in background.named.get((DiscrepancyKind.TIME, left, right), ()):
        yield Difference(
            DiscrepancyKind.TIME,
            relation(each.one.time, each.two.time),
            each.one.time.type,
            each.one.span,
            each.two.span,
            contrast(left, each.one.span, right, each.two.span),
        )


def relation(one: TimeExpression, two: TimeExpression) -> DiscrepancyRelation:
    """Return what two times of one happening are to each other.

    Without a value or a day of publication, or where one tells how long and the other when, they
    may be one.
    """
    a, b = _instant(one), _instant(two)
    near = a and b and abs((a - b).total_seconds()) <= _NEAR_SECONDS
    spans = one.type in _SPANS, two.type in _SPANS
    guessed = _GUESSED in (one.basis, two.basis)
    values = one.value or "", two.value or ""
    fits = near or guessed or spans[0] != spans[1] or fit(*values) or _share_a_month(*values)
    return DiscrepancyRelation.COMPATIBLE if fits else DiscrepancyRelation.CONFLICTS


def _instant(time: TimeExpression) -> datetime | None:
    try:
        return datetime.fromisoformat(time.value or "") if "T" in (time.value or "") else None
    except ValueError:
        return None


def _share_a_month(one: str, two: str) -> bool:
    """Whether a month or a quarter has days of the other time: "this month", "last week"."""
    long = any(_MONTH.fullmatch(each) or _QUARTER.fullmatch(each) for each in (one, two))
    return long and not _months(one).isdisjoint(_months(two))


def _months(value: str) -> frozenset[str]:
    """The months, as ISO gives them, that a week, a quarter, a month or a day has days of."""
    try:
        if found := _WEEK.fullmatch(value):
            year, week = int(found[1]), int(found[2])
            ends = (date.fromisocalendar(year, week, day) for day in (1, 7))
            return frozenset(f"{day:%Y-%m}" for day in ends)
    except ValueError:  # a year has no such week
        return frozenset()
    if found := _QUARTER.fullmatch(value):
        last = 3 * int(found[2])
        return frozenset(f"{found[1]}-{month:02}" for month in range(last - 2, last + 1))
    found = _MONTH.match(value)
    return frozenset({found[0]} if found else ())
