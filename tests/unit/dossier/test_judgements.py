"""Judgements as lines of JSON."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.dossier.judgements import earlier, judgement, line, opening, parsed
from crossread.errors import InputError
from crossread.model.judgement import Ruling
from crossread.model.report import Basis, Fact
from crossread.model.span import Span
from crossread.model.story import Place
from tests.unit.stories.reports import report

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
    with pytest.raises(InputError, match="log, line 2, is not a judgement"):
        parsed(line(RULED, TEXTS) + odd + "\n", "log")


def test_a_line_that_is_nested_too_deep_is_named():
    """It is no fault of crossread's own."""
    with pytest.raises(InputError, match="log, line 1, is nested too deep"):
        parsed("[" * 5000, "log")


def test_the_id_follows_from_all_that_is_said():
    """The same ruling by another person is another judgement."""
    other = judgement(Ruling.SAME, PLACES, by="Bo", at=RULED.at)

    assert other.id != RULED.id
    assert judgement(Ruling.SAME, PLACES, by=RULED.by, at=RULED.at) == RULED


def test_a_report_is_known_by_its_title():
    """Else by the first words of its body, a dozen of one line."""
    text = "Ferry lost\n\n" + " ".join(f"w{n}" for n in range(20)) + "\nmore"
    titled = report(text, title="Ferry lost", name="r-1")
    in_text = replace(titled, title=Fact("Ferry lost", Basis.TEXT, Span(0, 10)))
    below = replace(titled, body=titled.body[1:])
    short = replace(titled, body=(), text="Lost.")

    assert opening(in_text).span.of(text) == "Ferry lost"
    assert opening(titled).span.of(text) == "Ferry lost"
    assert opening(below).span.of(text) == " ".join(f"w{n}" for n in range(12))
    assert opening(short) == Place("r-1", Span(0, 5))


def test_a_ruling_on_reports_takes_the_place_of_one_on_the_same_reports():
    """Whichever words stand for them, in either order; never of one on claims of these words."""
    back = (Place("r-2", Span(0, 2)), PLACES[0])
    first = judgement(Ruling.ORIGIN, PLACES, by="Ada", at=RULED.at)

    assert earlier((RULED, first), Ruling.NOT_ORIGIN, back) == first.id
    assert earlier((RULED, first), Ruling.NOT_SAME, PLACES) == RULED.id
    assert earlier((RULED,), Ruling.ORIGIN, PLACES) is None
