"""What is read at once: sentences, and parts of those that are too long."""

import pytest

from crossread.annotate.parse.recognise import LONGEST, Readable, parse
from crossread.model.span import Span


def read(text):
    """Return the sentences of a text as lists of words, read without a model."""
    (found,) = parse([Readable(text, ((0, Span(0, len(text))),))], None)
    return [[token.text for token in sentence.tokens] for sentence in found.sentences]


@pytest.mark.parametrize(
    "text", ["Ann Mora and " * 4000, 'Police said "a" ' * 1000, "x, " * 999, "-=" * 999]
)
def test_no_more_is_read_at_once_than_the_bound(text):
    """A text without an end mark is read in parts, and none of its words is lost."""
    found = read(text)

    assert all(LONGEST // 2 < len(each) <= LONGEST for each in found[:-1])
    assert "".join(word for each in found for word in each) == "".join(text.split())


def test_a_long_sentence_is_parted_at_its_marks():
    """A list is read name by name: no name is cut in two where a comma is near."""
    found = read("Ann Mora, " * 100 + "who left.")

    assert [each[-1] for each in found] == [",", "."]


def test_a_sentence_within_the_bound_is_read_whole():
    """The parts of a sentence are told by whoever reads it whole."""
    assert [len(each) for each in read("word " * (LONGEST - 1) + ".")] == [LONGEST]
