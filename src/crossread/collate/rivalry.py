"""Claims that put another figure or another time to one thing.

They may say the same though they share few words: "has risen to 17", "killing at least 12".
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from crossread.collate.claims import Stated
from crossread.collate.compare import Background
from crossread.collate.compare.contests import Contests
from crossread.collate.compare.difference import Rivals, RivalsOf
from crossread.collate.compare.likeness import likelihoods
from crossread.collate.compare.rival_figures import rival_figures
from crossread.collate.compare.rival_times import rival_times
from crossread.collate.compare.rivals import NAMED, Pair, one_each
from crossread.collate.covering import Floats
from crossread.collate.matches import Index
from crossread.collate.profile import Profile
from crossread.model.collation import DiscrepancyKind
from crossread.models.contrast import contrasts

Find = Callable[[Sequence[Pair], Background], Contests[Any]]
RIVALS: Mapping[DiscrepancyKind, Find] = {
    DiscrepancyKind.NUMBER: rival_figures,
    DiscrepancyKind.TIME: rival_times,
}
_RUN = 512  # rivals whose evidence is held at once


class Rivalry:
    """The figures and times of a story's claims, but for bare pieces of clauses.

    Two bare figures that differ are no rivals: "38 passengers" and "for 36 passengers" share a
    noun.
    """

    def __init__(
        self, stated: Sequence[Stated], profiles: Sequence[Profile], background: Background
    ) -> None:
        self._stated, self._background = stated, background
        self._bare = np.array([each.substance.bare for each in profiles], bool)
        self._counts = np.array([bool(each.claim.quantities) for each in stated], bool)
        self._dates = np.array([bool(each.claim.times) for each in stated], bool)

    def may_be(self, left: Index, right: Index) -> NDArray[np.bool_]:
        """Return which pairs of claims have two figures, or two times, and may be rivals."""
        counts, dates = self._counts, self._dates
        both = counts[left] & counts[right] | dates[left] & dates[right]
        may: NDArray[np.bool_] = both & ~(self._bare[left] | self._bare[right])
        return may

    def are(self, left: Index, right: Index, scores: Floats) -> NDArray[np.bool_]:
        """Return which pairs of claims, that match by ``scores``, are rivals."""
        ends = zip(left.tolist(), right.tolist(), strict=True)
        pairs = [(self._stated[i], self._stated[j]) for i, j in ends]
        background = self._background.matching(pairs, scores.tolist())
        found = np.zeros(len(pairs), bool)
        found[[at for at, *_ in _likely(pairs, background)]] = True
        return found


def named(
    pairs: Sequence[Pair], background: Background, least: float = NAMED
) -> dict[RivalsOf, list[Rivals[Any]]]:
    """Return the rivals of each pair of claims that a reader would name, the likeliest first.

    ``least`` is how likely that has to be, 0..1.
    """
    judged: dict[RivalsOf, list[tuple[float, Rivals[Any]]]] = {}
    for n, kind, likelihood, each in _likely(pairs, background):
        if likelihood >= least:
            judged.setdefault((kind, *pairs[n]), []).append((likelihood, each))
    return {key: one_each(own) for key, own in judged.items()}


def _likely(
    pairs: Sequence[Pair], background: Background
) -> Iterator[tuple[int, DiscrepancyKind, float, Rivals[Any]]]:
    """Yield the rivals that a reader may name, by place of their pair, with how likely that is.

    The networks are asked of many at once: it is the asking that takes the time.
    """
    for kind, find in RIVALS.items():
        every = find(pairs, background)
        for at in range(0, len(every), _RUN):
            found = every.only(slice(at, at + _RUN))
            likely = likelihoods(found, pairs, contrasts()[kind], background)
            for (pair, one, two), likelihood in zip(found, likely, strict=True):
                if likelihood >= NAMED:
                    yield pair, kind, likelihood, Rivals(one, two)
