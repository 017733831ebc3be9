"""Average-link agglomeration over a sparse graph."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.stories.cluster import cluster


def clustered(rows, scores, bar):
    """Groups of ``rows`` rows; ``scores`` maps rising pairs, other pairs score 0."""

    def score(left, right):
        pairs = zip(left.tolist(), right.tolist(), strict=True)
        return np.array([scores.get((min(p), max(p)), 0.0) for p in pairs], np.float32)

    kept = sorted(pair for pair, value in scores.items() if value >= bar)
    left, right = (np.array([pair[side] for pair in kept], np.int64) for side in (0, 1))
    weights = np.array([scores[pair] for pair in kept], np.float32)
    return cluster(rows, (left, right, weights), score, bar)


def test_a_chain_is_no_group():
    """A is like b and b like c, but a is not like c: the mean of c to {a, b} is under the bar."""
    assert clustered(3, {(0, 1): 0.9, (1, 2): 0.8}, 0.5) == [[0, 1], [2]]


def test_a_mean_over_the_bar_joins_despite_one_weak_pair():
    """All pairs count, not the weakest."""
    scores = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.3}

    assert clustered(3, scores, 0.5) == [[0, 1, 2]]


def test_rows_without_edges_stay_alone():
    """Every row is in a group."""
    assert clustered(3, {}, 0.5) == [[0], [1], [2]]


@given(st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 6)), st.floats(0, 1)))
def test_groups_are_a_partition_and_cohere(drawn):
    """Each row is in one group, and no two groups could still be joined."""
    scores = {pair: value for pair, value in drawn.items() if pair[0] < pair[1]}
    groups = clustered(7, scores, 0.5)

    assert sorted(row for group in groups for row in group) == list(range(7))
    for one in groups:
        for two in groups:
            if one < two:
                between = [scores.get((min(a, b), max(a, b)), 0) for a in one for b in two]
                assert sum(between) / len(between) < 0.5 + 1e-6
