"""Which pairs of claims may join, and in which order."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.collate.ranking import Pairs, best_first, of_clauses
from crossread.collate.substance import Substance
from tests.unit.collate.test_align import claim

CLAIMS = [
    claim("a", 0, "ferry"),
    claim("a", 10, "quay", detail=True),
    claim("b", 0, "ferry"),
    claim("b", 10, "storm", substance=Substance(frame=True)),
]


def pairs(*scored):
    """Pairs of claims by index, with their scores."""
    left, right, scores = zip(*scored, strict=True)
    return Pairs(np.array(left, np.int32), np.array(right, np.int32), np.array(scores, np.float32))


def test_a_detail_makes_no_pair_of_clauses():
    """On whichever side it stands."""
    kept = of_clauses(pairs((0, 2, 0.9), (1, 2, 0.9), (0, 3, 0.9)), CLAIMS)

    assert kept.tolist() == [True, False, True]


@given(st.permutations([(0, 2, 0.7), (0, 3, 0.7), (1, 2, 0.9), (1, 3, 0.5)]))
def test_the_best_pair_comes_first_and_ties_go_by_place(scored):
    """In whatever order they are given."""
    best = best_first(pairs(*scored), CLAIMS)

    found = list(zip(best.left.tolist(), best.right.tolist(), strict=True))
    assert found == [(1, 2), (0, 2), (0, 3), (1, 3)]


def test_pairs_are_kept_by_mask_or_place():
    """A mask keeps the order, places give it."""
    three = pairs((0, 2, 0.7), (0, 3, 0.6), (1, 2, 0.5))

    assert three.only(np.array([True, False, True])).right.tolist() == [2, 2]
    assert three.only(np.array([2, 0])).left.tolist() == [1, 0]
