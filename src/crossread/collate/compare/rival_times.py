"""Two times of two claims, and what tells whether they are of one happening."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np

from crossread.collate.claims import Stated
from crossread.collate.compare.contests import Contests, Placed, Telling, contests
from crossread.collate.compare.difference import Background
from crossread.collate.compare.rivals import KEPT, Evidence, Pair, slot
from crossread.collate.compare.told import LIMITING, ToldTime, told
from crossread.model.annotation import TimeType

_PARTS_OF_A_DAY = frozenset("morning afternoon evening night noon midnight".split())
_ZONES = frozenset("local time gmt utc bst ist et est edt ct cst cdt mt pt pst pdt cet".split())
_YEARS = ("year", "decade")
_YEAR, _MONTH, _DAY = 4, 7, 10  # letters of an ISO value


class _Time(NamedTuple):
    """What a time tells wherever it stands."""

    value: str  # the day, or the hour alone
    iso: str
    type: TimeType
    precision: str | None
    how: frozenset[str]
    wording: frozenset[str]
    hours: float | None
    words: frozenset[str]
    is_of_speech: bool


_Told = Telling[ToldTime, _Time]


def _judging() -> Callable[[_Time, _Time], Evidence]:
    """Tell what two times are to each other: a story tells few of them over and over."""
    return lru_cache(KEPT)(_judged)


def rival_times(pairs: Sequence[Pair], background: Background) -> Contests[ToldTime]:
    """Return every two times of some pairs of claims that are not told alike.

    Two that both sentences tell are none: "charged on Monday with a theft two weeks ago" puts
    nothing at two times.
    """
    claims = dict.fromkeys(chain.from_iterable(pairs))
    told = {each: background.once(_told, each) for each in claims if each.claim.times}
    return contests(pairs, told, background.of_story(_judging))


def _judged(one: _Time, two: _Time) -> Evidence:
    """What two times are to each other; nothing where they are told alike."""
    if _are_alike(one, two):
        return {}
    of_speech = {"of_speech": float(one.is_of_speech or two.is_of_speech)}
    return _of_values(one, two) | _of_wordings(one, two) | of_speech


def fit(one: str, two: str) -> bool:
    """Whether one of two values may be the other: a day of a month, or of a week."""
    return one.startswith(two) or two.startswith(one) or _in_week(one, two) or _in_week(two, one)


def _told(stated: Stated) -> _Told:
    placed = []
    for each in told(stated):
        if place := slot(stated, each.time.span, is_part=False):
            said, content = stated.words(each.time.span).lower(), _time(each)
            placed.append(Placed(each, content, place, said, said, content.iso or None))
    return Telling(placed, [each.value for each in placed], _told_around(stated))


def _time(told: ToldTime) -> _Time:
    return _Time(
        told.value,
        told.time.value or "",
        told.time.type,
        told.time.precision,
        told.how,
        told.wording,
        told.hours,
        frozenset(told.words.split()),
        told.is_of_speech,
    )


def _told_around(stated: Stated) -> frozenset[str]:
    """The times of a claim's sentence, as words."""
    sentence = stated.sentence.span
    own = (each.span for each in stated.annotated.times if sentence.covers(each.span))
    return frozenset(stated.words(span).lower() for span in own)


def _are_alike(one: _Time, two: _Time) -> bool:
    """Whether two times are told in the same words, or are one and limited alike."""
    lengths = one.hours is not None and one.hours == two.hours
    same = lengths or (bool(one.value) and one.value == two.value) or _is_one_hour(one, two)
    limited = one.how == two.how and one.type is two.type
    return one.wording == two.wording or (same and limited)


def _is_one_hour(one: _Time, two: _Time) -> bool:
    """Whether one adds to the other's clock time a weekday or a zone: "7 p.m. on Friday"."""
    clocks = one.type is two.type is TimeType.TIME
    small, large = sorted((one.wording - LIMITING, two.wording - LIMITING), key=len)
    return clocks and small < large and all(map(_is_day_or_zone, large - small))


def _is_day_or_zone(word: str) -> bool:
    return word.startswith("weekdays ") or word in _ZONES


def _of_values(one: _Time, two: _Time) -> Evidence:
    """What two times are to each other on the calendar."""
    a, b = one.iso, two.iso
    types = one.type, two.type
    years = [each.precision in _YEARS for each in (one, two)]
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
        "same_precision": one.precision == two.precision,
        "years": all(years),
        "one_year": years[0] != years[1],
    }
    return {name: float(value) for name, value in evidence.items()}


def _of_wordings(one: _Time, two: _Time) -> Evidence:
    """How alike two times are worded and limited."""
    mine, theirs = one.words, two.words
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
