"""Passages that travelled."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.stories.body import body
from crossread.stories.reuse import linked, shared
from crossread.text.shingles import shingles
from tests.unit.stories.reports import FERRY, MAYOR, report

RUN = "mussel fishermen lifted the first survivors off with ladders and a cargo net"


def found(left, right):
    return shared(body(report(left, name="l")), body(report(right, name="r")))


def places(pair):
    """Where each passage stands in both reports."""
    return [pair.places(passage) for passage in pair.passages]


def test_a_passage_is_found_with_its_words_on_both_sides():
    """The spans of a passage say the same, and nothing more, in both reports."""
    left, right = f"At dawn {RUN}. Fog stayed.", f"Witnesses agree: {RUN}, then left."
    ((one, other),) = places(found(left, right))

    assert one.span.of(left) == other.span.of(right) == RUN
    assert found(left, right).words == 13


def test_a_light_edit_stays_one_passage():
    """A changed word or two does not cut a passage."""
    right = RUN.replace("first", "earliest few")
    edited = found(RUN + ".", right + ".")
    ((_, other),) = places(edited)

    assert other.span.of(right) == right
    assert edited.words == 12


def test_what_one_repeats_is_shared_once():
    """A caption that says a sentence again makes no report share more words than it has."""
    assert found(f"At dawn {RUN}. {RUN.capitalize()}.", f"{RUN.capitalize()}.").words == 13


def test_a_phrase_of_the_trade_is_no_reuse():
    """Eight words that every paper prints are nobody's."""
    assert not found("He was pronounced dead at the scene on Monday.",
                     "She was pronounced dead at the scene on Friday.").passages  # fmt: skip


def test_a_quotation_in_both_is_not_prose():
    """Two reports can hear one speech; its words count apart."""
    pair = found(f"“{RUN},” she said.", f"He said: “{RUN}.”")

    assert pair.words == 13
    assert pair.prose == 0


@pytest.mark.parametrize(
    ("speaker", "own"), [("said harbour constable Bo Varnholt", 21), ("police said at noon", 0)]
)
def test_a_sentence_retold_with_its_speaker_is_a_reporters(speaker, own):
    """Two newsrooms do not put what one says, and who says it, in the same twenty words."""
    pair = found(f"At dawn two {RUN}, {speaker}.", f"At dawn two {RUN}, {speaker}. Fog stayed.")

    assert [pair.own(each) for each in pair.passages] == [own]


def test_an_account_of_somebody_is_not_a_reports_own():
    """A police release reaches both newsrooms: the paragraph says who told it."""
    told = found(f"Police said {RUN}.", f"{RUN}.")
    own = found(f"So {RUN}.", f"{RUN}.")

    assert [told.own(each) for each in told.passages] == [0]
    assert [own.own(each) for each in own.passages] == [13]


def test_a_large_story_is_not_compared_pair_by_pair():
    """Reports without a run in common are not looked at twice; copies are."""
    bodies = [body(report(f"Letter {n} speaks of gulls.", name=f"{n}")) for n in range(40)]
    copies = [body(report("\n".join(FERRY), name=name)) for name in "ab"]

    assert linked([*bodies, *copies]) == [(40, 41)]
    assert linked(copies) == [(0, 1)]


@given(st.lists(st.sampled_from([*FERRY, *MAYOR]), max_size=5), st.lists(st.sampled_from(FERRY)))
def test_spans_are_inside_their_reports(left, right):
    """Whatever is found points at words of the reports."""
    texts = "\n".join(left), "\n".join(right)
    for pair in places(found(*texts)):
        for place, text in zip(pair, texts, strict=True):
            assert 0 <= place.span.start < place.span.end <= len(text)


@given(st.lists(st.lists(st.sampled_from([*FERRY, *MAYOR]), max_size=3), min_size=13, max_size=13))
def test_reports_that_share_two_runs_are_linked(stories):
    """A pair is linked when two runs of five words stand in both and few others hold them."""
    bodies = [body(report("\n".join(told), name=f"{n}")) for n, told in enumerate(stories)]
    runs = [set(shingles(each.keys, 5)) for each in bodies]
    holders = Counter(run for held in runs for run in held)
    rare = [{run for run in held if holders[run] <= 9} for held in runs]
    pairs = list(combinations(range(13), 2))
    found = linked(bodies)

    assert found == sorted(found)
    assert {p for p in pairs if len(rare[p[0]] & rare[p[1]]) > 1} <= set(found)
    assert set(found) <= {p for p in pairs if len(runs[p[0]] & runs[p[1]]) > 1}
