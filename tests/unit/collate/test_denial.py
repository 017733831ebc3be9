"""A claim that one report carries and another denies."""

import pytest

from crossread.collate.compare.denial import denial
from crossread.models.language import Reader
from tests.unit.collate.stories import compared


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The ferry was overloaded.", "The ferry was not overloaded."),
        ("The guards found the bell.", "Nobody found the bell."),
    ],
)
def test_one_says_no(reader, left, right):
    """One claim affirms what the other denies."""
    assert len(compared(reader, denial, left, right)) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The ferry was never overloaded.", "The ferry was not overloaded."),
        ("The guards found the bell.", "The guards did not ring the bell."),
        ("The ferry almost sank.", "The ferry sank."),
        ("Tensions escalated.", "Without escalating tensions."),
    ],
)
def test_nobody_says_no_to_the_other(reader, left, right):
    """Both deny, something else is denied, a near thing is none, and nobody acts."""
    assert compared(reader, denial, left, right) == []
