"""Claims that put another figure or another time to one thing.

They may say the same though they share few words: "has risen to 17", "killing at least 12".
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from crossread.collate.claims import Stated
from crossread.collate.compare import Background
from crossread.collate.compare.rival_figures import rival_figures
from crossread.collate.compare.rival_times import rival_times
from crossread.collate.compare.rivals import NAMED, Rivals, likelihoods
from crossread.collate.covering import Floats
from crossread.collate.matches import Index
from crossread.collate.profile import Profile
from crossread.model.collation import DiscrepancyKind
from crossread.models.contrast import contrasts

Find = Callable[[Stated, Stated, Background], Iterator[Rivals[Any]]]
RIVALS: Mapping[DiscrepancyKind, Find] = {
    DiscrepancyKind.NUMBER: rival_figures,
    DiscrepancyKind.TIME: rival_times,
}
_RUN = 512  # pairs of claims whose evidence is held at once


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
        self._dates = np.array([_tells_time(each) for each in stated], bool)

    def may_be(self, left: Index, right: Index) -> NDArray[np.bool_]:
        """Return which pairs of claims have two figures, or two times, and may be rivals."""
        counts, dates = self._counts, self._dates
        both = counts[left] & counts[right] | dates[left] & dates[right]
        may: NDArray[np.bool_] = both & ~(self._bare[left] | self._bare[right])
        return may

    def among(self, left: Index, right: Index, scores: Floats) -> NDArray[np.bool_]:
        """Return which pairs of claims, that match by ``scores``, are rivals."""
        pairs = [(self._stated[i], self._stated[j]) for i, j in zip(left, right, strict=True)]
        match = {
            frozenset((one.claim.id, two.claim.id)): score
            for (one, two), score in zip(pairs, scores.tolist(), strict=True)
        }
        background = replace(self._background, scores=match).of_point()
        found = np.zeros(len(pairs), bool)
        for at in range(0, len(pairs), _RUN):
            some = pairs[at : at + _RUN]
            found[at : at + _RUN] = _likeliest(some, background) >= NAMED
        return found


def _likeliest(pairs: Sequence[tuple[Stated, Stated]], background: Background) -> Floats:
    """How likely the likeliest rivals of each pair of claims are, 0 where there are none."""
    found = np.zeros(len(pairs), np.float32)
    for kind, find in RIVALS.items():
        told = [(n, each) for n, pair in enumerate(pairs) for each in find(*pair, background)]
        likely = likelihoods([each for _, each in told], contrasts()[kind])
        np.maximum.at(found, [n for n, _ in told], likely)
    return found


def _tells_time(stated: Stated) -> bool:
    return any(stated.claim.span.covers(time.span) for time in stated.annotated.times)
