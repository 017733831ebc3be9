"""What is new of a story, as values and in words."""

from dataclasses import replace

import pytest

from crossread.desk import in_words
from crossread.desk.changes import by_story, change, latest, says, together
from crossread.model.collation import (
    Collation,
    Discrepancy,
    DiscrepancyKind,
    DiscrepancyRelation,
    Point,
    Reading,
    Reduction,
    Status,
)
from crossread.model.desk import DiscrepancyChange, MovedFigure, StoryChange
from crossread.model.story import Story

DENIAL = DiscrepancyChange(
    DiscrepancyKind.DENIAL, DiscrepancyRelation.CONFLICTS, "The radar was faulty"
)
TOLL = MovedFigure("death", "person", 12.0, 17.0)
BLANK = StoryChange("s-1", "Ferry", "run-1", "2031-05-06")


def point(id_: str, *claims: str, best: float | None = None, counted: str = "death") -> Point:
    """A point of claims whose latest figure is ``best``."""
    figures = (Reduction("latest", counted, "person", best, best, best, claims, ""),)
    reading = Reading("a", "x", claims)
    return Point(id_, id_, Status.AGREED, claims, 1, 1, (reading,), (), (), figures if best else ())


def collation(*points: Point, discrepancies: tuple[Discrepancy, ...] = ()) -> Collation:
    """A comparison with these points."""
    story = Story("s-1", "Ferry", (), None, None, ())
    return Collation(story, (), (), (), points, discrepancies, (), (), (), (), ())


def differing(kind: DiscrepancyKind, *claims: str) -> Discrepancy:
    """A discrepancy between claims."""
    return Discrepancy("d", "p", kind, DiscrepancyRelation.CONFLICTS, claims, "", ())


def found(before: Collation, after: Collation) -> StoryChange:
    """What changed from one comparison to the next."""
    return change(before, after, "run-2", "2031-05-07")


def test_a_figure_moves_within_its_point():
    """Whatever the point is called now: it is known by its claims."""
    before = collation(point("p-1", "c-1", "c-2", best=12.0))
    after = collation(point("p-9", "c-2", "c-3", best=17.0))

    assert found(before, after).figures == (TOLL,)


@pytest.mark.parametrize(
    "after",
    [
        point("p-1", "c-1", "c-2", best=12.0),
        point("p-1", "c-1", "c-2"),
        point("p-1", "c-1", "c-2", best=17.0, counted="injury"),
        point("p-2", "c-8", "c-9", best=17.0),
    ],
    ids=["the same", "none now", "of something else", "of another point"],
)
def test_what_is_no_move(after):
    """A figure that stays, goes, counts something else or stands elsewhere has not moved."""
    assert not found(collation(point("p-1", "c-1", "c-2", best=12.0)), collation(after)).figures


def test_discrepancies_come_and_go():
    """Of one kind over the same claims it is the same, under whatever id."""
    kept = differing(DiscrepancyKind.NUMBER, "c-1", "c-2")
    grown = replace(kept, id="d-9", claims=("c-2", "c-3"))
    gone = differing(DiscrepancyKind.TIME, "c-1", "c-2")
    new = differing(DiscrepancyKind.DENIAL, "c-1", "c-2")

    told = found(collation(discrepancies=(kept, gone)), collation(discrepancies=(grown, new)))

    assert [each.kind for each in told.added] == [DiscrepancyKind.DENIAL]
    assert [each.kind for each in told.gone] == [DiscrepancyKind.TIME]


def test_equal_comparisons_say_nothing():
    """There is no news without a difference."""
    same = collation(point("p-1", "c-1", best=12.0))

    assert not says(found(same, same))
    assert in_words(found(same, same)) == ""


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (
            replace(BLANK, figures=(TOLL,), added=(DENIAL,), joined=("r-1", "r-2")),
            "toll 12 → 17, denial added, two reports joined",
        ),
        (replace(BLANK, joined=("r-1",)), "one report joined"),
        (replace(BLANK, joined=tuple("abcdefghijkl")), "12 reports joined"),
        (replace(BLANK, versions=("r-1",), left=("r-2",)), "one new version, one report left"),
        (replace(BLANK, gone=(DENIAL, DENIAL)), "2 × denial gone"),
        (replace(BLANK, figures=(MovedFigure("", "km", 1.5, 2.0),)), "km 1.5 → 2"),
    ],
)
def test_changes_in_words(told, words):
    """The gravest first, in as few words as it takes."""
    assert in_words(told) == words


def test_changes_of_a_story_are_told_as_one():
    """A figure from its first value to its last; one that came back is no news."""
    moved = [
        replace(BLANK, figures=(TOLL, MovedFigure("injury", "person", 3.0, 4.0))),
        replace(BLANK, run="run-2", figures=(replace(TOLL, before=17.0, after=19.0),)),
        replace(BLANK, run="run-3", figures=(MovedFigure("injury", "person", 4.0, 3.0),)),
    ]

    whole = together(moved)

    assert whole.figures == (replace(TOLL, after=19.0),)
    assert whole.run == "run-3"


def test_stories_come_by_their_last_change():
    """The newest first, each once."""
    other = replace(BLANK, story="s-2", joined=("r-9",))
    again = replace(BLANK, run="run-2", joined=("r-2",))

    first, second = by_story([replace(BLANK, joined=("r-1",)), other, again])

    assert (first.story, first.joined) == ("s-1", ("r-1", "r-2"))
    assert second == other


def test_the_last_change_is_who_came_and_what_it_did():
    """What was compared before they came is an older change."""
    older = replace(BLANK, joined=("r-1",))
    came = replace(BLANK, run="run-3", joined=("r-2",))
    compared = replace(BLANK, run="run-4", figures=(TOLL,))

    assert in_words(latest([older, came, compared])) == "toll 12 → 17, one report joined"
    assert in_words(latest([])) == ""
