"""Where somebody was hurt: one wound in two parts of the body."""

import pytest

from crossread.collate.compare.wounds import wounds
from crossread.model.collation import DiscrepancyRelation
from crossread.models.language import Reader
from tests.unit.collate.stories import compared

COMPATIBLE, CONFLICTS = DiscrepancyRelation.COMPATIBLE, DiscrepancyRelation.CONFLICTS


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


@pytest.mark.parametrize(
    ("one", "two", "note", "relation"),
    [
        ("in the chest", "in his shoulder", "chest ≠ shoulder", CONFLICTS),
        ("in the leg", "in his left thigh", "leg ≠ thigh", COMPATIBLE),
        ("in the neck and arm", "in the arm and chest", "neck and arm ≠ arm and chest", COMPATIBLE),
    ],
)
def test_another_part_of_the_body(reader, one, two, note, relation):
    """Each report tells a wound that the other does not; a thigh may be the leg."""
    left, right = f"The ferryman was hit {one}.", f"The ferryman was hit {two}."

    (found,) = compared(reader, wounds, left, right)

    assert (found.note, found.relation) == (note, relation)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The ferryman was hit in the chest.", "The ferryman was hit in his chest."),
        ("The ferryman was hit in the chest.", "The ferryman was hit in the chest and the leg."),
        ("The ferryman was hit in the head.", "The ferryman was hit in the back of the head."),
        ("The ferryman was hit in the chest.", "The ferryman was found on his stomach."),
        ("The ferryman was hit in the chest.", "The ferryman fled on foot."),
        ("The ferryman was hit in the chest.", "The head of the guild was hit."),
        (
            "The ferryman was hit in the chest and the pilot in the leg.",
            "The pilot was hit in the leg.",
        ),
    ],
)
def test_no_other_wound(reader, left, right):
    """One part told twice, one wound of two, no wound, and the wounds of two people."""
    assert compared(reader, wounds, left, right) == []


def test_two_statements_that_hardly_match(reader):
    """They may tell of two people."""
    left, right = "The ferryman was hit in the chest.", "The pilot was hit in the leg."

    assert compared(reader, wounds, left, right, score=0.4) == []
