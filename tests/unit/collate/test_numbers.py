"""Numbers of the same thing: what is a conflict and what is not."""

import pytest

from crossread.collate.compare.numbers import numbers
from crossread.model.annotation import Bound
from crossread.model.collation import DiscrepancyRelation
from crossread.models.language import Reader
from tests.unit.collate.stories import background, compared, counted

AT_LEAST_40 = (40, 40, None, Bound.AT_LEAST)
OVER_40 = (40, 40, None, Bound.MORE_THAN)
ABOUT_40 = (40, 40, 40, Bound.ABOUT)


def exact(value: float) -> tuple[float, float, float, Bound]:
    return (value, value, value, Bound.EXACT)


@pytest.mark.parametrize(
    ("one", "two", "relation"),
    [
        (exact(15), exact(16), DiscrepancyRelation.CONFLICTS),
        (AT_LEAST_40, OVER_40, DiscrepancyRelation.COMPATIBLE),
        (AT_LEAST_40, exact(41), DiscrepancyRelation.COMPATIBLE),
        (AT_LEAST_40, exact(39), DiscrepancyRelation.CONFLICTS),
        (exact(43000), exact(43350), DiscrepancyRelation.COMPATIBLE),
        (ABOUT_40, exact(41), DiscrepancyRelation.COMPATIBLE),
    ],
)
def test_figures_of_one_day(one, two, relation):
    """Bounds that meet and roundings are compatible; other figures of one day conflict."""
    left, right = counted("a", "dead", *one), counted("b", "dead", *two)

    (found,) = numbers(left, right, background(a="2031-05-01", b="2031-05-01"))

    assert found.relation is relation


def test_a_later_figure_is_an_update():
    """Twelve on Monday and seventeen on Tuesday is how a toll moves."""
    left, right = counted("a", "dead", *exact(12)), counted("b", "dead", *exact(17))

    (found,) = numbers(left, right, background(a="2031-05-01", b="2031-05-02"))

    assert found.relation is DiscrepancyRelation.UPDATES


def test_equal_figures_are_no_difference():
    """The same number under the same bound is silence."""
    left, right = counted("a", "dead", *exact(12)), counted("b", "dead", *exact(12))

    assert list(numbers(left, right, background(a=None, b=None))) == []


def test_unlike_things_are_not_compared():
    """Twelve dead and seventeen boats are two facts."""
    left, right = counted("a", "dead", *exact(12)), counted("b", "boat", *exact(17))

    assert list(numbers(left, right, background(a=None, b=None))) == []


def test_symmetric():
    """Which report comes first changes nothing but the side that its words stand on."""
    left, right = counted("a", "dead", *exact(12)), counted("b", "dead", *AT_LEAST_40)
    day = background(a="2031-05-01", b="2031-05-01")

    (there,), (back,) = numbers(left, right, day), numbers(right, left, day)

    assert (there.relation, there.left, there.right) == (back.relation, back.right, back.left)


def test_feet_are_held_against_metres():
    """A depth of 130 feet and one of 40 metres are one depth; 80 metres are another."""
    feet, same, other = (
        counted(name, unit, *exact(value), unit=unit)
        for name, unit, value in (("a", "ft", 130), ("b", "m", 40), ("c", "m", 80))
    )
    day = background(a="2031-05-01", b="2031-05-01", c="2031-05-01")

    assert list(numbers(feet, same, day)) == []
    assert [d.relation for d in numbers(feet, other, day)] == [DiscrepancyRelation.CONFLICTS]


def test_the_only_figures_of_two_claims():
    """In a match that is sure, what is counted may be called otherwise."""
    reader = Reader.load()
    left, right = "The storm has sunk two boats.", "The storm has sunk three barges."

    assert [d.note for d in compared(reader, numbers, left, right)] == ["two ≠ three"]
    assert compared(reader, numbers, left, right, score=0.55) == []


def test_one_figure_among_several():
    """Nothing tells which of two figures the other claim's only one is about."""
    left = "The storm has sunk two boats and three barges."
    right = "The storm has sunk four ferries."

    assert compared(Reader.load(), numbers, left, right) == []


def test_the_dead_of_those_aboard():
    """Whoever died is no other figure for whoever was there."""
    left, right = "The storm killed 12 people.", "There were 40 passengers on the ferry."

    assert compared(Reader.load(), numbers, left, right) == []


@pytest.mark.parametrize(
    ("parts", "whole", "relation"),
    [
        (
            "The coach left with 38 people and a crew of three.",
            "The coach left with 41 people.",
            DiscrepancyRelation.DIFFERENT_SCOPE,
        ),
        (
            "The coach left with 38 people and a crew of three.",
            "The coach left with at least 40 people.",
            DiscrepancyRelation.DIFFERENT_SCOPE,
        ),
        (
            "The coach left with 38 people and a crew of three.",
            "The coach left with 45 people.",
            DiscrepancyRelation.CONFLICTS,
        ),
        (
            "The coach left with 38 people.",
            "The coach left with 41 people.",
            DiscrepancyRelation.CONFLICTS,
        ),
    ],
)
def test_parts_of_a_whole_are_a_difference_of_scope(parts, whole, relation):
    """Whoever counts the crew too counts the same coach."""
    relations = {d.relation for d in compared(Reader.load(), numbers, parts, whole)}

    assert relations == {relation}


@pytest.mark.parametrize(
    ("right", "notes"),
    [
        ("Ana Corrado, 15, was hurt on the quay.", ["14 ≠ 15"]),
        ("Ana Corrado, 14, and her friend, 16-year-old Tomas Vela, were hurt on the quay.", []),
        ("Tomas Vela, 16, was hurt beside Ana Corrado on the quay.", []),
    ],
)
def test_ages_are_of_the_nearest_name(right, notes):
    """Two ages differ where both are one person's."""
    left = "Ana Corrado, 14, was hurt on the quay."

    assert [d.note for d in compared(Reader.load(), numbers, left, right)] == notes
