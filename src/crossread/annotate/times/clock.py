"""Clock times, durations and sets: values that need no calendar."""

import re

from crossread import lexicons
from crossread.annotate.quantities.grammar import plain
from crossread.annotate.quantities.numerals import value_of
from crossread.annotate.times.days import month_number
from crossread.annotate.times.patterns import part
from crossread.annotate.times.shifts import span_of_units

_LATE = frozenset({"afternoon", "evening", "night"})
_ZONED = re.compile(r"(?:[A-Z]{2,4}|\btime)$")
_HALF_DAY = 12  # hours: no two zones that one text tells are further apart
_WORDS = {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "everyday": "P1D", "weekly": "P1W"}
_WORDS |= {"fortnightly": "P2W", "biweekly": "P2W", "monthly": "P1M", "quarterly": "P3M"}
_WORDS |= {"yearly": "P1Y", "annually": "P1Y", "annual": "P1Y"}
_WORDS |= {"semiannual": "P6M", "semiannually": "P6M"}


def clock(match: re.Match[str]) -> tuple[str, str] | None:
    """Return "T16:20" and its precision; None where the words hold no time of day."""
    word = plain(part(match, "word") or "")
    if word:
        return ("T12:00" if word == "noon" else "T00:00"), "hour"
    said, minute = part(match, "hour"), part(match, "minute")
    if said is None:
        return None
    hour, half = int(value_of(said) or 0), plain(part(match, "half") or "")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif _part_of_day(match) in _LATE and 1 <= hour < 12:
        hour += 12
    return f"T{hour:02}:{int(minute or 0):02}", "minute" if minute else "hour"


def days_apart(here: re.Match[str], there: re.Match[str]) -> int:
    """Return by how many days one moment is told apart in two zones: -1 of "6am (10pm BST)"."""
    hours = [int(found[0][1:3]) for each in (here, there) if (found := clock(each))]
    if len(hours) < 2 or not _ZONED.search(there.group().rstrip()):
        return 0
    apart = hours[1] - hours[0]
    return -1 if apart > _HALF_DAY else 1 if apart < -_HALF_DAY else 0


def _part_of_day(match: re.Match[str]) -> str:
    """The part of the day beside an hour: "night" in "8:30 last night", "tonight at 9"."""
    named = (match.groupdict().get(group) for group in ("part", "partof", "deictic"))
    return plain(next(filter(None, named), "")).split(" ")[-1].removeprefix("to")


def duration(match: re.Match[str]) -> str:
    """Return an ISO 8601 duration; X where nobody counted, two joined by "/" for a range."""
    letter, count = span_of_units(match)
    if match.groupdict().get("unit_5"):
        letter, count = span_of_units(match)[0], 1.0
        count *= _factor(match)
    if match.groupdict().get("unit_4") and match.string[match.end("unit_4")] == "-":
        count = float(_factor(match))  # "year-long", and not "years-long"
    if count is None:
        return _iso(letter, "X")
    second = match.groupdict().get("count_2")
    last = value_of(second) if second else None
    if last is None:
        return _iso(letter, _plain(count))
    return f"{_iso(letter, _plain(count))}/{_iso(letter, _plain(last * _factor(match)))}"


def recurrence(match: re.Match[str]) -> str:
    """Return the TIMEX3 value of a set: "P1D" for "daily", "XXXX-WXX-1" for "every Monday"."""
    if word := match.group("word"):
        return _WORDS[plain(word).replace("-", "")]
    if weekday := match.group("weekday") or match.group("weekdays"):
        return f"XXXX-WXX-{lexicons.table('weekdays')[plain(weekday)]}"
    if match.group("month"):
        return f"XXXX-{month_number(match.group('month')):02}"
    letter, count = span_of_units(match)
    times = 2 if match.group("other") else count or _factor(match)
    return _iso(letter, _plain(times))


def _factor(match: re.Match[str]) -> int:
    code = lexicons.table("time_units")[plain(part(match, "unit") or "")]
    return int(code[len(code.rstrip("0123456789")) :])


def _plain(count: float) -> str:
    return f"{count:.6g}"


def _iso(letter: str, count: str) -> str:
    if letter == "Y" and count == "0.5":
        letter, count = "M", "6"
    if letter == "TH" and count == "0.5":
        letter, count = "TM", "30"
    return f"PT{count}{letter[1]}" if letter.startswith("T") else f"P{count}{letter}"
