"""Average linkage: how well claims match a group of claims.

A report that says more than the point is a weaker match for it, so a pair without a score counts
as 0. What lies in another claim of its group is told by that one and does not count, nor does a
pair of claims that are no two things that a report says: they share words, or the one tells again
what its headline or lead sums up.
"""

from collections import Counter
from collections.abc import Iterable, Sequence, Set

import numpy as np

from crossread.collate.covering import Whole
from crossread.collate.matches import Matches
from crossread.collate.nesting import Nesting
from crossread.collate.profile import Profile

NOWHERE = -1


class Linkage:
    """Mean scores of claims with groups; ``counts_in`` is the group in which each claim counts."""

    def __init__(self, matches: Matches, nesting: Nesting, counts_in: Whole) -> None:
        self._matches, self._nesting, self.counts_in = matches, nesting, counts_in

    def settle(self, group: int, members: Iterable[int], always: Iterable[int] = ()) -> list[int]:
        """Let a group have these members, and return those of them that count, in order."""
        own = set(members)
        outer = self._nesting.outer(own, always)
        self.counts_in[list(own)] = NOWHERE
        self.counts_in[outer] = group
        return outer

    def counting(self, group: Iterable[int]) -> list[int]:
        """Return those of a group that count in it, in order."""
        return [i for i in group if self.counts_in[i] != NOWHERE]

    def mean(self, left: Sequence[int], right: Sequence[int]) -> float:
        """Return the mean score of claims with claims that count in one group; 0 without a pair."""
        few, many = sorted((left, right), key=len)
        count = len(few) * len(many) - self._one_thing(few, set(many))
        if not count:
            return 0.0
        others, scores = self._matches.of_claims(few)
        inside = self.counts_in[others] == self.counts_in[many[0]]
        return float(scores[inside].sum(dtype=np.float64)) / count

    def _one_thing(self, few: Iterable[int], many: Set[int]) -> int:
        """How many pairs of two sets of claims are no two things that a report says."""
        return sum(len(self._nesting.one_thing[i] & many) for i in few)


def told_by_others(
    claims: Sequence[int], members: Sequence[int], profiles: Sequence[Profile], matches: Matches
) -> list[float]:
    """Return the mean score of each claim with the members of other reports; 1 without any."""
    if not claims:
        return []
    inside = np.zeros(matches.claims, bool)
    inside[list(members)] = True
    reports = Counter(profiles[i].report for i in members)
    others = [len(members) - reports[profiles[claim].report] for claim in claims]
    totals = matches.toward(claims, inside).tolist()  # of other reports alone
    return [total / count if count else 1.0 for total, count in zip(totals, others, strict=True)]


def homes(groups: Iterable[Sequence[int]], claims: int) -> Whole:
    """Return the group in which each claim stands, by number; NOWHERE for all others."""
    found = np.full(claims, NOWHERE)
    for number, group in enumerate(groups):
        found[list(group)] = number
    return found
