from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.clean.lines import ends_sentence, key, split_lines

WRAPPED = """\
The harbour of Porto Vell was closed on Monday after a ferry ran
aground in the fog, and nobody could say when it would open for
the boats that bring the island its bread, water, mail and
newspapers every morning.

Its master, who has been in office since the spring, asked all
captains to wait for the tide and for the tugs that were on their
way from the mainland.
"""


def test_each_line_is_a_paragraph():
    """Line breaks of every kind part paragraphs; blank ones and edges belong to none."""
    lines = split_lines("  One.\r\n\r\nTwo.\rThree.\f\u2028 Four. \n\n")

    assert [line.text for line in lines] == ["One.", "Two.", "Three.", "Four."]


def test_a_wrapped_text_is_joined():
    """A mail that was broken at a fixed width reads as the paragraphs it was written in."""
    lines = split_lines(WRAPPED)

    assert [line.text.split()[-1] for line in lines] == ["morning.", "mainland."]
    assert all(line.span.of(WRAPPED) == line.text for line in lines)


def test_a_list_is_not_joined():
    """Short lines that follow each other stay apart."""
    assert len(split_lines("Closed today:\nthe harbour\nthe market\nthe school\nthe church\n")) == 5


@pytest.mark.parametrize("text", ["It sank.", "“It sank.”", "Why?", "(It sank.)", "It sank.*"])
def test_a_sentence_ends(text):
    """Marks and quotes behind the full stop still end a sentence."""
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["Ferry sinks", "Ferry sinks off…", "Closed:", "the tug,"])
def test_a_fragment_does_not_end(text):
    """Headlines, leads and what trails off are no sentences."""
    assert not ends_sentence(text)


def test_a_key_forgets_what_does_not_matter():
    """Numbers, case and marks do not tell two buttons apart."""
    assert key("» 1,204 Views") == key("7 views") == "0 views"


@given(st.text(max_size=300))
def test_lines_cover_all_but_space(text):
    """Every character that is no space stands in exactly one line, in order."""
    lines = split_lines(text)
    inside = "".join(line.span.of(text) for line in lines)

    assert all(a.span.end <= b.span.start for a, b in pairwise(lines))
    assert len(inside) >= sum(c.isalnum() for c in text)
