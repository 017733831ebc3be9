"""Quotations that two reports cut at the same places."""

import pytest

from crossread.stories.body import body
from crossread.stories.cuts import same_cuts
from tests.unit.stories.reports import report


@pytest.mark.parametrize(
    ("left", "right", "cuts"),
    [
        ("It was “as a till with his own key”.", "He ran it “as a till with his own key”.", 1),
        ("It was “as a till with his own key”.", "He ran it “as a till with his own” key.", 0),
        ("She said: “We lost our ship today.”", "“We lost our ship today,” she said.", 0),
        ("It was “a till”.", "He ran “a till”.", 0),
        ("No quotation.", "None here.", 0),
    ],
)
def test_the_same_words_from_inside_a_sentence(left, right, cuts):
    """A whole sentence is no cut, nor are two words, nor words that stop elsewhere."""
    reports = report(left, name="l"), report(right, name="r")
    found = same_cuts(*map(body, reports))

    assert len(found) == cuts
    assert all(
        one.span.of(left) == other.span.of(right) == "as a till with his own key"
        for one, other in found
    )
