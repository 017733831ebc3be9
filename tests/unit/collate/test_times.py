"""Times of one happening: what is a difference, and of which relation."""

import pytest

from crossread.collate.compare.times import times
from crossread.model.collation import DiscrepancyRelation
from crossread.models.language import Reader
from tests.unit.collate.stories import compared

COMPATIBLE, CONFLICTS = DiscrepancyRelation.COMPATIBLE, DiscrepancyRelation.CONFLICTS


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


@pytest.mark.parametrize(
    ("one", "two", "relation", "note"),
    [
        ("on Tuesday", "on Tuesday night", COMPATIBLE, "Tuesday ≠ Tuesday night"),
        ("on Tuesday", "on April 29", COMPATIBLE, "Tuesday ≠ April 29"),
        ("at 7 p.m.", "shortly before 7 p.m.", COMPATIBLE, "7 p.m. ≠ before 7 p.m."),
        ("about 7 p.m.", "at 7:10 p.m.", COMPATIBLE, "about 7 p.m. ≠ 7:10 p.m."),
        ("on Tuesday", "at 7 p.m. on Tuesday", COMPATIBLE, "Tuesday ≠ 7 p.m. on Tuesday"),
        ("after four days", "after nearly four days", COMPATIBLE, "four days ≠ nearly four days"),
        ("on Monday", "on Tuesday", CONFLICTS, "Monday ≠ Tuesday"),
        ("at 7 p.m.", "at 9 p.m.", CONFLICTS, "7 p.m. ≠ 9 p.m."),
    ],
)
def test_another_time(reader, one, two, relation, note):
    """What is told more closely is compatible, and what cannot both be right conflicts."""
    left, right = f"The ferry sank {one}.", f"The ferry sank {two}."

    (found,) = compared(reader, times, left, right)

    assert (found.relation, found.note) == (relation, note)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("on Dec. 31, 2030", "on December 31, 2030"),
        ("around 7pm local time", "about 7 p.m."),
        ("after four days", "after 4 days"),
        ("on Tuesday", "off the cape"),
    ],
)
def test_no_other_time(reader, one, two):
    """Spelling is the outlet's own, and silence tells no other time."""
    assert compared(reader, times, f"The ferry sank {one}.", f"The ferry sank {two}.") == []
