"""With what somebody is charged, in other words."""

import pytest

from crossread.collate.compare.charges import charged, charges
from crossread.models.language import Reader
from tests.unit.collate.stories import compared, stated_on


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The pilot was charged with reckless sailing.", ["reckless sailing"]),
        ("The pilot pleaded guilty to a customs fraud charge.", ["customs fraud"]),
        ("The pilot faces federal fraud charges.", ["fraud"]),
        ("The pilot faces two counts of first-degree murder.", ["first-degree murder"]),
        (
            "The pilot was convicted of theft and aggravated assault.",
            ["theft", "aggravated assault"],
        ),
        ("The pilot was held on suspicion of manslaughter.", ["manslaughter"]),
        ("The pilot had charge of the child.", []),
        ("The pilot was arrested late on Saturday.", []),
        ("The pilot counts the votes of the harbor.", []),
    ],
)
def test_what_a_claim_charges(reader, text, named):
    """Behind a word of law, before it, and beside another; no charge of a child, and no day."""
    stated, *_ = stated_on(reader, (text, text), (None, None))

    assert [stated.words(each.span) for each in charged(stated)] == named


@pytest.mark.parametrize(
    ("one", "two", "note"),
    [
        (
            "reckless sailing",
            "felony reckless sailing",
            "reckless sailing ≠ felony reckless sailing",
        ),
        ("customs fraud", "mail fraud", "customs fraud ≠ mail fraud"),
        ("smuggling", "a customs offence", "smuggling ≠ customs offence"),
        ("theft and murder", "theft and attempted murder", "murder ≠ attempted murder"),
    ],
)
def test_other_words(reader, one, two, note):
    """Of one noun more closely, of one noun otherwise, or another noun altogether."""
    left, right = f"The pilot was charged with {one}.", f"The pilot was charged with {two}."

    assert [d.note for d in compared(reader, charges, left, right)] == [note]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("theft", "theft"),
        ("theft", "theft and murder"),
        ("theft and smuggling", "murder and theft"),
        ("federal fraud", "criminal fraud"),
    ],
)
def test_no_other_words(reader, one, two):
    """A list may be told in part, and whose court it is may be left out."""
    left, right = f"The pilot was charged with {one}.", f"The pilot was charged with {two}."

    assert compared(reader, charges, left, right) == []


def test_two_trials(reader):
    """Claims that hardly match are of two cases."""
    left, right = "The pilot was charged with theft.", "The pilot was charged with murder."

    assert compared(reader, charges, left, right, score=0.4) == []
