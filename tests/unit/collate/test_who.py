"""Who or what: names of one bearer and what fills one role."""

import pytest

from crossread.collate.compare.entities import entities
from crossread.models.language import Reader
from tests.unit.collate.stories import compared


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


@pytest.mark.parametrize(
    ("left", "right", "note"),
    [
        ("Ana Ruiz rang the bell.", "Ana M. Ruiz rang the bell.", "Ana Ruiz ≠ Ana M. Ruiz"),
        ("Ana Ruiz rang the bell.", "Ana Ruiz Vela rang the bell.", "Ana Ruiz ≠ Ana Ruiz Vela"),
        ("The storm tore off the roof.", "The storm tore off the cross.", "roof ≠ cross"),
    ],
)
def test_another_name_or_word(reader, left, right, note):
    """Parts and initials of a full name, and another thing in the same place."""
    assert [d.note for d in compared(reader, entities, left, right)] == [note]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ana Ruiz rang the bell.", "Ruiz rang the bell."),
        ("Ana Ruiz rang the bell.", "Mrs. Ana Ruiz rang the bell."),
        ("The storm tore off the roof.", "The storm broke the cross."),
    ],
)
def test_no_other_name_or_word(reader, left, right):
    """A family name alone, a title, and another act."""
    assert compared(reader, entities, left, right) == []
