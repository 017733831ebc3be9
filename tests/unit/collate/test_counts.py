"""A figure against none: "three ferries", "several ferries"."""

import pytest

from crossread.collate.compare.counts import counts
from crossread.models.language import Reader
from tests.unit.collate.stories import compared


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


@pytest.mark.parametrize(
    ("one", "two", "note"),
    [
        ("three old ferries", "several ferries", "three old ferries ≠ several ferries"),
        ("three ferries", "a number of ferries", "three ferries ≠ number of ferries"),
        ("some ferries", "at least three ferries", "some ferries ≠ at least three ferries"),
        ("three boats", "several ferries", "three boats ≠ several ferries"),
        ("dozens of old ferries", "several ferries", "dozens of old ferries ≠ several ferries"),
    ],
)
def test_one_claim_counts(reader, one, two, note):
    """What one report counts, the other leaves open."""
    left, right = f"The storm has sunk {one}.", f"The storm damaged {two}."

    assert [d.note for d in compared(reader, counts, left, right)] == [note]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("three ferries", "four ferries"),
        ("three ferries", "the ferries"),
        ("three ferries", "ferries"),
        ("several ferries", "many ferries"),
        ("one ferry", "ferries"),
        ("three ferries", "bridges"),
        ("three sailors", "several bridges"),
    ],
)
def test_neither_or_both_count(reader, one, two):
    """Two figures are compared as numbers; "ferries" leaves open how many.

    Sailors are no bridges, though both stand in one role.
    """
    left, right = f"The storm has sunk {one}.", f"The storm damaged {two}."

    assert compared(reader, counts, left, right) == []


def test_the_number_is_told_and_a_number_left_open(reader):
    """What a definite number of people comes to is a figure of its own."""
    left = "The storm took the lives of 12 people."

    assert compared(reader, counts, left, "The storm took the lives of a number of people.")
    assert compared(reader, counts, left, "The storm raised the number of people.") == []
