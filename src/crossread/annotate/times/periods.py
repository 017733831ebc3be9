"""Which week, month, season, year ... of the calendar words name: "late last year", "in March".

Relative ones are read against the day of publication, "that night" and "the next month" against
what the report dated before; where neither is known the answer is None.
"""

import re
from datetime import date

from crossread import lexicons
from crossread.annotate.quantities.grammar import plain
from crossread.annotate.times.almanac import When, moved, nearest, of_grain, season
from crossread.annotate.times.candidates import Candidate
from crossread.annotate.times.days import BACK, ON, SIDE, month_number, without_year
from crossread.annotate.times.patterns import part
from crossread.annotate.times.tense import Tense
from crossread.annotate.times.timeline import CONTEXT, EXPLICIT, Dated, Timeline

_STEPS = {"day": "D", "week": "W", "weekend": "W", "month": "M", "year": "Y"}
_EARLY = 3  # days of the week: until Wednesday
_FROM_TEXT = frozenset({"the following", "the next", "the previous", "the preceding"})


def period(found: Candidate, line: Timeline, tense: Tense, paragraph: int) -> Dated | None:
    """Return a week, weekend, month, season, year ... named by its place: "late last year"."""
    match = found.match
    if match.group("month"):
        return _month(match, line, tense, paragraph)
    if match.group("season"):
        return _season(match, line, tense)
    if match.group("nth"):
        return _part_of_year(match, line)
    unit = plain(part(match, "unit") or "")
    relation = plain(part(match, "rel") or "")
    if relation in ("in the", "on the", "the") or (relation == "that" and match.group("shade_2")):
        return _inside(found, line, unit, relation, tense, paragraph)
    if "same" in relation or relation == "that":
        return _same(line, unit)
    if (
        relation in _FROM_TEXT
        or (relation in ("next", "last") and unit not in _STEPS)
        or (relation == "next" and unit == "day")
    ):
        return _beside(
            line, unit, -1 if relation.endswith(("previous", "preceding", "last")) else 1
        )
    count = -1 if relation in BACK else 1 if relation in ON else 0
    if unit == "weekend" and relation == "this" and _is_just_over(line, tense):
        count = -1
    return _stepped(line, unit, count)


def _is_just_over(line: Timeline, tense: Tense) -> bool:
    """Whether "this weekend" was told early in the week as what had been."""
    early = line.published is not None and line.published.isoweekday() <= _EARLY
    return early and tense is Tense.PAST


def _stepped(line: Timeline, unit: str, count: int) -> Dated | None:
    """This, the last or the next week, month ... seen from the day of publication."""
    if line.published is None or unit == "day":
        return None
    letter, times = {"quarter": ("M", 3), "decade": ("Y", 10), "century": ("Y", 100)}.get(
        unit, (_STEPS.get(unit, "D"), 1)
    )
    day = moved(line.published, count * times, letter)
    return Dated(of_grain(day, unit), line.basis) if day else None


def _inside(
    found: Candidate, line: Timeline, unit: str, relation: str, tense: Tense, paragraph: int
) -> Dated | None:
    """Answer "later in the day", "earlier in the week", "over the weekend"."""
    if unit == "weekend" and line.published and relation == "the":
        saturday = nearest(line.published, 6, forward=tense is Tense.FUTURE)
        return Dated(of_grain(saturday, "weekend"), line.basis)
    if unit in _STEPS and unit != "day":
        return _stepped(line, unit, 0)
    return line.event_day(found.span, found.sentence, paragraph)


def _same(line: Timeline, unit: str) -> Dated | None:
    """Answer "that night", "the same month": the last one named, if it was named as exactly."""
    if unit not in _STEPS or unit == "day":
        known = line.last_day()
        return Dated(known.when, CONTEXT) if known else None
    known = line.told_of()
    finer = {"week": ("day", "week"), "weekend": ("day",), "month": ("day", "week", "month")}
    if known is None or (unit in finer and known.when.precision not in finer[unit]):
        return None
    return Dated(of_grain(known.when.start, unit), CONTEXT)


def _beside(line: Timeline, unit: str, count: int) -> Dated | None:
    """Answer "the next day", "the following month": one step from what was named last."""
    known = line.last_day() if _STEPS.get(unit, "D") == "D" else line.last()
    if known is None:
        return None
    letter = _STEPS.get(unit, "D")
    day = moved(known.when.start, count, letter)
    return Dated(of_grain(day, unit if unit in _STEPS else "day"), CONTEXT) if day else None


def _month(match: re.Match[str], line: Timeline, tense: Tense, paragraph: int) -> Dated | None:
    month = month_number(match.group("month"))
    said = plain(match.group("year_4") or "")
    if said.isdigit():
        return Dated(of_grain(date(int(said), month, 1), "month"), EXPLICIT)
    relation = plain(match.group("rel_4") or "")
    if not (said or relation):
        return without_year(line, tense, paragraph, month)
    if line.published is None:
        return None
    first = line.published.replace(day=1)
    if said or relation == "this":
        year = first.year + SIDE.get(said.partition(" ")[0], 0)
    elif relation in ON or relation == "the following":
        year = first.year + (month <= first.month)
    else:
        year = first.year - (month >= first.month)
    return Dated(of_grain(date(year, month, 1), "month"), line.basis)


def _season(match: re.Match[str], line: Timeline, tense: Tense) -> Dated | None:
    code = lexicons.table("seasons")[plain(match.group("season"))]
    said = plain(match.group("year_3") or "")
    if said.isdigit():
        return Dated(season(int(said), code), EXPLICIT)
    today = line.published
    if today is None:
        return None
    relation = plain(match.group("rel_3") or "")
    if said or relation == "this":
        return Dated(season(today.year + SIDE.get(said.split(" ")[0], 0), code), line.basis)
    seasons = [season(year, code) for year in range(today.year - 2, today.year + 2)]
    if relation in ON or (relation not in BACK and tense is Tense.FUTURE):
        return Dated(next(s for s in seasons if s.start > today), line.basis)
    over = 92 if relation in BACK else 0  # "last summer" is one that has ended
    return Dated([s for s in seasons if (today - s.start).days >= over][-1], line.basis)


def _part_of_year(match: re.Match[str], line: Timeline) -> Dated | None:
    """A quarter or half of a year: "the first quarter of 2014"."""
    said = match.group("year_5")
    if not said and line.published is None:
        return None
    around = line.published.year if line.published else 0
    relation = plain(match.group("rel_5") or "")
    year = int(said) if said else around + SIDE.get(relation, 0)
    nth = {"f": 1, "s": 2, "t": 3, "1": 1, "2": 2, "3": 3, "4": 4}[plain(match.group("nth"))[0]]
    nth = 4 if plain(match.group("nth")) == "fourth" else nth
    letter, months = ("Q", 3) if plain(match.group("unit_5")) == "quarter" else ("H", 6)
    if nth * months > 12:
        return None
    when = When(f"{year:04}-{letter}{nth}", "quarter", date(year, 1 + months * (nth - 1), 1))
    return Dated(when, EXPLICIT if said else line.basis)


def year(found: Candidate) -> Dated | None:
    """Return a year, a decade or a century as it is written."""
    match = found.match
    if match.group("year"):
        return Dated(of_grain(date(int(match.group("year")), 1, 1), "year"), EXPLICIT)
    if decade := match.group("decade"):
        figures = decade.strip("'’")
        first = int(figures) if len(figures) == 4 else 1900 + int(figures)
        return Dated(of_grain(date(first, 1, 1), "decade"), EXPLICIT)
    words = plain(match.group("century"))
    nth = int(lexicons.table("ordinal_words").get(words) or re.sub(r"\D", "", words) or 0)
    if not 1 <= nth <= 99:
        return None
    return Dated(of_grain(date(max(1, 100 * (nth - 1)), 1, 1), "century"), EXPLICIT)
