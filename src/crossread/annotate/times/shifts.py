"""Days counted from another day: "two years ago", "a month later", "in three weeks".

The answer is as exact as the unit: years give a year, weeks a week. A bound ("more than two years
ago") gives no date, and neither do hours, since a report's day of publication has none.
"""

import re
from datetime import date

from crossread import lexicons
from crossread.annotate.quantities.grammar import plain
from crossread.annotate.quantities.numerals import value_of
from crossread.annotate.times.almanac import day_of, moved, of_grain
from crossread.annotate.times.candidates import Candidate
from crossread.annotate.times.patterns import part
from crossread.annotate.times.timeline import CONTEXT, Dated, Timeline

_NEAR = 2  # days: "exactly a year ago" is counted from the event and printed a day or two later
_GRAINS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_FROM_NOW = ("ago", "hence", "from now")
_FROM_AN_EVENT = ("before", "after", "from", "prior to")
_BACK = ("ago", "earlier", "previously", "prior", "before", "before that", "prior to")
_OPEN = frozenset({"more than", "over", "less than", "under", "at least"})  # bounds give no date


def ago(found: Candidate, line: Timeline, base: Dated | None = None) -> Dated | None:
    """Return the day or longer stretch so much time from now, from ``base`` or from the text."""
    match = found.match
    unit, count = span_of_units(match)
    about, way = plain(match.group("about") or ""), plain(match.group("way"))
    if count is None or unit.startswith("T") or about in _OPEN:
        return None
    from_now = way in _FROM_NOW
    start = base or (line.on(line.published) if from_now else line.counted_from(found.sentence))
    if start is None:
        return None
    letter, count = _in_months(unit[0], count)
    day = moved(start.when.start, round(-count if way in _BACK else count), letter)
    if day is None or (letter == "D" and start.when.precision != "day"):
        return None
    if not from_now and letter == "Y" and line.published and day > line.published:
        return None  # "a hundred years later", counted from something that the text does not date
    basis = start.basis if base or from_now else CONTEXT
    if about == "exactly":
        return _to_the_day(line, day, basis)
    return Dated(of_grain(day, _grain(match, unit, letter, start.when.precision)), basis)


def _in_months(letter: str, count: float) -> tuple[str, float]:
    """Half a year is six months."""
    return ("M", count * 12) if letter == "Y" and count != int(count) else (letter, count)


def _grain(match: re.Match[str], unit: str, letter: str, precision: str) -> str:
    """How long a stretch is meant, counted from a time that is known with a precision."""
    way = plain(match.group("way"))
    if precision == "day" and way in _FROM_AN_EVENT:
        return "day"
    exact = precision == "day" and way not in (*_FROM_NOW, "later", "earlier")
    tens = lexicons.table("time_units")[plain(match.group("unit"))] == "Y10"
    if tens and not exact:
        return "decade"
    return "weekend" if unit == "WE" else _GRAINS[letter]


def _to_the_day(line: Timeline, day: date, basis: str) -> Dated:
    """A day counted exactly, moved onto the event that the report dates beside it."""
    for (month, number), known in sorted(line.full.items()):
        event = day_of(known, month, number)
        if event and abs((event - day).days) <= _NEAR:
            return Dated(of_grain(event, "day"), CONTEXT)
    return Dated(of_grain(day, "day"), basis)


def ahead(found: Candidate, line: Timeline) -> Dated | None:
    """Return the day or longer stretch that lies so far ahead: "in two weeks"."""
    letter, count = span_of_units(found.match)
    if count is None or line.published is None or letter.startswith("T") or count != int(count):
        return None
    letter = letter[0]
    day = moved(line.published, int(count), letter)
    return Dated(of_grain(day, _GRAINS[letter]), line.basis) if day else None


def span_of_units(match: re.Match[str]) -> tuple[str, float | None]:
    """Return the ISO letter of the unit ("TH" for hours) and how many; None where none is said."""
    code = lexicons.table("time_units")[plain(part(match, "unit") or "")]
    letter = code.rstrip("0123456789")
    said = plain(part(match, "count") or "")
    count = (
        1.0
        if said in ("a", "an") or match.groupdict().get("the")
        else value_of(said)
        if said
        else None
    )
    if match.groupdict().get("half"):
        count = (count or 0.0) + 0.5
    if match.groupdict().get("plus"):
        count = (count or 0.0) + 0.5
    return letter, None if count is None else count * int(code[len(code.rstrip("0123456789")) :])
