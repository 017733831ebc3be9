"""The scored pairs of a story."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.collate.align import Alignment
from crossread.collate.evidence import Chosen
from crossread.collate.matches import Block, Matches
from crossread.models.matcher import Matcher

ONE = Matcher(0.0, (("meaning", 1.0),))


def matches(scored, claims):
    """Matches of ``scored``: a score for each pair of claims."""
    left, right = np.array(list(scored), np.int32).reshape(-1, 2).T
    values = np.array(list(scored.values()), np.float32)
    block = Block(left, right, values, np.zeros((len(values), 1), np.uint8), values[:, None])
    return Matches.of([block], claims, ONE)


def full(claims, seed=0):
    """A score for every pair of so many claims, no two alike."""
    pairs = list(combinations(range(claims), 2))
    order = np.random.default_rng(seed).permutation(len(pairs))
    return {pair: 0.1 + 0.8 * place / len(pairs) for pair, place in zip(pairs, order, strict=True)}


@pytest.mark.parametrize(("claims", "told"), [(2, 1), (11, 55), (21, 210)])
def test_a_point_of_up_to_21_claims_tells_every_match(claims, told):
    """Nothing is left out where a person can still read it."""
    assert len(matches(full(claims), claims).among(range(claims))) == told


@given(st.integers(0, 99))
def test_of_many_claims_each_tells_its_twenty_best(seed):
    """What is told grows with the claims, not with their pairs."""
    scored = full(40, seed)

    told = matches(scored, 40).among(range(40))

    expected = set()
    for claim in range(40):
        own = [pair for pair in scored if claim in pair]
        expected |= set(sorted(own, key=scored.__getitem__, reverse=True)[:20])
    pairs = [match[:2] for match in told]
    assert set(pairs) == expected
    assert pairs == sorted(pairs)


def test_only_pairs_within_the_group_are_told():
    """A better match outside takes no place of one inside."""
    (told,) = matches({(0, 1): 0.9, (0, 2): 0.5, (1, 3): 0.6}, 4).among((2, 0))

    assert told[:2] == (0, 2)
    assert told.because == ("meaning 0.50",)


def test_a_claim_knows_all_that_it_is_paired_with_in_order():
    """It makes no difference which of the two claims stands left."""
    found = matches({(0, 2): 0.5, (2, 4): 0.75, (1, 2): 0.25, (0, 1): 0.875}, 5)

    told = {claim: [each.tolist() for each in found.of_claim(claim)] for claim in range(5)}

    assert told[2] == [[0, 1, 4], [0.5, 0.25, 0.75]]
    assert told[1] == [[0, 2], [0.875, 0.25]]
    assert told[3] == [[], []]


def test_what_several_claims_are_paired_with_comes_claim_by_claim():
    """A claim without a pair has nothing between the others."""
    found = matches({(0, 2): 0.5, (2, 4): 0.75, (1, 2): 0.25, (0, 1): 0.875}, 5)

    assert [each.tolist() for each in found.of_claims((4, 3, 1))] == [
        [2, 0, 2],
        [0.75, 0.875, 0.25],
    ]
    assert found.sums((4, 3, 1)).tolist() == [0.875, 0.0, 1.0, 0.0, 0.0]


def test_support_sums_the_scores_within_a_group():
    """A claim that nothing in the group matches has none; what is outside does not count."""
    found = matches({(0, 1): 0.5, (1, 2): 0.25, (2, 4): 0.75}, 6).support((3, 2, 1, 0))

    assert found == {0: 0.5, 1: 0.75, 2: 0.25, 3: 0.0}
    assert matches({}, 2).support((1,)) == {1: 0.0}


def test_the_closest_comes_first_and_once():
    """A claim outside is given with its best score; one that is not told is never given."""
    scored = {(0, 2): 0.3, (1, 2): 0.5, (1, 3): 0.4, (0, 4): 0.9, (0, 1): 0.8}
    alignment = Alignment(((0, 1), (2,), (3,)), matches(scored, 5), np.arange(4))

    found = [(claim, round(score, 2)) for claim, score in alignment.closest((0, 1))]

    assert found == [(2, 0.5), (3, 0.4)]


def test_what_matches_a_whole_group_tells_it():
    """The mean counts: one claim that matches one member alone does not tell the point."""
    scored = {(0, 2): 0.5, (1, 2): 0.5, (1, 3): 0.875, (0, 4): 0.75, (1, 4): 0.5, (0, 5): 1.0}
    alignment = Alignment(((0, 1), (2,), (3,), (4,)), matches(scored, 6), np.arange(5))

    assert alignment.telling((0, 1), 0.5) == [4, 2]
    assert alignment.telling((0, 1), 0.7) == []


def test_near_is_what_matches_well_enough_and_is_told():
    """From a score on, of any of the claims asked of, these themselves among it."""
    scored = {(0, 2): 0.3, (1, 2): 0.5, (1, 3): 0.4, (0, 4): 0.9, (0, 1): 0.8}
    alignment = Alignment(((0, 1), (2,), (3,)), matches(scored, 5), np.arange(4))

    assert alignment.near((0, 1), 0.5) == [0, 1, 2]


def test_a_story_without_matches_has_none():
    """Nothing scored is no fault."""
    none = Matches.of([], 3, ONE)

    assert none.claims == 3
    assert none.among((0, 1, 2)) == []
    assert none.scores((0, 1)) == {}
    assert [column.tolist() for column in none.strong(0.5)] == [[], [], []]


@given(st.lists(st.lists(st.integers(-3, 3), min_size=4, max_size=4), min_size=1, max_size=6))
def test_a_pair_keeps_the_evidence_that_spoke_most(rows):
    """The three pieces that say most by their weights, the strongest first, with their values."""
    names = ("early", "figures", "meaning", "words")
    matcher = Matcher(0.0, tuple((name, float(n - 1)) for n, name in enumerate(names)))
    values = np.array(rows, np.float32)
    places = np.arange(len(rows))
    pieces = {name: values[:, n] for n, name in enumerate(names)}

    block = Block.of(
        Chosen(places, places, places), pieces, np.ones(len(rows), np.float32), matcher, 0.5
    )

    told = values * np.arange(-1.0, 3.0)
    assert block.values.tolist() == np.take_along_axis(values, block.strongest, 1).tolist()
    assert (
        np.take_along_axis(told, block.strongest, 1).tolist() == (-np.sort(-told))[:, :3].tolist()
    )
