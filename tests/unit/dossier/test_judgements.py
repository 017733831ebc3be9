"""Judgements as lines of JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.dossier.judgements import judgement, line, parsed
from crossread.errors import InputError
from crossread.model.judgement import Ruling
from crossread.model.span import Span
from crossread.model.story import Place

TEXTS = {"r-1": "The ferry sank off Brill.\u2028“Nobody drowned”, said Orla.", "r-2": "It sank."}
PLACES = (Place("r-1", Span(0, 14)), Place("r-2", Span(0, 7)))
RULED = judgement(Ruling.SAME, PLACES, by="Ada", at="2031-03-04T10:00:00+00:00")


def test_a_line_carries_the_words_that_were_ruled_on():
    """A person can read the file without the dossier."""
    written = json.loads(line(RULED, TEXTS))

    assert [place["exact"] for place in written["places"]] == ["The ferry sank", "It sank"]
    assert (written["ruling"], written["by"]) == ("same", "Ada")


@given(
    st.lists(
        st.builds(
            judgement,
            st.sampled_from(Ruling),
            st.just(PLACES),
            by=st.text(min_size=1),
            at=st.text(),
            name=st.none() | st.text(),
            supersedes=st.none() | st.text(),
        ),
        unique_by=lambda each: each.id,
        max_size=4,
    )
)
def test_what_is_written_is_read_back(ruled):
    """One line each, in order, whatever a name is made of."""
    written = "".join(line(each, TEXTS) for each in ruled)

    assert parsed(written, "log") == tuple(ruled)
    assert written.count("\n") == len(ruled)


def test_a_line_that_came_twice_counts_once():
    """Two files joined by hand are one log."""
    written = line(RULED, TEXTS)

    assert parsed(written + "\n" + written, "log") == (RULED,)


@pytest.mark.parametrize(
    "odd", ["not json", "[]", "3", '{"id": "j-1"}', json.dumps({"id": 1, "ruling": "perhaps"})]
)
def test_what_is_no_judgement_is_named_with_its_line(odd):
    """The message says which line of which file."""
    with pytest.raises(InputError, match="log, line 2, is no judgement"):
        parsed(line(RULED, TEXTS) + odd + "\n", "log")


def test_the_id_follows_from_all_that_is_said():
    """The same ruling by another person is another judgement."""
    other = judgement(Ruling.SAME, PLACES, by="Bo", at=RULED.at)

    assert other.id != RULED.id
    assert judgement(Ruling.SAME, PLACES, by=RULED.by, at=RULED.at) == RULED
