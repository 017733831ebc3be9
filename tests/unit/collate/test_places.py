"""The same happening in different places, or at other numbers of one street."""

import pytest

from crossread.collate.compare.places import places
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
        ("at 112 Orchard Street", "in the 100 block of Orchard Street", COMPATIBLE),
        ("at 112 Orchard Street", "on Orchard Street", COMPATIBLE),
        ("at 112 Orchard Street", "at 118 Orchard Street", CONFLICTS),
        ("at 112 E. Orchard St.", "on East Orchard Street", COMPATIBLE),
        ("in Norway", "in Finland", COMPATIBLE),
    ],
)
def test_another_place(reader, one, two, relation):
    """A house lies in its block and its street; two houses are two."""
    left, right = f"The bell was found {one}.", f"The bell was found {two}."

    (found,) = compared(reader, places, left, right)

    assert found.relation is relation


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("in Norway", "in Bergen, Norway"),
        ("at 112 Orchard Street", "at 112 Orchard Street"),
        ("on the 100-block of Orchard Street", "in the 100 block of Orchard Street"),
        ("in Norway", "by 12 Norway fans"),
        ("in the 10 block of First Street", "in the 10 block of 1st Street"),
        ("in Norway", "in the morning"),
        ("on St. Ives Road", "on St. Ives Rd."),
        ("in Norway", "in Bergen"),
    ],
)
def test_no_other_place(reader, one, two):
    """One that both name, one number, a number of other things, silence, a town in a country.

    A street is one, however short its name is cut.
    """
    left, right = f"The bell was found {one}.", f"The bell was found {two}."

    assert compared(reader, places, left, right) == []


def test_two_happenings(reader):
    """Where the owner is and where the ferry sank are two places."""
    left, right = "The ferry is owned by a firm in Norway.", "The ferry sank in Finland."

    assert compared(reader, places, left, right) == []
