"""The words that the pages use for the model's values, and dates as an editor writes them."""

import re
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from crossread.model.annotation import CertaintyValue, Irrealis
from crossread.model.collation import Change, DiscrepancyKind, DiscrepancyRelation, Status
from crossread.model.report import Basis
from crossread.model.story import Direction, EvidenceKind, Relation


class Label(NamedTuple):
    """A short word and the sentence that explains it."""

    text: str
    meaning: str


# By class first: members of two classes with one value ("none") are equal, being strings.
LABELS: dict[type[Enum], dict[Enum, Label]] = {
    Status: {
        Status.DISPUTED: Label("Disputed", "Reports say things that cannot both stand."),
        Status.AGREED: Label(
            "Agreed",
            "Several reports, and nothing in conflict; a later figure is marked as an update.",
        ),
        Status.ONE_ORIGIN: Label(
            "One origin", "Several reports that go back to at most one origin."
        ),
        Status.SINGLE: Label("In one report only", "No other report was found to say it."),
    },
    DiscrepancyKind: {
        DiscrepancyKind.NUMBER: Label("Number", "The figures differ."),
        DiscrepancyKind.TIME: Label("Time", "The times differ."),
        DiscrepancyKind.PLACE: Label("Place", "The places differ."),
        DiscrepancyKind.ENTITY: Label("Who or what", "The names or things differ."),
        DiscrepancyKind.QUOTE: Label("Quote", "Quoted words are altered, cut or merged."),
        DiscrepancyKind.ATTRIBUTION: Label("Source", "Who is said to have said so differs."),
        DiscrepancyKind.CERTAINTY: Label("Certainty", "How firmly it is put differs."),
        DiscrepancyKind.DENIAL: Label("Denial", "One report carries a denial."),
    },
    DiscrepancyRelation: {
        DiscrepancyRelation.CONFLICTS: Label("in conflict", "They cannot both stand."),
        DiscrepancyRelation.COMPATIBLE: Label("compatible", "Both can stand."),
        DiscrepancyRelation.UPDATES: Label("update", "A later figure or stage."),
        DiscrepancyRelation.DIFFERENT_SCOPE: Label(
            "other scope", "They speak of different things."
        ),
        DiscrepancyRelation.FRAMING_ONLY: Label("framing", "Only the way of putting it differs."),
    },
    CertaintyValue: {
        CertaintyValue.CERTAIN: Label("", "Put as certain."),
        CertaintyValue.PROBABLE: Label("probable", "The report puts it as probable."),
        CertaintyValue.POSSIBLE: Label("possible", "The report puts it as possible."),
        CertaintyValue.CERTAIN_NOT: Label("not so", "The report puts it as not so."),
        CertaintyValue.PROBABLE_NOT: Label(
            "probably not", "The report puts it as probably not so."
        ),
        CertaintyValue.POSSIBLE_NOT: Label(
            "possibly not", "The report puts it as possibly not so."
        ),
        CertaintyValue.UNKNOWN: Label("left open", "The report does not commit itself."),
    },
    Irrealis: {
        Irrealis.NONE: Label("", ""),
        Irrealis.HISTORICAL: Label("", ""),  # background is the most common kind: it would be noise
        Irrealis.FUTURE: Label("to come", "Said of the future."),
        Irrealis.HYPOTHETICAL: Label("conditional", "A condition or a supposition."),
        Irrealis.NEGATION: Label("negated", "The report says that it is not so."),
    },
    Change: {
        Change.NONE: Label("word for word", "Nothing differs from the longest wording."),
        Change.CUT: Label("cut short", "Words at an edge are missing."),
        Change.ELIDED: Label("cut inside", "Words in the middle are missing."),
        Change.ALTERED: Label("altered", "Other words stand between the quote marks."),
        Change.MERGED: Label(
            "merged", "Two sentences stand as one, with no sign of what is left out."
        ),
        Change.PARAPHRASED: Label("paraphrased", "Given without quote marks."),
    },
    Relation: {
        Relation.VERBATIM: Label("verbatim", "The same words throughout."),
        Relation.LIGHT_EDIT: Label("light edit", "The same words with small changes."),
        Relation.EXCERPT: Label("excerpt", "A part of it, in its words."),
        Relation.REWRITE: Label("rewrite", "The same matter in other words."),
        Relation.COMPOSITE: Label("in part", "Taken into a report that has other matter too."),
        Relation.SHARED_ORIGIN: Label("shared origin", "Both go back to one source."),
        Relation.VERSION_OF: Label("version", "Another version of the same report."),
    },
    Direction: {
        Direction.CERTAIN: Label("certain", "The report says so."),
        Direction.LIKELY: Label("likely", "The evidence speaks for this direction."),
        Direction.UNKNOWN: Label("direction unknown", "Nothing says who took from whom."),
    },
    EvidenceKind: {
        EvidenceKind.CREDIT_LINE: Label("credit line", ""),
        EvidenceKind.DATELINE: Label("dateline", ""),
        EvidenceKind.FEED_SOURCE: Label("source named by the feed", ""),
        EvidenceKind.VERBATIM_RUN: Label("same words in a row", ""),
        EvidenceKind.SHARED_RARE_DETAIL: Label("same rare detail", ""),
        EvidenceKind.SHARED_QUOTE_CUT: Label("same cut of a quote", ""),
        EvidenceKind.SHARED_ORDER: Label("same order", ""),
        EvidenceKind.SHARED_ERROR: Label("same slip", ""),
        EvidenceKind.TIMESTAMP_ORDER: Label("order of publication", ""),
    },
    Basis: {
        Basis.TEXT: Label("in the text", ""),
        Basis.METADATA: Label("in the page’s metadata", ""),
        Basis.URL: Label("from the address", ""),
        Basis.GIVEN: Label("as given", ""),
        Basis.PATH: Label("guessed from the file name", ""),
        Basis.OTHER_REPORTS: Label("borrowed from the other reports", ""),
    },
}

# The units whose name is no word; of the others the name reads as one ("percent", "light_year").
UNITS = {
    "year_old": "age",
    "cm": "centimetres",
    "ft": "feet",
    "ft2": "square feet",
    "g": "grams",
    "kg": "kilograms",
    "km": "kilometres",
    "km2": "square kilometres",
    "km_per_hour": "kilometres per hour",
    "l": "litres",
    "lb": "pounds",
    "m": "metres",
    "m2": "square metres",
    "m3": "cubic metres",
    "m_per_second": "metres per second",
    "mile2": "square miles",
    "mm": "millimetres",
    "oz": "ounces",
}
MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "AU": "autumn", "WI": "winter"}
_FROM = {"SP": "03", "SU": "06", "FA": "09", "AU": "09", "WI": "12"}  # first month
_PARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "MI": "midday"}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](?:(\d\d)(?::?(\d\d))?|([A-Z]{2})))?.*")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_SEASON = re.compile(r"(\d{4})-([A-Z]{2})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_DECADE = re.compile(r"(\d{3})X?")


def label(value: Enum) -> Label:
    """Return the words for a value of the model."""
    return LABELS[type(value)][value]


def plural(count: int, noun: str, many: str = "") -> str:
    """Return count and noun in the right number.

    >>> plural(1, "report"), plural(2, "report")
    ('1 report', '2 reports')
    """
    return f"{count} {noun if count == 1 else many or noun + 's'}"


def counted_words(counted: str, unit: str) -> str:
    """Return what a figure counts or measures, as a heading; "" where nothing says.

    >>> counted_words("death", "person"), counted_words("", "year_old"), counted_words("", "km")
    ('death', 'age', 'kilometres')
    """
    return counted or UNITS.get(unit) or unit.replace("_", " ")


def spoken(value: str, *, weekday: bool = False) -> str:
    """Return a TIMEX value or ISO date as an editor writes it; what is unknown stays as it is.

    >>> spoken("2031-03-04T04:20"), spoken("2031-03"), spoken("2031-W10")
    ('4 March 2031, 04:20', 'March 2031', 'week of 3 March 2031')
    """
    first, slash, last = value.partition("/")
    if slash:
        return f"{spoken(first, weekday=weekday)} – {spoken(last, weekday=weekday)}"
    try:
        return _day(value, weekday) or _longer(value) or value
    except (ValueError, IndexError):  # "2031-02-30": no such day
        return value


def starts(value: str) -> tuple[str, bool]:
    """Return a key that puts TIMEX values in order: first day, the longer time before its parts.

    >>> sorted(["2031-03-04", "2031-W10", "2031-03"], key=starts)
    ['2031-03', '2031-W10', '2031-03-04']
    """
    found = _WEEK.fullmatch(value)
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        return value, True
    if found and monday:
        return (monday + timedelta(days=5 if found[3] else 0)).isoformat(), False
    season = _SEASON.fullmatch(value)
    return (f"{season[1]}-{_FROM.get(season[2], '00')}" if season else value), True


def span_of_days(first: str, last: str) -> str:
    """Return two days as one range, saying month and year once where they are the same.

    >>> span_of_days("2031-03-04", "2031-03-05")
    '4–5 March 2031'
    """
    left, right = spoken(first).split(" "), spoken(last).split(" ")
    same = 0
    while same < min(len(left), len(right)) - 1 and left[-same - 1] == right[-same - 1]:
        same += 1
    start, gap = " ".join(left[: len(left) - same]), "–" if same == 2 else " – "
    return f"{start}{gap}{' '.join(right)}"


def _day(value: str, weekday: bool) -> str:
    found = _DAY.fullmatch(value)
    if not found:
        return ""
    year, month, day, hour, minute, part = found.groups()
    written = _written(date(int(year), int(month), int(day)), weekday)
    if hour:
        return f"{written}, {hour}:{minute}" if minute else f"{written}, {hour}\u00a0h"
    return f"{written}, {_PARTS.get(part, part)}" if part else written


def _written(day: date, weekday: bool = False) -> str:
    name = f"{DAYS[day.weekday()]} " if weekday else ""
    return f"{name}{day.day} {MONTHS[day.month - 1]} {day.year}"


def _longer(value: str) -> str:
    if found := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        if found[3]:
            return f"weekend of {_written(monday + timedelta(days=5))}"
        return f"week of {_written(monday)}"
    if found := _MONTH.fullmatch(value):
        return f"{MONTHS[int(found[2]) - 1]} {found[1]}" if found[2] != "00" else value
    if (found := _SEASON.fullmatch(value)) and found[2] in _SEASONS:
        return f"{_SEASONS[found[2]]} {found[1]}"
    if found := _QUARTER.fullmatch(value):
        return f"quarter {found[2]} of {found[1]}"
    if found := _DECADE.fullmatch(value):
        return f"{found[1]}0s"
    return ""
