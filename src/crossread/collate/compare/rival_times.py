"""Two times of two claims, and what tells whether they are of one happening."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import product
from typing import NamedTuple

import numpy as np

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background, Rivals
from crossread.collate.compare.rivals import Slot, among_others, likeness, slot
from crossread.collate.compare.told import LIMITING, ToldTime, told
from crossread.model.annotation import TimeType

_PARTS_OF_A_DAY = frozenset("morning afternoon evening night noon midnight".split())
_ZONES = frozenset("local time gmt utc bst ist et est edt ct cst cdt mt pt pst pdt cet".split())
_YEARS = ("year", "decade")
_YEAR, _MONTH, _DAY = 4, 7, 10  # letters of an ISO value


class _Placed(NamedTuple):
    """A time of a claim, where it stands, and what it is told by."""

    time: ToldTime
    slot: Slot
    wording: frozenset[str]
    hours: float | None
    words: frozenset[str]


def rival_times(left: Stated, right: Stated, background: Background) -> Iterator[Rivals[ToldTime]]:
    """Yield every two times that are not told alike, but for two that both sentences tell.

    "Charged on Monday with a theft two weeks ago" puts nothing at two times.
    """
    if not left.claim.times or not right.claim.times:
        return
    mine, theirs = background.once(_placed, left), background.once(_placed, right)
    around = background.once(_told_around, left) & background.once(_told_around, right)
    for here, there in product(mine, theirs):
        one, two = here.time, there.time
        both = {left.words(one.time.span).lower(), right.words(two.time.span).lower()}
        both_told = len(both) > 1 and both <= around
        if not (_are_alike(here, there) or both_told):
            evidence = likeness(left, here.slot, right, there.slot, background)
            evidence |= _of_values(one, two) | _of_wordings(here, there)
            yield Rivals(one, two, evidence | _of_claims(mine, one, theirs, two))


def fit(one: str, two: str) -> bool:
    """Whether one of two values may be the other: a day of a month, or of a week."""
    return one.startswith(two) or two.startswith(one) or _in_week(one, two) or _in_week(two, one)


def _placed(stated: Stated) -> list[_Placed]:
    """The times of a claim that stand somewhere."""
    found = ((each, slot(stated, each.time.span, is_part=False)) for each in told(stated))
    return [
        _Placed(time, place, time.wording, time.hours, frozenset(time.words.split()))
        for time, place in found
        if place
    ]


def _told_around(stated: Stated) -> frozenset[str]:
    """The times of a claim's sentence, as words."""
    sentence = stated.sentence.span
    own = (each.span for each in stated.annotated.times if sentence.covers(each.span))
    return frozenset(stated.words(span).lower() for span in own)


def _are_alike(here: _Placed, there: _Placed) -> bool:
    """Whether two times are told in the same words, or are one and limited alike."""
    one, two = here.time, there.time
    lengths = here.hours is not None and here.hours == there.hours
    same = lengths or (bool(one.value) and one.value == two.value) or _is_one_hour(here, there)
    limited = one.how == two.how and one.time.type is two.time.type
    return here.wording == there.wording or (same and limited)


def _is_one_hour(here: _Placed, there: _Placed) -> bool:
    """Whether one adds to the other's clock time a weekday or a zone: "7 p.m. on Friday"."""
    clocks = here.time.time.type is there.time.time.type is TimeType.TIME
    small, large = sorted((here.wording - LIMITING, there.wording - LIMITING), key=len)
    return clocks and small < large and all(map(_is_day_or_zone, large - small))


def _is_day_or_zone(word: str) -> bool:
    return word.startswith("weekdays ") or word in _ZONES


def _of_values(one: ToldTime, two: ToldTime) -> dict[str, float]:
    """What two times are to each other on the calendar."""
    a, b = (each.time.value or "" for each in (one, two))
    types = one.time.type, two.time.type
    years = [each.time.precision in _YEARS for each in (one, two)]
    evidence = {
        "valueless": not a or not b,
        "same_value": bool(a) and a == b,
        "fit": bool(a and b) and fit(a, b),
        "same_year": bool(a) and a[:_YEAR] == b[:_YEAR],
        "same_month": bool(a) and a[:_MONTH] == b[:_MONTH],
        "apart": _days(a, b),
        "closer": abs(len(a) - len(b)),
        "same_type": types[0] is types[1],
        "days": types.count(TimeType.DATE),
        "hours": types.count(TimeType.TIME),
        "durations": types.count(TimeType.DURATION),
        "same_precision": one.time.precision == two.time.precision,
        "years": all(years),
        "one_year": years[0] != years[1],
    }
    return {name: float(value) for name, value in evidence.items()}


def _of_wordings(here: _Placed, there: _Placed) -> dict[str, float]:
    """How alike two times are worded and limited."""
    one, two = here.time, there.time
    mine, theirs = here.words, there.words
    parts = mine & _PARTS_OF_A_DAY, theirs & _PARTS_OF_A_DAY
    evidence = {
        "shared": len(mine & theirs) / max(1, len(mine | theirs)),
        "limited": bool(one.how) + bool(two.how),
        "other_limits": one.how != two.how,
        "same_part": bool(parts[0] & parts[1]),
        "one_part": bool(parts[0]) != bool(parts[1]),
        "one_ago": ("ago" in mine) != ("ago" in theirs),
    }
    return {name: float(value) for name, value in evidence.items()}


def _of_claims(
    mine: list[_Placed], one: ToldTime, theirs: list[_Placed], two: ToldTime
) -> dict[str, float]:
    """How many times both claims tell, whether one tells the other's too, and when they spoke."""
    own, others = ([each.time.time.value or None for each in placed] for placed in (mine, theirs))
    told = among_others(own, one.time.value or None, others, two.time.value or None)
    return told | {"of_speech": float(one.is_of_speech or two.is_of_speech)}


def _days(one: str, two: str) -> float:
    """The logarithm of the days between two days; -1 where one of them is none."""
    try:
        days = abs((date.fromisoformat(one[:_DAY]) - date.fromisoformat(two[:_DAY])).days)
    except ValueError:
        return -1.0
    return float(np.log1p(days))


def _in_week(day: str, week: str) -> bool:
    if "-W" not in week or len(day) < _DAY or "W" in day:
        return False
    year, number, _ = datetime.fromisoformat(day[:_DAY]).isocalendar()
    return f"{year}-W{number:02d}" == week[:8]
