"""Average linkage: how well claims match a group of claims.

A report that says more than the point is a weaker match for it, so a pair without a score counts
as 0. What lies in another claim of its group is told by that one and does not count, nor does a
pair of claims that are no two things that a report says: they share words, or the one tells again
what its headline or lead sums up.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence, Set

import numpy as np

from crossread.collate.covering import Exact, Whole
from crossread.collate.matches import Matches
from crossread.collate.nesting import Nesting
from crossread.collate.profile import Profile

NOWHERE = -1
_MANY = 8  # claims from which on a group's sums are kept, eight bytes a claim of the story


class Linkage:
    """Mean scores of claims with groups; ``counting`` are those that count in each group, by id.

    Claims of ``always`` count wherever they lie.
    """

    def __init__(
        self, matches: Matches, nesting: Nesting, always: Collection[int] = frozenset()
    ) -> None:
        self._matches, self._nesting, self._always = matches, nesting, always
        self.counting: dict[int, list[int]] = {}
        self._sums: dict[int, Exact] = {}  # of large groups

    def settle(self, group: int, members: Iterable[int]) -> None:
        """Let a new group have these members."""
        self.counting[group] = self._nesting.outer(members, self._always)

    def join(self, group: int, other: int) -> None:
        """Let a group have the members of another, which is gone.

        What lay in a claim lies in it still, so that the sums change by few claims.
        """
        every = self.counting[group] + self.counting[other]
        outer = self._nesting.outer(every, self._always)
        if len(outer) >= _MANY:
            self._sums[group] = self.sums(group) + self.sums(other)
            if inner := set(every).difference(outer):
                self._sums[group] -= self._matches.sums(inner)
        else:
            self._sums.pop(group, None)
        self.counting[group] = outer
        del self.counting[other]
        self._sums.pop(other, None)

    def sums(self, group: int) -> Exact:
        """Return for each claim of the story the sum of its scores with those that count."""
        found = self._sums.get(group)
        if found is None:
            found = self._matches.sums(self.counting[group])
            if len(self.counting[group]) >= _MANY:
                self._sums[group] = found
        return found

    def mean(self, claims: Sequence[int], group: int) -> float:
        """Return the mean score of claims with those that count in a group; 0 without a pair."""
        own = self.counting[group]
        count = len(claims) * len(own) - self._one_thing(claims, set(own))
        return float(self.sums(group)[claims].sum()) / count if count else 0.0

    def _one_thing(self, few: Iterable[int], many: Set[int]) -> int:
        """How many pairs of two sets of claims are no two things that a report says."""
        return sum(len(self._nesting.one_thing[i] & many) for i in few)


def told_by_others(
    claims: Sequence[int], members: Sequence[int], profiles: Sequence[Profile], sums: Exact
) -> list[float]:
    """Return the mean score of each claim with the members of other reports; 1 without any.

    ``sums`` are the scores of every claim with all members: those of one report have none.
    """
    reports = Counter(profiles[i].report for i in members)
    others = [len(members) - reports[profiles[claim].report] for claim in claims]
    totals = sums[list(claims)].tolist()
    return [total / count if count else 1.0 for total, count in zip(totals, others, strict=True)]


def homes(groups: Iterable[Sequence[int]], claims: int) -> Whole:
    """Return the group in which each claim stands, by number; NOWHERE for all others."""
    found = np.full(claims, NOWHERE)
    for number, group in enumerate(groups):
        found[list(group)] = number
    return found
