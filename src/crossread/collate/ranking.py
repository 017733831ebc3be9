"""Which pairs of claims may join at all, and in which order they are asked."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.collate.covering import Floats, Whole
from crossread.collate.matches import Index
from crossread.collate.profile import Profile


class Pairs(NamedTuple):
    """Pairs of claims, as columns: both claims by index, and their scores."""

    left: Index
    right: Index
    scores: Floats

    def only(self, kept: NDArray[np.bool_] | Whole) -> "Pairs":
        """Return those of the pairs that are kept, told by a mask or by their places."""
        return Pairs(self.left[kept], self.right[kept], self.scores[kept])


def of_clauses(pairs: Pairs, profiles: Sequence[Profile]) -> NDArray[np.bool_]:
    """Return which pairs hold no detail."""
    detail = np.array([profile.detail for profile in profiles], bool)
    clauses: NDArray[np.bool_] = ~(detail[pairs.left] | detail[pairs.right])
    return clauses


def best_first(pairs: Pairs, profiles: Sequence[Profile]) -> Pairs:
    """Return the pairs, given in the order of their claims, best first.

    Ties go by place in the text.
    """
    spans = [(profile.span.start, profile.span.end) for profile in profiles]
    turn = {span: n for n, span in enumerate(sorted(set(spans)))}
    place = np.array([turn[span] for span in spans], np.int64)
    return pairs.only(np.lexsort((place[pairs.right], place[pairs.left], -pairs.scores)))
