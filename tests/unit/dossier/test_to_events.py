"""Stories as rows of conflict-event data."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from crossread.dossier.events.days import Days, days, hull
from crossread.dossier.to_events import ACLED, COLUMNS, OWN, UCDP, event_rows
from tests.unit.dossier.cites import words
from tests.unit.dossier.figured import figured, nasty

FOR_CODERS = (
    "type_of_violence side_a side_b latitude longitude adm_1 adm_2 event_clarity deaths_a deaths_b "
    "deaths_civilians deaths_unknown where_prec event_type sub_event_type actor1 actor2 country"
)


def rows(dossier, rule="ucdp-range"):
    return list(csv.DictReader(io.StringIO(event_rows(dossier, rule).decode("utf-8-sig"))))


@pytest.fixture(scope="module")
def ferry():
    return rows(figured())[1]


def test_a_story_is_one_row(ferry):
    """Rows can be summed: no death is counted twice."""
    made = figured()

    assert [row["story"] for row in rows(made)] == [each.story.id for each in made.stories]
    assert tuple(ferry) == COLUMNS
    assert len(set(COLUMNS)) == len(COLUMNS) == len(UCDP) + len(ACLED) + len(OWN)


def test_deaths_are_those_of_the_rule(ferry):
    """Low, best and high by the rule asked for; fatalities always by ACLED's."""
    (_, minmax) = rows(figured(), "ibc-minmax")

    assert (ferry["low"], ferry["best"], ferry["high"], ferry["fatalities"]) == (
        "14",
        "17",
        "19",
        "17",
    )
    assert (minmax["low"], minmax["best"], minmax["high"]) == ("14", "", "19")
    assert (ferry["rule"], minmax["rule"]) == ("ucdp-range", "ibc-minmax")


def test_when_and_where_are_what_the_claims_say(ferry):
    """A day is a day; the place is the one that most reports name."""
    assert (ferry["date_start"], ferry["date_end"], ferry["date_prec"]) == (
        "2031-03-04",
        "2031-03-04",
        "1",
    )
    assert (ferry["event_date"], ferry["time_precision"], ferry["year"]) == (
        "2031-03-04",
        "1",
        "2031",
    )
    assert (ferry["location"], ferry["where_coordinates"]) == ("Cape Wend", "Cape Wend")
    assert (ferry["date_basis"], ferry["place_basis"]) == ("point", "point")


def test_where_the_point_does_not_say_the_story_does():
    """A borrowed day says that it is borrowed; nothing at all is blank."""
    made = figured()
    odd, story = made.stories
    (dead,) = (point for point in story.points if point.id == "p-dead")
    timed = {claim.id: claim.clock for claim in story.claims if claim.clock.event}
    moved = tuple(
        replace(claim, clock=next(iter(timed.values())), places=())
        if claim.id not in dead.claims
        else replace(claim, clock=replace(claim.clock, event=None), places=())
        for claim in story.claims
    )
    _, row = rows(replace(made, stories=(odd, replace(story, claims=moved))))

    assert (row["date_start"], row["date_basis"]) == ("2031-03-04", "story")
    assert (row["location"], row["place_basis"]) == ("", "")


def test_a_place_that_one_of_several_reports_names_is_not_the_event_s():
    """The place that most reports of the story name goes before it."""
    made = figured()
    odd, story = made.stories
    (dead,) = (point for point in story.points if point.id == "p-dead")
    first = next(claim for claim in story.claims if claim.id in dead.claims)
    strange = replace(first.places[0], name="Heron")
    moved = tuple(
        replace(claim, places=(strange,) if claim is first else ())
        if claim.id in dead.claims
        else replace(claim, places=first.places)
        for claim in story.claims
    )
    _, row = rows(replace(made, stories=(odd, replace(story, claims=moved))))

    assert (row["location"], row["place_basis"]) == ("Cape Wend", "story")


def test_what_no_report_says_is_left_to_the_coder(ferry):
    """Nobody is made the perpetrator; no coordinates are guessed."""
    assert [ferry[name] for name in FOR_CODERS.split()] == [""] * len(FOR_CODERS.split())


def test_sources_are_counted_and_named(ferry):
    """Articles, offices, dates, headlines, and who the articles say said so."""
    assert ferry["number_of_sources"] == "6"
    assert ferry["at_most_origins"] == "3"
    assert ferry["source_original"] == "Harbour Authority;coastguard"
    assert ferry["source_article"].startswith('"Selwin Gazette,2031-03-04,Fourteen dead as ferry')
    assert ferry["source_date"].endswith("no date")
    assert ferry["source_headline"].count(";") == 6  # one stands in a headline


def test_a_report_without_an_outlet_goes_by_its_name(ferry):
    """An office is what the report is called everywhere else, never a path."""
    offices = ferry["source_office"].split(";")

    assert offices[0] == "Selwin Gazette"
    assert not any("/" in office for office in offices)


def test_the_dispute_is_in_the_notes(ferry):
    """Conflicts first, then each reading with its reports, then why the figures are these."""
    notes = ferry["notes"]

    assert notes.startswith("Disputed: 4 readings in 6 reports, at most 3 origins.")
    assert "number conflicts: at least 14 ≠ 17." in notes
    assert "“Nineteen” (0006)." in notes
    assert "ucdp-range: =most told." in notes
    assert notes.index("conflicts") < notes.index("updates") < notes.index("ucdp-range")


def test_other_counts_of_deaths_are_told_and_not_added(ferry):
    """A second point that counts deaths stands in the notes only."""
    made = figured()
    odd, story = made.stories
    (dead,) = (point for point in story.points if point.id == "p-dead")
    other = next(point for point in story.points if point.id == "p-bank2029")
    counting = replace(
        other,
        reductions=tuple(
            replace(each, low=3.0, best=3.0, high=3.0, claims=other.claims)
            for each in dead.reductions
        ),
    )
    points = tuple(counting if each is other else each for each in story.points)
    _, row = rows(replace(made, stories=(odd, replace(story, points=points))))

    assert row["best"] == ferry["best"]
    assert (
        "Another count of deaths, not added: 3 in “She touched the same bank in 2029”"
        in row["notes"]
    )


def test_rows_cite_words_that_are_there(ferry, texts):
    """Each row leads back to the words that give its figures."""
    assert "At least 14 people died" in words(ferry["cites"], texts)


def test_no_cell_is_a_formula():
    """Hostile outlets, titles and words stay text."""
    for row in rows(nasty()):
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_equal_dossiers_give_equal_bytes():
    """No clock is in the file."""
    assert event_rows(figured()) == event_rows(figured())


@pytest.mark.parametrize(
    ("value", "first", "last", "ucdp", "acled"),
    [
        ("2031-03-04", "2031-03-04", "2031-03-04", 1, 1),
        ("2031-03-04T04:20", "2031-03-04", "2031-03-04", 1, 1),
        ("2031-W10", "2031-03-03", "2031-03-09", 3, 2),
        ("2031-02", "2031-02-01", "2031-02-28", 4, 3),
        ("2031", "2031-01-01", "2031-12-31", 5, None),
    ],
)
def test_a_time_is_the_days_it_can_be(value, first, last, ucdp, acled):
    """Precision follows from how many days are possible, in each code book's steps."""
    found = days(value)

    assert found == Days(date.fromisoformat(first), date.fromisoformat(last))
    assert (found.ucdp, found.acled) == (ucdp, acled)


@pytest.mark.parametrize("value", ["", "2031-02-30", "2031-SP", "P2D", "2031-W60", "PRESENT_REF"])
def test_what_is_no_day_is_none(value):
    """Seasons, durations and days that do not exist give no date."""
    assert days(value) is None


def test_the_most_precise_days_count_and_make_a_range_where_they_differ():
    """A month beside two days adds nothing; two days are a range of less precision."""
    told = [days(value) for value in ("2031-03", "2031-03-04", "2031-03-06")]
    range_ = hull(each for each in told if each)

    assert range_ == Days(date(2031, 3, 4), date(2031, 3, 6))
    assert (range_.ucdp, range_.acled) == (2, 2)
    assert hull([]) is None
