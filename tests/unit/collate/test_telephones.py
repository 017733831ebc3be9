"""Numbers to call."""

import pytest

from crossread.collate.compare.telephones import telephones
from crossread.models.language import Reader
from tests.unit.collate.stories import compared


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("555-742-7463", "555-74-CRIME"),
        ("(555) 845-8477", "1-555-845-TIPS"),
        ("555-743-7200", "743-7200"),
        ("555.772.8810", "555-890-7318"),
        ("+44 20 7946 0958", "+44 20 7946 0011"),
        ("020 7946 0958", "0800 946 0011"),
        ("1-800-CALL-MAY", "743-7200"),
    ],
)
def test_another_number(reader, one, two):
    """Letters, no area code, another number, and how other countries write theirs."""
    left, right = f"Witnesses should call the guards at {one}.", f"Call the guards at {two}."

    assert [d.note for d in compared(reader, telephones, left, right)] == [f"{one} ≠ {two}"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Call the guards at (555) 742-7463.", "Call the guards at 555-742-7463."),
        ("Call 743-7200 or 743-7201.", "Call 743-7201."),
        ("Call the guards at 743-7200.", "Call the guards."),
        ("It was so in 2014-2018.", "It was so in 2015-2019."),
        ("The bell cost $100-2000.", "The bell cost 1,234,567 crowns."),
        ("It fell on 2031-05-02.", "It fell on 2031-05-03."),
    ],
)
def test_no_other_number(reader, left, right):
    """Marks are the outlet's own; one shared is enough; and what is no number to call."""
    assert compared(reader, telephones, left, right) == []


def test_two_statements_that_hardly_match(reader):
    """Two offices have two numbers."""
    left, right = "Call the guards at 743-7200.", "Call the mayor at 743-7201."

    assert compared(reader, telephones, left, right, score=0.4) == []
