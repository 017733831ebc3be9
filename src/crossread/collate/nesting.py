"""Which claims of a report lie in each other's words: clauses nest, and details lie in clauses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.collate.covering import Whole
from crossread.collate.profile import Profile

MOST = 0.7  # of the words of the shorter of two claims

Claims = tuple[frozenset[int], ...]  # for each claim of the story, others of its report, by index


@dataclass(frozen=True, slots=True)
class Nesting:
    """How the claims of each report lie in each other."""

    clauses: Claims  # those that it lies in, itself left out
    around: Claims  # claims of more words that it lies in
    touching: Claims  # claims that share words with it, itself among them
    alike: Claims  # claims that share with it most words of the shorter, itself among them

    @classmethod
    def of(cls, profiles: Sequence[Profile]) -> "Nesting":
        """Return the nesting of a story's claims."""
        clause = np.array([not profile.detail for profile in profiles], bool)
        found: dict[int, list[frozenset[int]]] = {}
        for own, shared in _shared(profiles):
            related = _relations(shared, clause[own])
            for row, claim in enumerate(own.tolist()):
                found[claim] = [frozenset(own[grid[row]].tolist()) for grid in related]
        return cls(*zip(*(found[claim] for claim in range(len(profiles))), strict=True))


def _relations(shared: Whole, clause: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], ...]:
    """The four relations of each claim, a row, to each of its report."""
    lengths = np.diag(shared)
    inside = shared == lengths[:, None]
    shorter = np.minimum(lengths[:, None], lengths)
    others = ~np.eye(len(shared), dtype=bool)
    return (
        inside & clause & others,
        inside & (lengths > lengths[:, None]),
        shared > 0,
        shared > MOST * shorter,
    )


def _shared(profiles: Sequence[Profile]) -> Iterator[tuple[Whole, Whole]]:
    """Yield the claims of each report, and how many characters each two of them share."""
    reports: dict[str, list[int]] = {}
    for i, profile in enumerate(profiles):
        reports.setdefault(profile.report, []).append(i)
    for own in reports.values():
        starts, ends = np.array([(profiles[i].span.start, profiles[i].span.end) for i in own]).T
        shared = np.minimum(ends[:, None], ends) - np.maximum(starts[:, None], starts)
        yield np.array(own, np.int64), np.maximum(shared, 0)
