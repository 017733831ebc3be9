"""Clauses that tell again what their report tells in a point.

Linkage counts two claims of one report as no match, so that a report stands in a point once. It
may still say the thing twice, and its second telling is left alone, as if nobody else told it.
Such a clause joins the point where what the other reports say there matches it.
"""

from collections.abc import Sequence
from itertools import chain

from crossread.collate.constraints import Constraints
from crossread.collate.linkage import NOWHERE, homes, told_by_others
from crossread.collate.matches import Matches
from crossread.collate.nesting import Nesting
from crossread.collate.profile import Profile

Group = tuple[int, ...]


class RetoldGroups:
    """The groups of a story as the clauses that stand alone see them."""

    def __init__(
        self,
        groups: Sequence[Group],
        profiles: Sequence[Profile],
        matches: Matches,
        nesting: Nesting,
    ) -> None:
        self._groups, self._profiles = groups, profiles
        self._matches, self._nesting = matches, nesting
        self._home = homes(groups, len(profiles))

    def joined(self, same: float, constraints: Constraints) -> tuple[Group, ...]:
        """Return the groups in text order, each lone clause in the point that it tells again.

        ``same`` is the mean score that it must reach with what the other reports say there. No
        clause that joins changes what another may join.
        """
        grown = [list(group) for group in self._groups]
        for number, group in enumerate(self._groups):
            if len(group) == 1 and not self._profiles[group[0]].detail:
                point = self._point(group[0], same, constraints)
                if point != NOWHERE:
                    grown[point].extend(group)
                    grown[number].clear()
        return tuple(sorted(tuple(sorted(group)) for group in grown if group))

    def _point(self, clause: int, same: float, constraints: Constraints) -> int:
        """The point that a clause tells again: the best match, of equals the first."""
        found, scores = self._matches.of_claim(clause)
        near = set(self._home[found[scores >= same]].tolist()) - {NOWHERE}
        free = (n for n in near if self._is_free(clause, self._groups[n], constraints))
        score, point = min(
            ((-self._mean(clause, self._groups[n]), n) for n in free), default=(0.0, NOWHERE)
        )
        return point if -score >= same else NOWHERE

    def _is_free(self, clause: int, group: Group, constraints: Constraints) -> bool:
        """Whether a group tells of the clause's report, in other words, and no ruling parts them.

        What is ruled on a part of a claim there holds too.
        """
        report = self._profiles[clause].report
        around = set(chain.from_iterable(self._nesting.touching[i] for i in group))
        told = any(self._profiles[i].report == report for i in group)
        return told and clause not in around and not constraints.part([clause], around)

    def _mean(self, clause: int, group: Group) -> float:
        """Mean score of a clause with the claims of other reports that count in a group."""
        outer = self._nesting.outer(group)
        sums = self._matches.sums(outer)
        return told_by_others([clause], outer, self._profiles, sums)[0]
