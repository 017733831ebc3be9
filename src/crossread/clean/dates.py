"""Printed dates of publication: found, told apart from other dates, read as ISO days.

A date counts when it stands on its own or beside a label ("Published", "Updated"), with nothing
around it but times of day, weekdays and marks. 03/04/2026 is read only when the text shows which
of the two is the day; where nothing shows it, the date stays unknown.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cache

from crossread.lexicons import table


class Rank(IntEnum):
    """How well a printed date tells the day of publication; lower is better."""

    FILED = 0  # an ISO day alone in its line: written by a program that filed the report
    PUBLISHED = 1
    BARE = 2
    UPDATED = 3


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a line, with its offsets there; ``value`` is an ISO day."""

    start: int
    end: int
    value: str
    rank: Rank


@dataclass(frozen=True, slots=True)
class Cluster:
    """Dates at one edge of a line with their labels and times; offsets in the line."""

    start: int
    end: int
    dates: tuple[PrintedDate, ...]
    labelled: bool  # beside a label or a time of day


@dataclass(frozen=True, slots=True)
class DayOrder:
    """Which part of 03/04/2026 is the day; None where the text does not show it."""

    day_first: bool | None


def best(dates: Iterable[PrintedDate]) -> PrintedDate | None:
    """Return the date that tells most surely when the report was published."""
    return min(dates, key=lambda each: (each.rank, each.start), default=None)


def trailing(line: str, order: DayOrder) -> Cluster | None:
    """Return the dates that end a line, with all of their labels and times."""
    end = len(line)
    pieces = list(_date_words().finditer(line, max(0, end - MAX_CLUSTER)))
    first = len(pieces)
    while first and not line[pieces[first - 1].end() : end].strip(_GLUE):
        first -= 1
        end = pieces[first].start()
    return _cluster(pieces[first:], end, len(line), order)


def leading(line: str, order: DayOrder) -> Cluster | None:
    """Return the dates that a line starts with, as in "date 2026-01-02 The harbour ..."."""
    taken = []
    at = 0
    for piece in _date_words().finditer(line, 0, MAX_CLUSTER):
        if line[at : piece.start()].strip(_GLUE):
            break
        taken.append(piece)
        at = piece.end()
    return _cluster(taken, 0, at, order)


def is_date_line(line: str) -> bool:
    """Whether a line holds dates, times and their labels alone, readable or not."""
    pieces = list(_date_words().finditer(line)) if len(line) <= MAX_CLUSTER else []
    rest = _date_words().sub("", line).strip(_GLUE) if pieces else line
    return not rest and any(piece["date"] or piece["ago"] or piece["time"] for piece in pieces)


def day_without_year() -> str:
    """Return the form of "May 22" and "22 May", as a regular expression without its case."""
    months = _alternatives(table("months"))
    return rf"(?:{months})\.? \d{{1,2}}|\d{{1,2}} (?:{months})\.?"


def day_order(text: str) -> DayOrder:
    """Return what a text shows about the order of day and month in its numeric dates.

    A part above twelve decides; then dates with the month's name ("5 March 2026", "March 5,
    2026"), when all of them agree; then the time zones of the United States.
    """
    pairs = [(int(found["a"]), int(found["b"])) for found in _NUMERIC.finditer(text)]
    day_first = any(first > 12 for first, _ in pairs)
    month_first = any(second > 12 for _, second in pairs)
    if day_first != month_first:
        return DayOrder(day_first)
    named = [bool(found["day_first"]) for found in _named().finditer(text)]
    if named:
        return DayOrder(named[0] if len(set(named)) == 1 else None)
    return DayOrder(False if _US_ZONE.search(text) else None)


MAX_CLUSTER = 160  # characters; dates at an edge of a line with their labels and times
_GLUE = " \t\u00a0,;:|@•·.()[]/–—-*>"
_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<a>\d{1,2})[/](?P<b>\d{1,2})[/](?P<year>\d{4}|\d{2})(?![\d/])"
)
_DOTTED = r"(?P<dd>\d{1,2})\.(?P<dm>\d{1,2})\.(?P<dy>\d{4})"
_ISO = r"(?P<iso>\d{4}[-/]\d{1,2}[-/]\d{1,2})(?=T|\b)"
_TIME = (
    r"(?:T?\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2}\b)?|\b\d{1,2}(?=\s?[ap]\.?m\b))"
    r"(?:\s?[ap]\.?m\b\.?)?(?:\s?(?-i:[A-Z]{2,4})\b)?"
)
_US_ZONE = re.compile(r"\d\s?(?:[AaPp]\.?[Mm]\.?)?\s(?:E|C|M|P)[SD]T\b")
_AGO = r"\b(?:\d+|an?)\s+(?:second|minute|min|hour|hr|day|week|month|year)s?\s+ago\b"


def _alternatives(entries: Iterable[str]) -> str:
    longest_first = sorted(entries, key=lambda each: (-len(each), each))
    return "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in longest_first)


def _month_names() -> str:
    return rf"(?:{_alternatives(table('months'))})\b\.?"


@cache
def _named() -> re.Pattern[str]:
    """Return the form of dates with a month's name, either way round."""
    month = _month_names()
    return re.compile(
        rf"\b(?:(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:of\s+)?[-\s]\s*(?P<m1>{month})"
        rf"|(?P<m2>{month})\s*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)"
        rf"\s*[,-]?\s*(?P<y>(?:19|20)\d{{2}})\b(?!\s*[-–]\s*\d{{4}}\b)",
        re.IGNORECASE,
    )


@cache
def _date_words() -> re.Pattern[str]:
    """Return what stands in a date line: labels, weekdays, dates, times, zones, small words."""
    labels = _alternatives(table("publication_labels"))
    days = _alternatives(table("weekdays"))
    return re.compile(
        rf"(?P<date>{_named().pattern}|{_NUMERIC.pattern}|{_DOTTED}|{_ISO})"
        rf"|(?P<ago>{_AGO})|(?P<time>{_TIME})|\b(?P<label>{labels})\b|\b(?:{days})\b\.?"
        r"|\b(?:at|on|by|and|est|edt|cst|cdt|mst|mdt|pst|pdt|gmt|utc|bst|ist|cet|am|pm)\b",
        re.IGNORECASE,
    )


def _cluster(pieces: list[re.Match[str]], start: int, end: int, order: DayOrder) -> Cluster | None:
    """Return the pieces as a cluster when at least one of them is a date that can be read."""
    dates: list[PrintedDate] = []
    rank: Rank | None = None
    labelled = False
    for piece in pieces:
        if piece["label"]:
            rank = _rank(piece["label"])
            labelled = True
        elif piece["time"]:
            labelled = True
        elif piece["date"] and (value := _iso_day(piece, order)):
            bare = Rank.FILED if piece["iso"] and len(pieces) == 1 and start == 0 else Rank.BARE
            dates.append(
                PrintedDate(piece.start(), piece.end(), value, bare if rank is None else rank)
            )
    return Cluster(start, end, tuple(dates), labelled) if dates else None


def _rank(label: str) -> Rank:
    kind = table("publication_labels")[" ".join(label.casefold().split())]
    return Rank.UPDATED if kind == "updated" else Rank.PUBLISHED


def _iso_day(found: re.Match[str], order: DayOrder) -> str | None:
    for year, month, day in _readings(found, order):
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            continue
    return None


def _readings(found: re.Match[str], order: DayOrder) -> Iterator[tuple[int, int, int]]:
    """Yield (year, month, day) in the ways in which a printed date can be read, best first."""
    if found["iso"]:
        year, month, day = re.split("[-/]", found["iso"])
        yield int(year), int(month), int(day)
    elif found["dy"]:
        yield int(found["dy"]), int(found["dm"]), int(found["dd"])
    elif found["y"]:
        name = (found["m1"] or found["m2"]).rstrip(".").casefold()
        yield int(found["y"]), int(table("months")[name]), int(found["day_first"] or found["d2"])
    else:
        yield from _numeric_readings(found, order)


def _numeric_readings(found: re.Match[str], order: DayOrder) -> Iterator[tuple[int, int, int]]:
    first, second, year = int(found["a"]), int(found["b"]), int(found["year"])
    year += 2000 if year < 100 else 0
    if first > 12 or (second <= 12 and order.day_first):
        yield year, second, first
    elif second > 12 or order.day_first is False or first == second:
        yield year, first, second
