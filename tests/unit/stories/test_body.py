"""What lineage knows of each word of a report."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from crossread.stories.body import body
from crossread.text.marks import quoted
from crossread.text.normalise import words
from tests.unit.stories.reports import report

PIECES = ["“The pier fell.", "It rained,”", "Ada Marsh said.", "“", "”", "Gulls came", "at 5."]
TEXTS = st.lists(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(" ".join), min_size=1, max_size=4
).map("\n".join)


@given(TEXTS)
def test_each_word_is_in_one_sentence(text):
    """Sentences stand side by side, in order, and hold every word; none is empty."""
    found = body(report(text))

    cuts = [0, *(end for _, end in found.sentences)]
    assert list(found.sentences) == list(pairwise(cuts))
    assert cuts[-1] == len(found.keys)
    assert cuts == sorted(set(cuts))


@given(TEXTS)
def test_words_between_marks_are_quoted(text):
    """A word has the number of its quotation, counted through the report; others have none."""
    read = report(text)
    inner = [quote.inner for each in read.body for quote in quoted(text, each)]
    told = [word for each in read.body for word in words(text, each)]
    found = body(read)

    assert found.quotation.tolist() == [
        next((n for n, span in enumerate(inner, 1) if span.start <= word.start < span.end), 0)
        for word in told
    ]
    assert found.quoted.tolist() == [number > 0 for number in found.quotation]
    assert [found.span(at, at + 1).of(text) for at in range(len(told))] == [
        text[word.start : word.end] for word in told
    ]


def test_an_account_is_told_of_a_whole_paragraph():
    """Also of its words that stand before who gives the account."""
    found = body(report("The pier fell, police said.\nGulls came."))

    assert found.told.tolist() == [True] * 5 + [False] * 2
