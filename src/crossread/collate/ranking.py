"""Which pairs of claims may join at all, and in which order they are asked."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.collate.covering import Floats, Whole
from crossread.collate.matches import Index
from crossread.collate.profile import Profile

_COPIED = 5  # content words; "police said on Monday" is anybody's


class Pairs(NamedTuple):
    """Pairs of claims, as columns: both claims by index, and their scores."""

    left: Index
    right: Index
    scores: Floats

    def only(self, kept: NDArray[np.bool_] | Whole | slice) -> "Pairs":
        """Return those of the pairs that are kept, told by a mask, by their places or as a run."""
        return Pairs(self.left[kept], self.right[kept], self.scores[kept])


def of_clauses(pairs: Pairs, profiles: Sequence[Profile]) -> NDArray[np.bool_]:
    """Return which pairs hold no detail."""
    detail = np.array([profile.detail for profile in profiles], bool)
    clauses: NDArray[np.bool_] = ~(detail[pairs.left] | detail[pairs.right])
    return clauses


def met(pairs: Pairs, profiles: Sequence[Profile]) -> NDArray[np.bool_]:
    """Return which pairs have something to tell together."""
    little = np.array([not profile.substance.states for profile in profiles], bool)
    both: NDArray[np.bool_] = ~(little[pairs.left] | little[pairs.right])
    for pair in np.nonzero(~both)[0].tolist():
        both[pair] = may_meet(profiles[pairs.left[pair]], profiles[pairs.right[pair]])
    return both


def may_meet(one: Profile, two: Profile) -> bool:
    """Return whether two claims have something to tell together (see ``collate.substance``).

    A frame has with its copy alone.
    """
    return one.substance.meets(two.substance) or _are_copies(one, two)


def _are_copies(one: Profile, two: Profile) -> bool:
    """Whether two frames are one in so many words that both reports copied it."""
    frames = one.substance.frame and two.substance.frame
    return frames and len(one.stems) >= _COPIED and one.stems == two.stems


def best_first(pairs: Pairs, profiles: Sequence[Profile]) -> Pairs:
    """Return the pairs, best first; ties go by place in the text."""
    spans = np.array([(p.span.start, p.span.end) for p in profiles], np.int32)
    left, right, scores = pairs
    places = (*spans[left].T, *spans[right].T, left, right)
    return pairs.only(np.lexsort((*reversed(places), -scores)))
