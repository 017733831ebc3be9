"""The words of the pages."""

import pytest

from crossread.dossier.view.labels import LABELS, span_of_days, spoken, starts
from crossread.model import annotation, collation, report, story


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2031-03-04", "4 March 2031"),
        ("2031-03-04T04:20", "4 March 2031, 04:20"),
        ("2031-03-04T04:20:05+01:00", "4 March 2031, 04:20"),
        ("2031-03-04TMO", "4 March 2031, morning"),
        ("2031-03-04T05", "4 March 2031, 05\u00a0h"),
        ("2031-03", "March 2031"),
        ("2031-W10", "week of 3 March 2031"),
        ("2031-W10-WE", "weekend of 8 March 2031"),
        ("2031-SU", "summer 2031"),
        ("2031-Q2", "quarter 2 of 2031"),
        ("2031", "2031"),
        ("203", "2030s"),
        ("2031-03-04/2031-03-06", "4 March 2031 – 6 March 2031"),
        ("2031-02-30", "2031-02-30"),
        ("2031-13", "2031-13"),
        ("PRESENT_REF", "PRESENT_REF"),
        ("", ""),
    ],
)
def test_times_are_said_as_an_editor_would(value, said):
    """TIMEX values become words; what is no time stays as it is."""
    assert spoken(value) == said


def test_a_weekday_on_request():
    """The day of the week helps to check a date."""
    assert spoken("2031-03-04", weekday=True) == "Tue 4 March 2031"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2031-03-04", "2031-03-05", "4–5 March 2031"),
        ("2031-03-31", "2031-04-01", "31 March – 1 April 2031"),
        ("2031-12-31", "2032-01-01", "31 December 2031 – 1 January 2032"),
        ("odd", "odder", "odd – odder"),
    ],
)
def test_a_range_says_nothing_twice(first, last, said):
    """Month and year stand once where they are the same."""
    assert span_of_days(first, last) == said


def test_longer_times_come_before_their_parts():
    """A year, its seasons, months, weeks and days stand where they begin."""
    ordered = ["2030-WI", "2031", "2031-03", "2031-W10", "2031-03-04", "2031-03-04T05", "2031-SU"]

    assert sorted(set(ordered), key=starts) == ordered


@pytest.mark.parametrize(
    "kind",
    [
        collation.Status,
        collation.DiscrepancyKind,
        collation.DiscrepancyRelation,
        collation.Change,
        annotation.CertaintyValue,
        annotation.Irrealis,
        story.Relation,
        story.Direction,
        story.EvidenceKind,
        report.Basis,
    ],
)
def test_every_value_has_its_words(kind):
    """No value of the model can reach a page without a label."""
    assert set(LABELS[kind]) == set(kind)
