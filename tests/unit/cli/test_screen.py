"""What a terminal shows of a dossier."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from crossread.cli import screen
from crossread.cli.console import PlainConsole
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from tests.unit.dossier.invented import invented


@pytest.fixture(scope="module")
def dossier():
    return invented()


def shown(dossier, width=200):
    """What is printed of the dossier's second story, line by line."""
    sink = io.StringIO()
    only = replace(dossier, stories=dossier.stories[1:])
    screen.summary(only, Console(file=sink, width=width))
    return [line.rstrip() for line in sink.getvalue().splitlines()]


def discrepancies(lines):
    return lines[next(at for at, line in enumerate(lines) if line.startswith("discrepancies")) :]


def test_conflicts_are_the_first_discrepancies(dossier):
    """The order is that of the page."""
    found = [line for line in discrepancies(shown(dossier)) if "  in conflict  " in line]
    after = [line for line in discrepancies(shown(dossier))[1:] if line[:1].strip()]

    assert found
    assert after[: len(found)] == found


def test_equal_words_stand_once_with_all_who_say_them(dossier):
    """A side is a reading, not a place in a text."""
    lines = [line.strip() for line in discrepancies(shown(dossier))]

    (dead,) = (line for line in lines if line.startswith("“14”"))
    assert dead == (
        "“14” Selwin Gazette, Tidings24  ≠  “Seventeen” Northline, Castan Courier  ≠  "
        "“17” The Meridian Globe"
    )


def test_an_update_has_an_arrow_and_is_counted(dossier):
    """A later figure is not shown as if it were at odds with the earlier."""
    story = dossier.stories[1]
    updated = tuple(
        replace(each, relation=DiscrepancyRelation.UPDATES)
        if each.kind is DiscrepancyKind.NUMBER
        else each
        for each in story.discrepancies
    )
    stories = (dossier.stories[0], replace(story, discrepancies=updated))
    lines = shown(replace(dossier, stories=stories))

    assert any(line.endswith(" updated") for line in lines[:3])
    assert any("→" in line or "/" in line for line in discrepancies(lines))


def test_points_of_one_report_are_a_count(dossier):
    """A list of all that one report says alone would hide the rest."""
    lines = shown(dossier)

    assert " in one report only" in lines[1]
    assert not any(line.startswith("in one report only") for line in lines)


def test_no_line_of_a_pipe_ends_in_blanks(dossier):
    """Columns are filled up on a terminal alone; elsewhere the lines are otherwise the same."""
    sink = io.StringIO()
    screen.summary(
        replace(dossier, stories=dossier.stories[1:]), PlainConsole(file=sink, width=200)
    )

    assert sink.getvalue().splitlines() == shown(dossier)
