"""Which of the figures that a claim lists goes with another claim's."""

from dataclasses import replace

import pytest

from crossread.annotate import annotate
from crossread.collate.compare.difference import Background
from crossread.collate.compare.listed import listed_apart, listing
from crossread.model.span import Span
from crossread.models.language import Reader
from tests.unit.collate.stories import claims, report

READER = Reader.load()
BILLS = (
    "Their bills were $42 at a funfair, $300 at a toy shop, $230 at a tailor's and $56 at a spa."
)


def told(name, text):
    """All figures of one claim of a whole sentence, with their words."""
    (read,) = annotate([report(name, text)], READER)
    figures = {q.span: q for each in claims(read) for q in each.claim.quantities}
    first = claims(read)[0]
    claim = replace(first.claim, span=Span(0, len(text)))
    whole = replace(first, claim=claim, inside=range(len(first.tokens)))
    return listing(whole, [figures[span] for span in sorted(figures)], Background({}, {}, {}, {}))


@pytest.mark.parametrize(
    ("other", "apart"),
    [
        ("He paid $65 at the spa.", ["$42", "$300", "$230"]),
        ("She spent $290 on dolls in a toy shop.", ["$42", "$230", "$56"]),
        ("The council paid $900 for a bench.", []),
    ],
)
def test_a_listed_figure_goes_with_what_it_is_told_with(other, apart):
    """Where no part of the list shares a word with the other claim, nothing is said."""
    left, right = told("a", BILLS), told("b", other)

    assert sorted(one.of(BILLS) for one, _ in listed_apart(left, right)) == sorted(apart)
    assert sorted(two.of(BILLS) for _, two in listed_apart(right, left)) == sorted(apart)


def test_two_figures_are_no_list():
    """They may be of one thing: "has risen from 12 to 17"."""
    left = told("a", "The toll in the harbour rose from 12 to 17.")
    right = told("b", "In the harbour 19 people died.")

    assert listed_apart(left, right) == frozenset()
