"""Numbers of the same thing: what is a conflict and what is not."""

import pytest

from crossread.collate.compare.numbers import numbers, relation
from crossread.model.annotation import Bound
from crossread.model.claim import ClaimQuantity
from crossread.model.collation import DiscrepancyRelation
from crossread.model.span import Span
from crossread.models.language import Reader
from tests.unit.collate.stories import compared

READER = Reader.load()


def figure(low: float, high: float | None, bound: Bound, unit: str = "person") -> ClaimQuantity:
    """A figure of the dead, or of a measure."""
    return ClaimQuantity(Span(0, 5), low, low, high, bound, unit, "death")


def exact(value: float, unit: str = "person") -> ClaimQuantity:
    """A figure without a bound."""
    return figure(value, value, Bound.EXACT, unit)


AT_LEAST_40 = figure(40, None, Bound.AT_LEAST)
OVER_40 = figure(40, None, Bound.MORE_THAN)
ABOUT_40 = figure(40, 40, Bound.ABOUT)
UP_TO_5_YEARS = ClaimQuantity(Span(0, 5), 5, None, 5, Bound.AT_MOST, "year", "")


@pytest.mark.parametrize("later", [False, True])
@pytest.mark.parametrize(
    ("one", "two", "compatible"),
    [
        (exact(15), exact(16), False),
        (AT_LEAST_40, OVER_40, True),
        (AT_LEAST_40, exact(41), True),
        (AT_LEAST_40, exact(39), False),
        (exact(43000), exact(43350), True),
        (ABOUT_40, exact(41), True),
        (exact(130, "ft"), exact(40, "m"), False),
        (figure(46, 57, Bound.EXACT, "month"), UP_TO_5_YEARS, True),
        (exact(70, "month"), UP_TO_5_YEARS, False),
    ],
)
def test_what_two_figures_of_one_thing_are(one, two, compatible, later):
    """Bounds that meet and roundings are compatible; others conflict, or a later one updates."""
    other = DiscrepancyRelation.UPDATES if later else DiscrepancyRelation.CONFLICTS
    expected = DiscrepancyRelation.COMPATIBLE if compatible else other

    assert relation(one, two, later=later) is relation(two, one, later=later) is expected


@pytest.mark.parametrize(
    ("left", "right", "note"),
    [
        ("The storm killed 15 people.", "The storm killed 16 people.", "15 ≠ 16"),
        (
            "The storm killed at least 40 people.",
            "More than 40 people died in the storm.",
            "at least 40 ≠ More than 40",
        ),
        ("The storm has sunk two boats.", "The storm has sunk three barges.", "two ≠ three"),
        (
            "The blast killed 15 people and hurt 20.",
            "The blast killed 16 people and hurt 20.",
            "15 ≠ 16",
        ),
        ("The hull lies 130 feet deep.", "The hull lies 80 metres deep.", "130 feet ≠ 80 metres"),
        (
            "The six-year-old fell into the well.",
            "Five-year-old Ana Corrado fell into the well.",
            "six-year-old ≠ Five-year-old",
        ),
    ],
)
def test_figures_of_one_thing(left, right, note):
    """What is counted may be called otherwise, or stand in another unit."""
    back = " ≠ ".join(reversed(note.split(" ≠ ")))

    assert [d.note for d in compared(READER, numbers, left, right)] == [note]
    assert [d.note for d in compared(READER, numbers, right, left)] == [back]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The storm killed 12 people.", "The storm killed 12 people."),
        ("The storm killed 12 people.", "There were 40 passengers on the ferry."),
        ("The hull lies 130 feet deep.", "The hull lies 40 metres deep."),
        ("The storm killed 24 people.", "The storm killed 24."),
        (
            "The storm killed 15 people on the quay and 20 in the harbour.",
            "The storm killed 20 people in the harbour and 15 on the quay.",
        ),
        ("One teenager was shot in the foot.", "A 16-year-old boy was shot in the foot."),
    ],
)
def test_other_things_and_the_same_figure(left, right):
    """Whoever died is not whoever was there, feet may be metres, and both may tell both."""
    assert compared(READER, numbers, left, right) == []


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
    relations = {d.relation for d in compared(READER, numbers, parts, whole)}

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

    assert [d.note for d in compared(READER, numbers, left, right)] == notes
