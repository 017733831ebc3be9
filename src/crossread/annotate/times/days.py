"""Which day of the calendar a date, a weekday, a holiday or a word such as "yesterday" is.

What the words leave open is read against the day of publication and the tense of the clause, or
taken from the dates that the report gives in full; where nothing is known the answer is None.
"""

import re
from datetime import date, timedelta

from crossread import lexicons
from crossread.annotate.quantities.grammar import plain
from crossread.annotate.times.almanac import day_of, holiday, in_week, moved, nearest, of_grain
from crossread.annotate.times.candidates import Candidate
from crossread.annotate.times.patterns import part
from crossread.annotate.times.tense import Tense
from crossread.annotate.times.timeline import CONTEXT, EXPLICIT, Dated, Timeline

BACK = frozenset({"last", "past", "this past", "the past"})
ON = frozenset({"next", "coming", "this coming", "the coming"})
SIDE = {"last": -1, "next": 1}
_SOON = 7  # days: "home for Easter" is said of the one to come
_EDITED = 3  # days: pages go on being edited under their first date
# Days. Nobody leaves out the year of a day that lies so far off while the same day is so near.
_FAR, _CLOSE = 280, 75
_TOWARDS = re.compile(r"\b(?:for|before|ahead of|until|till|by)\s(?:the\s)?$", re.IGNORECASE)
_SIDED = re.compile(r"\b(?:next|last|previous|coming)\s$", re.IGNORECASE)
_LEAD = 2  # sentences: the title and the first of the body, or the first two
_DEICTIC = {"yesterday": -1, "last night": -1, "tomorrow": 1}
_DEICTIC |= {"day before yesterday": -2, "day after tomorrow": 2}


def moment(found: Candidate, line: Timeline, tense: Tense, paragraph: int) -> Dated | None:
    """Return the day of a date, a weekday, a holiday or a word such as "yesterday"."""
    match = found.match
    if match.group("deictic"):
        words = plain(match.group("deictic")).removeprefix("the ")
        return _on(line, _DEICTIC.get(words, 0))
    if match.group("holiday"):
        return _holiday(match, line, tense)
    if match.group("weekday_1"):
        return _weekday(match, line, tense, lead=found.sentence < _LEAD)
    year, month, number = _figures(match)
    if year:
        day = day_of(year, month, number)
        return Dated(of_grain(day, "day"), EXPLICIT) if day else None
    if match.group("weekday_2") and (day := _on_weekday(match, line, month, number)):
        return line.on(day)
    sided = _SIDED.search(match.string, 0, match.start()) is not None
    return without_year(line, tense, paragraph, month, number, sided=sided)


def fits(found: Candidate, dated: Dated) -> bool:
    """Whether a weekday is that of a day; words such as "yesterday" may be any day."""
    named = found.match.group("weekday_1")
    day = dated.when.start.isoweekday()
    return dated.when.precision == "day" and (not named or _weekday_number(named) == day)


def _on_weekday(match: re.Match[str], line: Timeline, month: int, number: int) -> date | None:
    """Without a year "Friday, March 13" is of the nearest year that has it on a Friday."""
    if line.published is None or line.full.get((month, number)):
        return None
    today = line.published
    weekday = _weekday_number(match.group("weekday_2"))
    years = range(today.year - 6, today.year + 7)
    days = [day for year in years if (day := day_of(year, month, number))]
    fitting = [day for day in days if day.isoweekday() == weekday]
    return min(fitting, key=lambda day: (abs((day - today).days), day), default=None)


def _weekday_number(name: str) -> int:
    return int(lexicons.table("weekdays")[plain(name).rstrip(".")])


def _figures(match: re.Match[str]) -> tuple[int | None, int, int]:
    """Year (None where unsaid), month and day of a date as it is written."""
    year = int(part(match, "year") or 0) or None
    if match.group("first"):
        first, second = int(match.group("first")), int(match.group("second"))
        day_first = first > 12 or match.group("mark") == "."
        return (year, second, first) if day_first else (year, first, second)
    ordinal = part(match, "ordinal")
    number = lexicons.table("ordinal_words")[plain(ordinal)] if ordinal else part(match, "day")
    return year, month_number(part(match, "month") or ""), int(re.sub(r"\D", "", number or "0"))


def month_number(name: str) -> int:
    """Return the number of a month given by name or in figures."""
    bare = plain(name).rstrip(".")
    return int(bare) if bare.isdigit() else int(lexicons.table("months")[bare])


def without_year(
    line: Timeline,
    tense: Tense,
    paragraph: int,
    month: int,
    number: int | None = None,
    *,
    sided: bool = False,
) -> Dated | None:
    """Return a day or month whose year the words leave to the reader.

    ``sided`` is whether they say on which side of publication it lies: "next 6 April".
    """
    grain = "day" if number else "month"
    year = line.full.get((month, number or 0))
    if year and (day := day_of(year, month, number or 1)):
        return Dated(of_grain(day, grain), CONTEXT)
    carried = None if tense is Tense.FUTURE else _carried(line, paragraph, month, number)
    if carried:
        return Dated(of_grain(carried, grain), CONTEXT)
    if line.published is None:
        return None
    limit = line.published if number else line.published.replace(day=1)
    edited = number and day_of(limit.year, month, number)
    if edited and 0 < (edited - limit).days <= _EDITED:
        return Dated(of_grain(edited, grain), line.basis)
    years = range(limit.year - 4, limit.year + 5)  # 29 February comes every fourth year
    days = [day for year in years if (day := day_of(year, month, number or 1))]
    ahead = next((day for day in days if day >= limit), None)
    behind = next((day for day in reversed(days) if day <= limit), None)
    day, other = (ahead, behind) if tense is Tense.FUTURE else (behind, ahead)
    open_ = not sided and _is_year_open(day, tense, limit, month_alone=number is None)
    if open_ and day and other:
        day = _closer(day, other, limit)
    return Dated(of_grain(day, grain), line.basis) if day else None


def _is_year_open(day: date | None, tense: Tense, published: date, *, month_alone: bool) -> bool:
    """Whether the tense may mislead: "in a Dec. 22 filing it could book a loss" of 29 December.

    What was done in a month alone was done in the last one, and days of the year of publication
    need no year.
    """
    if month_alone and tense is not Tense.FUTURE:
        return False
    return tense is Tense.UNKNOWN or (day is not None and day.year != published.year)


def _closer(day: date, other: date, published: date) -> date:
    """The day, or the other one where that is close and the day is most of a year off."""
    far, near = (abs((each - published).days) for each in (day, other))
    return other if far > _FAR and near <= _CLOSE else day


def _carried(line: Timeline, paragraph: int, month: int, number: int | None) -> date | None:
    """The first such day after a day or month of an earlier year that the paragraph just named.

    A bare year carries nothing: "built in 1994, it passed a check in November".
    """
    before = line.last(paragraph)
    if before is None or line.published is None or before.basis not in (EXPLICIT, CONTEXT):
        return None
    if before.when.precision == "year":
        return None
    if before.when.start.year >= line.published.year:
        return None
    for year in (before.when.start.year, before.when.start.year + 1):
        day = day_of(year, month, number or 1)
        if day and before.when.start.replace(day=1) <= day <= line.published:
            return day
    return None


def _weekday(match: re.Match[str], line: Timeline, tense: Tense, *, lead: bool) -> Dated | None:
    number = _weekday_number(match.group("weekday_1"))
    relation = plain(match.group("rel_1") or "")
    if relation.endswith(("following", "previous")):
        known = line.last_day() or line.on(line.published)
        step = timedelta(1 if relation.endswith("following") else -1)
        if known is None:
            return None
        day = nearest(known.when.start + step, number, forward=step.days > 0)
        return Dated(of_grain(day, "day"), CONTEXT)
    if line.published is None:
        return None
    weeks = f"{plain(match.group('weeks'))} week" if match.group("weeks") else ""
    day = _weekday_from(line.published, number, weeks or relation, tense)
    # Pages go on being edited under their first date, and dates of pages run behind the clock
    # elsewhere. In a lead, or beside an event of the publication day, the weekday that follows
    # that day is the day after, not one of the week before.
    edited = lead or any(_is_on(each.dated, line.published) for each in line.said)
    if tense is not Tense.FUTURE and not (weeks or relation) and edited:
        day = line.published + timedelta(1) if (line.published - day).days == 6 else day
    return line.on(day)


def _is_on(dated: Dated, day: date) -> bool:
    return dated.when.precision == "day" and dated.when.start == day


def _weekday_from(today: date, number: int, relation: str, tense: Tense) -> date:
    """The weekday as a reader of the publication day understands it."""
    if relation in ("last week", "next week", "this week", "next", "this"):
        return in_week(today, number, SIDE.get(relation.partition(" ")[0], 0))
    if relation in BACK:
        return nearest(today - timedelta(1), number, forward=False)
    if relation in ON:
        return nearest(today + timedelta(1), number, forward=True)
    return nearest(today, number, forward=tense is Tense.FUTURE)


def _holiday(match: re.Match[str], line: Timeline, tense: Tense) -> Dated | None:
    name = plain(match.group("holiday"))
    dated = _holiday_day(match, name, line, tense)
    if dated and match.group("weekend"):  # "Labor Day weekend" holds or touches the day
        saturday = nearest(dated.when.start, 6, forward=dated.when.start.isoweekday() in (4, 5))
        return Dated(of_grain(saturday, "weekend"), dated.basis)
    return dated


def _holiday_day(match: re.Match[str], name: str, line: Timeline, tense: Tense) -> Dated | None:
    said = plain(match.group("year_7") or "")
    if said.isdigit():
        day = holiday(name, int(said))
        return Dated(of_grain(day, "day"), EXPLICIT) if day else None
    today = line.published
    if today is None:
        return None
    if said:
        return line.on(holiday(name, today.year + SIDE.get(said.partition(" ")[0], 0)))
    days = [d for year in range(today.year - 1, today.year + 2) if (d := holiday(name, year))]
    relation = plain(match.group("rel_2") or "")
    if relation == "this":
        return line.on(next((d for d in days if abs((d - today).days) <= 183), None))
    towards = not relation and _TOWARDS.search(match.string, 0, match.start())
    soon = next((d for d in days if towards and 0 <= (d - today).days <= _SOON), None)
    if soon:
        return line.on(soon)
    least = 1 if relation else 0
    ahead = next((d for d in days if (d - today).days >= least), None)
    behind = next((d for d in reversed(days) if (today - d).days >= least), None)
    is_ahead = relation in ON or (not relation and tense is Tense.FUTURE)
    day, other = (ahead, behind) if is_ahead else (behind, ahead)
    if day and other and not relation:
        day = _closer(day, other, today)
    return line.on(day)


def _on(line: Timeline, days: int) -> Dated | None:
    return line.on(moved(line.published, days, "D") if line.published else None)
