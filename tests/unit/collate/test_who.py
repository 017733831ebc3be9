"""Who or what: names of one bearer."""

import pytest

from crossread.collate.compare.entities import entities
from crossread.models.language import Reader
from tests.unit.collate.stories import compared


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


def test_another_name(reader):
    """Parts of a full name that one report gives and the other does not."""
    left, right = "Ana Ruiz rang the bell.", "Ana Ruiz Vela rang the bell."

    assert [d.note for d in compared(reader, entities, left, right)] == ["Ana Ruiz ≠ Ana Ruiz Vela"]


@pytest.mark.parametrize(
    "right",
    [
        "Ruiz rang the bell.",
        "Ana M. Ruiz rang the bell.",
        "Mrs. Ana Ruiz rang the bell.",
        "Eva Lund rang the bell.",
    ],
)
def test_no_other_name(reader, right):
    """A family name alone, an initial, a title, and somebody else."""
    assert compared(reader, entities, "Ana Ruiz rang the bell.", right) == []


def test_a_legal_form(reader):
    """A company is one with and without "Inc."."""
    left, right = "Lantern Harbour Works fell.", "Lantern Harbour Works Inc. fell."

    assert compared(reader, entities, left, right) == []


def test_a_name_that_goes_on_in_small_letters(reader):
    """A last word that one outlet writes small still belongs to the name."""
    left, right = "The Harbour Watch council burned down.", "The Harbour Watch Council burned down."

    assert compared(reader, entities, left, right) == []
