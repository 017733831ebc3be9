"""The line below a headline that names author, outlet and day: "May 4, 2024 · By Ann Lee · Herald".

Its parts stand between marks, or before the day behind a comma ("Radio Assam, 18 October 2023"),
in any order. It is read only below a headline, holds a day or an author and no prose: it tells
when and by whom the report was made, and nothing of what happened.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossread.clean import dates, masthead
from crossread.clean.bylines import Byline, read_byline, read_name
from crossread.clean.dates import DayOrder, PrintedDate
from crossread.clean.lines import ends_sentence
from crossread.lexicons import table

MOST_WORDS = 26
_LONGEST_PART = 8  # words: "Asia correspondent of the Harbour Gazette in Port Vell"
_BETWEEN = re.compile(r"\s+[·•|–—-]\s+|\s*[|·•]\s*")
_HALF_DAY = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
_BEFORE_DAY = re.compile(r",\s+")


@dataclass(frozen=True, slots=True)
class Imprint:
    """What such a line says; offsets are in the line."""

    dates: tuple[PrintedDate, ...]
    byline: tuple[int, Byline] | None  # and where its part starts
    outlet: tuple[int, int] | None


def read_imprint(line: str, order: DayOrder) -> Imprint | None:
    """Return what a line says when it holds day, author, outlet or desk alone.

    >>> read_imprint("May 4, 2024 · By Ann Lee · Quay Herald", DayOrder(None)).dates[0].value
    '2024-05-04'
    """
    if len(line.split()) > MOST_WORDS or len(line) > dates.MAX_CLUSTER:
        return None
    parts = list(_parts(line))
    days = [(start, end) for start, end in parts if _is_day(line[start:end])]
    signed = [(start, found) for start, end in parts if (found := read_byline(line[start:end]))]
    others = [line[start:end] for start, end in parts if (start, end) not in days]
    named = all(map(_is_short if _BETWEEN.search(line) else _is_name, others))
    if len(parts) < 2 or not (days or signed) or not named or _ends_in_prose(line):
        return None
    printed = [_shifted(d, start) for start, end in days for d in _dates(line[start:end], order)]
    return Imprint(tuple(printed), _author(line, parts, signed), _outlet(line, parts))


def _parts(line: str) -> Iterator[tuple[int, int]]:
    """The parts between marks; a day behind a comma is a part of its own."""
    start = 0
    for cut in (*_BETWEEN.finditer(line), None):
        end = cut.start() if cut else len(line)
        for comma in _BEFORE_DAY.finditer(line, start, end):
            if _is_day(line[comma.end() : end]) and not _is_day(line[start:end]):
                yield start, comma.start()
                start = comma.end()
                break
        if line[start:end].strip():
            yield start, end
        start = cut.end() if cut else end


def _is_day(part: str) -> bool:
    """Whether a part holds dates, weekdays and times alone, with a year or without."""
    return dates.is_date_line(part) or bool(_day_without_year().fullmatch(part.strip()))


def _is_short(part: str) -> bool:
    return len(part.split()) <= _LONGEST_PART and not ends_sentence(part)


def _is_name(part: str) -> bool:
    """Whether a part before a comma is a name or signs: "The ferry sank, May 4" is neither."""
    return bool(read_byline(part)) or masthead.is_name(part)


def _ends_in_prose(line: str) -> bool:
    return ends_sentence(line) and not _HALF_DAY.search(line)


def _dates(part: str, order: DayOrder) -> tuple[PrintedDate, ...]:
    cluster = dates.trailing(part, order)
    return cluster.dates if cluster else ()


def _shifted(day: PrintedDate, by: int) -> PrintedDate:
    return PrintedDate(day.start + by, day.end + by, day.value, day.rank)


def _author(
    line: str, parts: list[tuple[int, int]], signed: list[tuple[int, Byline]]
) -> tuple[int, Byline] | None:
    """Who signed; else the person whose name stands alone beside the day."""
    if signed:
        return signed[0]
    others = [(start, line[start:end]) for start, end in parts if not _is_day(line[start:end])]
    if len(others) != 1 or masthead.names_outlet(others[0][1]):
        return None
    start, name = others[0]
    person = read_name(name)
    return (start, person) if person else None


def _outlet(line: str, parts: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The first part that is written like an outlet's name."""
    named = (p for p in parts if not read_byline(line[slice(*p)]) and not _is_day(line[slice(*p)]))
    return next((p for p in named if masthead.names_outlet(line[slice(*p)])), None)


@cache
def _day_without_year() -> re.Pattern[str]:
    """Return the form of "Tuesday", "May 22" and "Wednesday 3 June"."""
    months, weekdays = ("|".join(sorted(table(name))) for name in ("months", "weekdays"))
    day = rf"(?:(?:{months})\.?\s+\d{{1,2}}|\d{{1,2}}\s+(?:{months})\.?)"
    return re.compile(rf"(?:(?:{weekdays})\.?,?\s*)?{day}|(?:{weekdays})", re.IGNORECASE)
