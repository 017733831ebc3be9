"""One place that a claim is in and another near."""

import pytest

from crossread.collate.compare.vicinity import vicinity
from crossread.model.collation import DiscrepancyRelation
from crossread.models.language import Reader
from tests.unit.collate.stories import compared

COMPATIBLE, CONFLICTS = DiscrepancyRelation.COMPATIBLE, DiscrepancyRelation.CONFLICTS


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


@pytest.mark.parametrize(
    ("one", "two", "relation"),
    [
        ("in the park", "near the park", COMPATIBLE),
        ("at the Corn Hall", "outside the Corn Hall", COMPATIBLE),
        ("inside the Corn Hall", "outside the Corn Hall", CONFLICTS),
        ("in Varn", "near Varn", COMPATIBLE),
    ],
)
def test_in_a_place_and_near_it(reader, one, two, relation):
    """At a hall may be outside it; inside and outside cannot both stand."""
    left, right = f"The bell was found {one}.", f"The bell was found {two}."

    (found,) = compared(reader, vicinity, left, right)

    assert (found.note, found.relation) == (f"{one} ≠ {two}", relation)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The bell was found in the park.", "The bell was found at the park."),
        ("The bell was found in the park.", "The bell was found near the mill."),
        ("The bell was found at the time.", "The bell was found near the time."),
        ("The bell was found in the park.", "The mayor will open a school near the park."),
    ],
)
def test_no_difference(reader, left, right):
    """Two words for in, two places, a time, and two happenings."""
    assert compared(reader, vicinity, left, right) == []


def test_two_statements_that_hardly_match(reader):
    """What is near the park may be another bell."""
    left, right = "The bell was found in the park.", "The bell was found near the park."

    assert compared(reader, vicinity, left, right, score=0.4) == []
