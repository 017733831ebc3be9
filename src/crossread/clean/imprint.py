"""The line below a headline that names author, outlet and day: "May 4, 2024 · By Ann Lee · Herald".

Its parts stand between marks, or before the day behind a comma ("Radio Assam, 18 October 2023"),
in any order. It is read only below a headline, holds a day or an author and no prose: it tells
when and by whom the report was made, and nothing of what happened.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class _Part:
    """Words between two marks; ``start`` is their offset in the line."""

    start: int
    text: str
    is_day: bool
    byline: Byline | None

    @classmethod
    def of(cls, line: str, start: int, end: int) -> "_Part":
        text = line[start:end]
        return cls(start, text, _is_day(text), read_byline(text))

    @property
    def is_short(self) -> bool:
        """Whether it is no prose, where marks part it from the rest."""
        return len(self.text.split()) <= _LONGEST_PART and not ends_sentence(self.text)

    @property
    def is_named(self) -> bool:
        """Whether it is a name or signs, as before a comma: "The ferry sank, May 4" is neither."""
        return bool(self.byline) or masthead.is_name(self.text)


def read_imprint(line: str, order: DayOrder) -> Imprint | None:
    """Return what a line says when it holds day, author, outlet or desk alone.

    >>> read_imprint("May 4, 2024 · By Ann Lee · Quay Herald", DayOrder(None)).dates[0].value
    '2024-05-04'
    """
    if len(line.split()) > MOST_WORDS or len(line) > dates.MAX_CLUSTER or _ends_in_prose(line):
        return None
    parts = [_Part.of(line, *each) for each in _cuts(line)]
    marked = bool(_BETWEEN.search(line))
    apart = all(p.is_day or (p.is_short if marked else p.is_named) for p in parts)
    if len(parts) < 2 or not apart or not any(p.is_day or p.byline for p in parts):
        return None
    return Imprint(tuple(_printed(parts, order)), _author(parts), _outlet(parts))


def _cuts(line: str) -> Iterator[tuple[int, int]]:
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
    return dates.is_date_line(part) or bool(_undated().fullmatch(part.strip()))


def _ends_in_prose(line: str) -> bool:
    return ends_sentence(line) and not _HALF_DAY.search(line)


def _printed(parts: Sequence[_Part], order: DayOrder) -> Iterator[PrintedDate]:
    """The dates of the days, as they stand in the line."""
    for part in parts:
        cluster = dates.trailing(part.text, order) if part.is_day else None
        for day in cluster.dates if cluster else ():
            yield replace(day, start=day.start + part.start, end=day.end + part.start)


def _author(parts: Sequence[_Part]) -> tuple[int, Byline] | None:
    """Who signed; else the person whose name stands alone beside the day."""
    signed = next(((part.start, part.byline) for part in parts if part.byline), None)
    others = [part for part in parts if not part.is_day]
    if signed or len(others) != 1 or masthead.names_outlet(others[0].text):
        return signed
    person = read_name(others[0].text)
    return (others[0].start, person) if person else None


def _outlet(parts: Sequence[_Part]) -> tuple[int, int] | None:
    """The first part that is written like an outlet's name."""
    for part in parts:
        if not part.byline and not part.is_day and masthead.names_outlet(part.text):
            return part.start, part.start + len(part.text)
    return None


@cache
def _undated() -> re.Pattern[str]:
    """Return the form of "Tuesday", "May 22" and "Wednesday 3 June"."""
    weekdays = "|".join(sorted(table("weekdays")))
    return re.compile(
        rf"(?:(?:{weekdays})\.?,?\s*)?(?:{dates.day_without_year()})|(?:{weekdays})", re.IGNORECASE
    )
