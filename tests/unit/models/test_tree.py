"""The best tree is a tree, and nothing beats it."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from crossread.models.tree import best_tree

Scores = NDArray[np.float64]


def matrices(most: int) -> st.SearchStrategy[Scores]:
    """Score matrices of 1 to ``most`` words; whole numbers, so that ties are common."""
    return st.integers(1, most).flatmap(
        lambda n: arrays(np.float64, (n, n + 1), elements=st.integers(-9, 9).map(float))
    )


def is_tree(heads: tuple[int, ...]) -> bool:
    """One root, and every word reaches it."""
    if heads.count(-1) != 1:
        return False
    for start in range(len(heads)):
        node, steps = start, 0
        while node >= 0 and steps <= len(heads):
            node, steps = heads[node], steps + 1
        if node >= 0:
            return False
    return True


def total(scores: Scores, heads: tuple[int, ...]) -> float:
    return float(sum(scores[word, head + 1] for word, head in enumerate(heads)))


@given(matrices(most=12))
def test_every_result_is_a_tree_with_one_root(scores: Scores) -> None:
    """Whatever the scores, one word is the root and the others hang from it."""
    assert is_tree(best_tree(scores))


@given(matrices(most=4))
def test_no_tree_scores_more(scores: Scores) -> None:
    """For few words every tree can be tried, and none is better."""
    words = len(scores)
    every = itertools.product(range(-1, words), repeat=words)
    best = max(total(scores, heads) for heads in every if is_tree(heads))

    assert total(scores, best_tree(scores)) == best


def test_greedy_heads_are_kept_when_they_form_a_tree() -> None:
    """Each word's own best head stands if no cycle forbids it."""
    scores = np.array([[0, 0, 9, 0], [9, 0, 0, 0], [0, 0, 9, 0]], dtype=float)

    assert best_tree(scores) == (1, -1, 1)


def test_cycle_is_broken_at_the_cheapest_arc() -> None:
    """Two words that want each other: the one that loses less by it takes the root."""
    scores = np.array([[5, 0, 10], [8, 10, 0]], dtype=float)

    assert best_tree(scores) == (1, -1)


def test_second_root_gives_way() -> None:
    """Two words that both want the root: the better pair of arcs wins."""
    scores = np.array([[9, 0, 1], [9, 5, 0]], dtype=float)

    assert best_tree(scores) == (-1, 0)


def test_no_words_no_heads() -> None:
    """An empty sentence has an empty tree."""
    assert best_tree(np.zeros((0, 1))) == ()
