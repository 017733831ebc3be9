"""The best dependency tree for a matrix of arc scores.

Maximum spanning arborescence (Chu & Liu 1965; Edmonds 1967) with exactly one word under the root.
Greedy heads are tried first, for they form a tree in nine sentences of ten.
"""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Heads = NDArray[np.int64]


def best_tree(scores: NDArray[np.floating]) -> tuple[int, ...]:
    """Heads of ``n`` words, -1 for the one root, with the greatest sum of scores.

    ``scores`` is (n, n + 1): word by head, where column 0 is the root and column ``i + 1`` is word
    ``i``. Scores are finite; a word's score for itself is ignored. Ties go to the lower column.

    >>> best_tree(np.array([[0.0, 9.0, 5.0], [1.0, 4.0, 9.0]]))
    (1, -1)
    """
    words = len(scores)
    if not words:
        return ()
    square = np.full((words + 1, words + 1), -np.inf)
    square[1:] = scores
    np.fill_diagonal(square, -np.inf)
    heads = np.concatenate(([0], square[1:].argmax(1)))
    if _cycle(heads) is None and (heads[1:] == 0).sum() == 1:
        return tuple((heads[1:] - 1).tolist())
    square[1:, 0] -= _more_than_any_tree(scores)
    return tuple((_arborescence(square)[1:] - 1).tolist())


def _more_than_any_tree(scores: NDArray[np.floating]) -> float:
    """A penalty for an arc from the root so great that the best tree has only one."""
    return float((scores.max() - scores.min() + 1.0) * (len(scores) + 1))


def _cycle(heads: Heads) -> list[int] | None:
    """Nodes of one cycle among the heads of nodes 1.., or none; node 0 is the root."""
    seen = np.zeros(len(heads), dtype=np.int64)
    for start in range(1, len(heads)):
        node = start
        while node and not seen[node]:
            seen[node] = start
            node = int(heads[node])
        if node and seen[node] == start:
            cycle = [node]
            while (node := int(heads[node])) != cycle[0]:
                cycle.append(node)
            return cycle
    return None


def _arborescence(scores: Matrix) -> Heads:
    """Heads of the best arborescence over node by head scores; the root's own entry is 0."""
    heads: Heads = np.asarray(scores.argmax(1), np.int64)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.array(cycle)
    outside = np.setdiff1d(np.arange(len(scores)), inside)
    held = scores[inside, heads[inside]]
    # Entering the cycle at a node breaks that node's arc; leaving it is as from its best node.
    enter = scores[np.ix_(inside, outside)] - held[:, None]
    leave = scores[np.ix_(outside, inside)]
    size = len(outside)
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = scores[np.ix_(outside, outside)]
    smaller[:size, size] = leave.max(1)
    smaller[size, :size] = enter.max(0)
    found = _arborescence(smaller)
    for place in range(1, size):
        head = found[place]
        heads[outside[place]] = inside[leave[place].argmax()] if head == size else outside[head]
    broken = inside[enter[:, found[size]].argmax()]
    heads[broken] = outside[found[size]]
    return heads
