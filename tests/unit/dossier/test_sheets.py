"""The rows of spreadsheets."""

import pytest

from crossread.dossier.sheets import COLUMNS, sheets
from crossread.dossier.sheets.cells import with_voices
from crossread.dossier.view.lookup import lookup
from crossread.dossier.view.passages import visible
from crossread.model.collation import Reading
from tests.unit.dossier.cites import words
from tests.unit.dossier.figured import figured, nasty
from tests.unit.dossier.invented import invented


def rows(dossier, name):
    (sheet,) = (each for each in sheets(dossier) if each.name == name)
    return [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]


@pytest.fixture(scope="module")
def made():
    return figured()


def test_there_is_a_row_for_each_line(made):
    """Nothing is lost between the dossier and its sheets."""
    whole = ("points", "discrepancies", "claims", "quotes", "origins", "derivations", "judgements")
    for name in whole:
        assert len(rows(made, name)) == sum(len(getattr(story, name)) for story in made.stories)
    points = [point for story in made.stories for point in story.points]
    steps = [each for story in made.stories for moved in story.movements for each in moved.steps]

    assert [row["story"] for row in rows(made, "stories")] == [s.story.id for s in made.stories]
    assert len(rows(made, "reports")) == len(made.reports)
    assert len(rows(made, "rejected")) == len(made.rejected)
    assert len(rows(made, "reductions")) == sum(len(point.reductions) for point in points)
    assert len(rows(made, "movements")) == len(steps) > 1
    terms = [term for story in made.stories for each in story.wording for term in each.terms]
    assert len(rows(made, "wording")) == len(terms) > 1


def test_a_report_without_a_story_has_its_row(made):
    """A report that joins no other is listed, and its story is not known."""
    alone = [each for each in rows(nasty(), "reports") if each["story"] is None]
    without = rows(type(made)(made.made_by, made.reports, (), ()), "reports")

    assert alone == []
    assert len(without) == len(made.reports)
    assert {each["story"] for each in without} == {None}


@pytest.mark.parametrize("name", [name for name in COLUMNS if "cites" in COLUMNS[name].split()])
def test_every_row_cites_words_that_are_there(made, texts, name):
    """Points, discrepancies, claims and figures point at words; derivations at their evidence."""
    found = rows(made, name)

    assert found
    for row in found:
        cited = words(row["cites"], texts)
        assert cited or name in ("origins", "derivations")


def test_a_claim_stands_with_its_words_and_clocks(made, texts):
    """Offsets and words agree; times are told as values."""
    told = [row for row in rows(made, "claims") if row["point"] == "p-dead"]

    assert {row["event_time"] for row in told} == {"2031-03-04T04:20"}
    for row in rows(made, "claims"):
        assert row["exact"] == visible(texts[row["report"]][row["start"] : row["end"]])


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("14", "Selwin Gazette “14”; also The Meridian Globe (other wording)"),
        ("fourteen", "fourteen (Selwin Gazette, The Meridian Globe)"),
        ("1", "1 (Selwin Gazette, The Meridian Globe)"),
    ],
)
def test_nobody_is_given_words_that_he_did_not_write(label, shown):
    """A reading names the outlets that have its words, and apart those that put it otherwise."""
    dossier = invented()
    story = dossier.stories[1]
    known = lookup(story, {report.id: report for report in dossier.reports})
    point = known.points["p-dead"]
    by_report = {known.claims[claim].report: claim for claim in point.claims}
    reading = Reading("a", label, (by_report["r-gazette"], by_report["r-globe"]))

    assert with_voices(reading, known) == shown


def test_a_point_tells_its_readings_with_their_reports(made):
    """Who says which version can be read without another sheet."""
    (row,) = (each for each in rows(made, "points") if each["point"] == "p-dead")

    assert "a: “14” (Selwin Gazette, Tidings24)" in row["readings"]
    assert row["discrepancies"] == "number: conflicts\nnumber: updates"
    assert (row["status"], row["reports"], row["ruled_by"]) == ("disputed", 6, "j-1")


def test_figures_keep_what_a_rule_leaves_open(made):
    """A rule that names no best figure has an empty cell, not a nought."""
    (row,) = (each for each in rows(made, "reductions") if each["rule"] == "ibc-minmax")

    assert (row["low"], row["best"], row["high"]) == (14.0, None, 19.0)


def test_what_no_cell_can_show_is_a_sign():
    """Control characters, overrides and lone surrogates are replaced, in every cell."""
    for sheet in sheets(nasty()):
        for row in sheet.rows:
            for cell in row:
                assert not isinstance(cell, str) or cell == visible(cell)


def test_every_name_in_a_sheet_is_that_of_a_report(made):
    """Whoever reads "0006" among those who tell a point finds the report that goes by it."""
    names = {row["name"] for row in rows(made, "reports")}
    told_by = {name for row in rows(made, "points") for name in row["told_by"].split(", ")}

    assert told_by <= names
    assert "0006" in names
