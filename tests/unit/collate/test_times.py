"""Times of one happening: what is a difference, and of which relation."""

import pytest

from crossread.annotate import annotate
from crossread.collate.claims import dated_times
from crossread.collate.compare import Background
from crossread.collate.compare.times import relation, times
from crossread.model.annotation import TimeExpression, TimeType
from crossread.model.collation import DiscrepancyRelation
from crossread.model.span import Span
from crossread.models.language import Reader
from tests.unit.collate.stories import claims, compared, report, with_rivals

COMPATIBLE, CONFLICTS = DiscrepancyRelation.COMPATIBLE, DiscrepancyRelation.CONFLICTS


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


@pytest.mark.parametrize(
    ("one", "two", "relation", "note"),
    [
        ("at 7 p.m.", "shortly before 7 p.m.", COMPATIBLE, "7 p.m. ≠ shortly before 7 p.m."),
        ("about 7 p.m.", "at 7:10 p.m.", COMPATIBLE, "about 7 p.m. ≠ 7:10 p.m."),
        ("at 7 p.m.", "at 9 p.m.", CONFLICTS, "7 p.m. ≠ 9 p.m."),
        ("on Monday", "on Tuesday", CONFLICTS, "Monday ≠ Tuesday"),
        ("in April", "on April 29", COMPATIBLE, "April ≠ April 29"),
        ("in April", "on Tuesday night", COMPATIBLE, "April ≠ Tuesday night"),
        ("in 2031", "in April", COMPATIBLE, "2031 ≠ April"),
        ("early on Tuesday", "late on Tuesday", COMPATIBLE, "early on Tuesday ≠ late on Tuesday"),
        ("two days ago", "on Monday", CONFLICTS, "two days ago ≠ Monday"),
        ("off the well at about 7 p.m.", "at 9 p.m.", CONFLICTS, "about 7 p.m. ≠ 9 p.m."),
        ("before dawn on Monday", "on Tuesday", CONFLICTS, "before dawn on Monday ≠ Tuesday"),
        ("after a fire on Monday", "on Tuesday", CONFLICTS, "Monday ≠ Tuesday"),
    ],
)
def test_another_time(reader, one, two, relation, note):
    """What is told more closely is compatible, and what cannot both be right conflicts."""
    left, right = f"The ferry sank {one}.", f"The ferry sank {two}."

    (found,) = compared(reader, times, left, right)

    assert (found.relation, found.note) == (relation, note)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("on Tuesday", "on April 29"),
        ("around 7pm local time", "about 7 p.m."),
        ("on Tuesday", "at 7 p.m."),
        ("for a year", "for 12 months"),
        ("for two and a half years", "for 30 months"),
        ("on Tuesday", "off the cape"),
        ("on Tuesday", "with a captain trained in 2019"),
    ],
)
def test_no_other_time(reader, one, two):
    """A day in two wordings, spellings, an hour, a length, silence, another happening."""
    assert compared(reader, times, f"The ferry sank {one}.", f"The ferry sank {two}.") == []


def test_an_ordinal_is_the_same_day(reader):
    """Of reports without a day of publication too, whose days have no year."""
    left, right = "The ferry sank on the 18th of March.", "The ferry sank on March 18."

    assert compared(reader, times, left, right, date=None) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("on Jan. 5", "on January 5"),
        ("at 11:55 pm on Sunday", "at 11:55 p.m. Sunday"),
        ("about 7 p.m. on Friday", "about 7 p.m."),
        ("at 7:33 p.m. PST", "at 7:33 p.m."),
    ],
)
def test_two_spellings_in_reports_of_no_day(reader, one, two):
    """Where no year is known a time has no value; its words tell that it is one.

    An hour is one with the weekday or the zone and without it.
    """
    found = compared(reader, times, f"The ferry sank {one}.", f"The ferry sank {two}.", date=None)

    assert found == []


def test_two_days_of_one_hour(reader):
    """Each report adds another weekday to it."""
    one, two = ("The ferry sank at 7 p.m. on Friday.", "The ferry sank at 7 p.m. on Sunday.")

    assert len(compared(reader, times, one, two, date=None)) == 1


def test_days_that_were_read_against_other_reports():
    """Nobody knows that they conflict."""
    days = (
        TimeExpression(Span(0, 3), TimeType.DATE, value, "day", "other_reports")
        for value in ("2031-05-02", "2031-05-04")
    )

    assert relation(*days) is COMPATIBLE


def test_days_in_claims_that_match_half(reader):
    """Two days are those of two happenings; two hours of what may be one are worth a look."""
    left, right = "The ferry sank on {}.", "A barge sank on {}."
    days = left.format("Monday"), right.format("Tuesday")
    hours = left.format("Monday at 7 p.m."), right.format("Monday at 9 p.m.")

    assert compared(reader, times, *days, score=0.4) == []
    assert len(compared(reader, times, *hours, score=0.4)) == 1


def test_the_same_words_are_no_other_time(reader):
    """Days of publication put "Monday" on two days; the editor reads one word."""
    reports = annotate(
        [
            report("a", "It sank on Monday.", "2031-05-02"),
            report("b", "It sank on Monday.", "2031-05-12"),
        ],
        reader,
    )
    one, two = (claims(each)[0] for each in reports)
    dated = {t.id: t for each in reports for t in dated_times(each)}
    sure = {(one, two): 1.0}

    assert len({each.value for each in dated.values()}) == 2
    background = with_rivals(one, two, Background(dated, {}, {}, sure))
    assert list(times(one, two, background)) == []


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ((TimeType.DURATION, "P6M"), (TimeType.DATE, "2031-09"), COMPATIBLE),
        ((TimeType.DURATION, "P6M"), (TimeType.DURATION, "P3M"), CONFLICTS),
        ((TimeType.DATE, None), (TimeType.DATE, "2031-09"), COMPATIBLE),
        ((TimeType.DATE, "2031-09-02"), (TimeType.DATE, "2031-W36"), COMPATIBLE),
        ((TimeType.DATE, "2031-09-02"), (TimeType.DATE, "2031-10"), CONFLICTS),
        ((TimeType.DATE, "2031-W36"), (TimeType.DATE, "2031-09"), COMPATIBLE),
        ((TimeType.DATE, "2031-W40"), (TimeType.DATE, "2031-10"), COMPATIBLE),
        ((TimeType.DATE, "2031-W40-WE"), (TimeType.DATE, "2031-Q4"), COMPATIBLE),
        ((TimeType.DATE, "2031-Q3"), (TimeType.DATE, "2031-09-02"), COMPATIBLE),
        ((TimeType.DATE, "2031-W36"), (TimeType.DATE, "2031-10"), CONFLICTS),
        ((TimeType.DATE, "2031-W36"), (TimeType.DATE, "2031-W37"), CONFLICTS),
        ((TimeType.DATE, "2031-09-02"), (TimeType.DATE, "2031-W37"), CONFLICTS),
        ((TimeType.DATE, "2031-W60"), (TimeType.DATE, "2031-Q4"), CONFLICTS),
    ],
)
def test_how_long_and_when_may_be_one(one, two, expected):
    """September is six months away in March."""
    a, b = (TimeExpression(Span(0, 3), kind, value, None, "explicit") for kind, value in (one, two))

    assert relation(a, b) is relation(b, a) is expected
