"""The line of author, outlet and day below a headline."""

import pytest

from crossread.clean import clean
from crossread.clean.dates import DayOrder
from crossread.clean.imprint import read_imprint
from crossread.model.capture import Capture

BODY = "\nThe ferry sank off Orrin on Tuesday, the coast guard said.\n\nNobody was hurt.\n"


def told(line):
    """The day, author and outlet of a line; None when it is none of its kind."""
    found = read_imprint(line, DayOrder(None))
    if found is None:
        return None
    author = found.byline[1].author if found.byline else None
    outlet = line[slice(*found.outlet)] if found.outlet else None
    return [day.value for day in found.dates], author, outlet


@pytest.mark.parametrize(
    ("line", "day", "author", "outlet"),
    [
        ("May 4, 2024 · By Ann Lee · Quay Herald", ["2024-05-04"], "Ann Lee", "Quay Herald"),
        ("By Ann Lee | Quay Herald | 4 May 2024", ["2024-05-04"], "Ann Lee", "Quay Herald"),
        ("4 May 2024 | Ann Lee", ["2024-05-04"], "Ann Lee", None),
        ("Quay Herald — Monday, May 6, 2024, 5:40 p.m.", ["2024-05-06"], None, "Quay Herald"),
        ("Radio Orrin, 18 October 2023, 1 p.m.", ["2023-10-18"], None, "Radio Orrin"),
        ("Daily Torch, May 22", [], None, "Daily Torch"),
        ("By Ann Lee, Quay Herald, Tuesday 21 May", [], "Ann Lee", None),
        ("Orrin bureau | May 6, 2024", ["2024-05-06"], None, None),
    ],
)
def test_its_parts_stand_in_any_order(line, day, author, outlet):
    """A day counts without its year, and tells no day then."""
    assert told(line) == (day, author, outlet)


@pytest.mark.parametrize(
    "line",
    [
        "ORRIN — The ferry sank on Tuesday and nobody was hurt",
        "On May 4, 2024, the ferry sank off Orrin with all hands aboard it",
        "The ferry sank on Tuesday, May 4, 2024.",
        "The ferry sank on Tuesday, May 4, 2024",
        "Tuesday",
        "Ferry sinks - Quay Herald",
        "2021 - 2024",
    ],
)
def test_prose_a_lone_day_and_a_headline_are_none(line):
    """They say what happened, or nothing of who reports it."""
    assert told(line) is None


@pytest.mark.parametrize(
    "line", ["May 8, 2024 · By Ann Lee · Quay Herald", "Quay Herald, May 8, 2024"]
)
def test_a_report_is_dated_by_it_and_tells_nothing_of_it(line):
    """Below a headline; the body begins after it."""
    text = f"Ferry sinks off the coast of Orrin\n\n{line}\n{BODY}"
    report = clean(Capture("a.txt", text.encode(), "0" * 64, "text/plain"))

    assert report.date.value == "2024-05-08"
    assert report.outlet.value == "Quay Herald"
    assert all("2024" not in span.of(report.text) for span in report.body)
