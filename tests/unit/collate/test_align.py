"""Which claims stand in one point."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.collate.align import align
from crossread.collate.profile import Profile
from crossread.model.span import Span
from crossread.models.matcher import Matcher

WORDS = "ferry dead quay storm captain hatch inquiry signal".split()
PLAIN = Matcher(-4.0, (("meaning", 8.0),))  # alike enough from a meaning of one half on


def claim(report: str, place: int, *words: str) -> Profile:
    """A claim of words that have nothing to do with each other."""
    rows = np.eye(len(WORDS), dtype=np.float16)[[WORDS.index(word) for word in words]]
    return Profile(
        report=report,
        span=Span(place, place + 5),
        stems=tuple(words),
        states=rows,
        head=rows[0].astype(np.float32),
        sentence=rows[0].astype(np.float32),
        subjects=frozenset(),
        entities=frozenset(),
        figures=frozenset(),
        times=frozenset(),
        utterance=None,
        negated=False,
        title=False,
        place=0.0,
    )


def groups(profiles, same=0.5):
    found = align(profiles, PLAIN, same=same, least=0.05).groups
    return [[(profiles[i].report, profiles[i].span.start) for i in group] for group in found]


def test_same_words_stand_in_one_point():
    """Claims of two reports in the same words join; others stay alone."""
    profiles = [
        claim("a", 0, "ferry", "dead"),
        claim("a", 9, "captain", "hatch"),
        claim("b", 0, "ferry", "dead"),
    ]

    assert groups(profiles) == [[("a", 0), ("b", 0)], [("a", 9)]]


def test_a_report_does_not_say_two_things_in_one_point():
    """Two claims of one report that are not inside each other never meet through a third."""
    profiles = [
        claim("a", 0, "ferry", "dead"),
        claim("a", 9, "ferry", "dead", "quay"),
        claim("b", 0, "ferry", "dead"),
    ]

    assert sorted(map(len, groups(profiles, same=0.6))) == [1, 2]


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)),
        min_size=1,
        max_size=9,
    )
)
def test_every_claim_is_in_exactly_one_group(drawn):
    """Nothing is lost and nothing stands twice."""
    profiles = [claim(report, n * 10, *words) for n, (report, words) in enumerate(drawn)]

    found = [
        index for group in align(profiles, PLAIN, same=0.5, least=0.05).groups for index in group
    ]

    assert sorted(found) == list(range(len(profiles)))


@pytest.mark.parametrize("least", [0.0, 0.3])
def test_matches_say_why(least):
    """A match names its strongest evidence with its value."""
    profiles = [claim("a", 0, "ferry", "dead"), claim("b", 0, "ferry", "dead")]

    match = align(profiles, PLAIN, same=0.5, least=least).matches.among((1, 0))[0, 1]

    assert match.because == ("meaning 1.00",)
    assert match.score == pytest.approx(1 / (1 + np.exp(-4.0)), abs=1e-3)


def test_scores_of_a_group_are_those_of_its_matches():
    """Scores alone and scores with their reasons are of the same pairs."""
    profiles = [claim("a", 0, "ferry"), claim("b", 0, "ferry", "dead"), claim("c", 0, "dead")]
    matches = align(profiles, PLAIN, same=0.5, least=0.05).matches

    found = {pair: match.score for pair, match in matches.among((0, 1, 2)).items()}

    assert matches.scores((2, 1, 0)) == found
    assert found
