"""The same thing laid to different sources, where the claims say so themselves."""

import pytest

from crossread.collate.compare.attribution import attribution
from crossread.models.language import Reader
from tests.unit.collate.stories import compared


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


def test_sources_that_the_claims_name(reader):
    """Who blames the wind is what both claims say."""
    left = "Witnesses blame the wind for the loss of the ferry."
    right = "The owner blames the wind for the loss of the ferry."

    (found,) = compared(reader, attribution, left, right)

    assert found.note == "Witnesses ≠ The owner"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Witnesses say the ferry was lost.", "The owner says the ferry was lost."),
        ("Witnesses blame the wind for it.", "They blame the wind for it."),
        ("Port officials blame the wind for it.", "The port officials blame the wind for it."),
        ("Port officials blame the wind for it.", "Officials blame the wind for it."),
        ("Witnesses blame the wind for it.", "The ferry was lost in the wind."),
        (
            "Witnesses blame the wind for the loss of the ferry.",
            "The owner blames a tug for the delay at the quay.",
        ),
    ],
)
def test_no_other_source(reader, left, right):
    """Frames around a claim, pronouns, one source with an article, none, and another matter."""
    assert compared(reader, attribution, left, right) == []
