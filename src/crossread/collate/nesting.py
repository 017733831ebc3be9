"""Which claims of a report tell no two things.

Clauses nest, and details lie in clauses. A headline and a lead sum up what the report tells again
below: the inverted pyramid.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from crossread.collate.covering import Whole, Words, told_again
from crossread.collate.profile import Profile

MOST = 0.7  # of the words of the shorter of two claims
_TOLD_AGAIN = 0.55  # max-sim, the mean of both ways

Claims = tuple[frozenset[int], ...]  # for each claim of the story, others of its report, by index


@dataclass(frozen=True, slots=True)
class Nesting:
    """How the claims of each report lie in each other, and which tell one thing."""

    clauses: Claims  # those that it lies in, itself left out
    around: Claims  # claims of more words that it lies in
    touching: Claims  # claims that share words with it, itself among them
    alike: Claims  # claims that share with it most words of the shorter, itself among them
    one_thing: Claims  # claims that share words with it or, in another part, tell it again

    @classmethod
    def of(cls, profiles: Sequence[Profile], said: Mapping[str, Words]) -> "Nesting":
        """Return the nesting of a story's claims; ``said`` are the words of each report's."""
        clause = np.array([not profile.detail for profile in profiles], bool)
        found: dict[int, tuple[frozenset[int], ...]] = {}
        for report, own, shared in _shared(profiles):
            again = _told_again([profiles[i] for i in own], said[report])
            grids = (*_relations(shared, clause[own]), again | (shared > 0))
            related = zip(*(_sets(own, grid) for grid in grids), strict=True)
            found.update(zip(own.tolist(), related, strict=True))
        return cls(*zip(*(found[claim] for claim in range(len(profiles))), strict=True))

    def outer(self, members: Iterable[int], always: Iterable[int] = ()) -> list[int]:
        """Return the claims that lie in no other of them, and those of ``always``, in order."""
        own, kept = set(members), set(always)
        return sorted(i for i in own if i in kept or self.around[i].isdisjoint(own))


def _sets(own: Whole, grid: NDArray[np.bool_]) -> list[frozenset[int]]:
    """The claims that are marked in each row of a grid."""
    held = own[np.nonzero(grid)[1]].tolist()
    ends = np.cumsum(np.count_nonzero(grid, axis=1)).tolist()
    return [frozenset(held[start:end]) for start, end in pairwise([0, *ends])]


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


def _told_again(profiles: Sequence[Profile], said: Words) -> NDArray[np.bool_]:
    """Which claims of two parts of a report, headline, lead and the rest, are alike in words."""
    part = np.array([profile.part for profile in profiles])
    alike = told_again(said) >= _TOLD_AGAIN
    found: NDArray[np.bool_] = alike & (part[:, None] != part)
    return found


def _shared(profiles: Sequence[Profile]) -> Iterator[tuple[str, Whole, Whole]]:
    """Yield each report with its claims, and how many characters each two of them share."""
    reports: dict[str, list[int]] = {}
    for i, profile in enumerate(profiles):
        reports.setdefault(profile.report, []).append(i)
    for report, own in reports.items():
        starts, ends = np.array([(profiles[i].span.start, profiles[i].span.end) for i in own]).T
        shared = np.minimum(ends[:, None], ends) - np.maximum(starts[:, None], starts)
        yield report, np.array(own, np.int64), np.maximum(shared, 0)
