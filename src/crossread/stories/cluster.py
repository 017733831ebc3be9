"""Average-link agglomeration over a sparse graph of scored pairs.

Two groups are joined when the mean score over *all* pairs between them reaches the bar, best pair
of groups first. Pairs that are no edge of the graph are scored when a mean needs them, so a chain
of likely pairs does not become one group. Whoever prefers a split to a wrong merge raises the bar.
"""

import heapq
from collections.abc import Callable, Sequence

import numpy as np

from crossread.stories.counts import Indices, Weights

Edges = tuple[Indices, Indices, Weights]  # rising rows and their score
Score = Callable[[Indices, Indices], Weights]

# Pairs looked at for the mean between two groups that no edge joined: enough for a mean, and the
# work stays bounded when two groups of hundreds meet.
_SAMPLE = 48


def cluster(rows: int, edges: Edges, score: Score, bar: float) -> list[list[int]]:
    """Return the groups of ``range(rows)``, each rising, ordered by their first row.

    ``edges`` must hold every pair whose score reaches ``bar``; ``score`` is asked for the others.
    Ties go to the lower rows.
    """
    return _Forest(rows, score, bar).grown(edges)


class _Forest:
    """Groups on their way to be joined; a group is named by its lowest row."""

    def __init__(self, rows: int, score: Score, bar: float) -> None:
        self.members = {row: [row] for row in range(rows)}
        self.means: dict[int, dict[int, float]] = {row: {} for row in range(rows)}
        self.score = score
        self.bar = bar

    def grown(self, edges: Edges) -> list[list[int]]:
        heap = []
        for left, right, weight in zip(*(side.tolist() for side in edges), strict=True):
            self.means[left][right] = self.means[right][left] = weight
            heap.append((-weight, left, right))
        heapq.heapify(heap)
        while heap:
            negative, left, right = heapq.heappop(heap)
            if self.means.get(left, {}).get(right) == -negative:
                for other in self._join(left, right):
                    first, second = min(left, other), max(left, other)
                    heapq.heappush(heap, (-self.means[left][other], first, second))
        return [sorted(self.members[row]) for row in sorted(self.members)]

    def _join(self, left: int, right: int) -> list[int]:
        """Make ``right`` part of ``left``; return the groups that may still join it."""
        mine, theirs = self.means[left], self.means.pop(right)
        mine.pop(right), theirs.pop(left)
        others = sorted(mine.keys() | theirs.keys())
        asked = [(left, each) for each in others if each not in mine]
        asked += [(right, each) for each in others if each not in theirs]
        found = dict(zip(asked, self._means_between(asked), strict=True))
        sizes = len(self.members[left]), len(self.members[right])
        self.members[left] += self.members.pop(right)
        for other in others:
            first = mine.get(other, found.get((left, other), 0.0))
            second = theirs.get(other, found.get((right, other), 0.0))
            mean = (sizes[0] * first + sizes[1] * second) / sum(sizes)
            self.means[other].pop(right, None)
            self.means[left][other] = self.means[other][left] = mean
        joinable = [other for other in others if self.means[left][other] >= self.bar]
        for other in set(others) - set(joinable):
            del self.means[left][other], self.means[other][left]
        return joinable

    def _means_between(self, asked: Sequence[tuple[int, int]]) -> list[float]:
        left, right, sizes = [], [], []
        for first, second in asked:
            pairs = _spread([(a, b) for a in self.members[first] for b in self.members[second]])
            left += [a for a, _ in pairs]
            right += [b for _, b in pairs]
            sizes.append(len(pairs))
        if not sizes:
            return []
        scores = self.score(np.array(left, np.int64), np.array(right, np.int64))
        ends = np.cumsum(sizes)
        return [
            float(scores[end - size : end].mean()) for end, size in zip(ends, sizes, strict=True)
        ]


def _spread(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return at most ``_SAMPLE`` pairs, evenly spread."""
    step = -(-len(pairs) // _SAMPLE)
    return pairs[::step] if step > 1 else pairs
