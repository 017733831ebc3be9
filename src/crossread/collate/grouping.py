"""Groups of claims that say the same thing, by average linkage.

Two rules hold it back: a point never takes a second claim of one report unless the report says the
same thing twice, and a pair that scores under the threshold never joins directly. Order of input
changes nothing: ties go by place in the text. What people ruled goes before any score (see
``collate.rulings``).

What lies in another claim of a group counts no more in the linkage, and stays in the group only
where the other reports there tell it.

Clauses join first. Details of clauses come after them, and only where they tie claims together
that no clause around them ties: a day that two reports give for one event is told by the clause
that both share, unless one of them gives it elsewhere. A clause that says two things that other
reports say apart stands in the point of the one, and a part of it in that of the other. A detail
that ties nothing is no claim, nor are details whose words all stand in another point together. What
states nothing by itself, a frame or a bare phrase, joins only by what the other tells too (see
``collate.substance``). What puts another figure or time to one thing joins from a lower score on
(see ``collate.rivalry``).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count, product

import numpy as np
from numpy.typing import NDArray

from crossread.collate.constraints import Constraints
from crossread.collate.covering import Whole
from crossread.collate.homes import Homes
from crossread.collate.keeping import Keeping
from crossread.collate.linkage import Linkage, told_by_others
from crossread.collate.matches import Matches
from crossread.collate.meeting import met
from crossread.collate.nesting import Nesting
from crossread.collate.profile import Profile
from crossread.collate.ranking import Pairs, best_first, of_clauses
from crossread.collate.rivalry import Rivalry

_RUN = 4096  # pairs whose claims are Python's numbers at once
# From this score on clauses join too. At 0.65, that of details, links of labelled stories gain once
# more as much, and pieces of two copies stand crosswise in two rows
# (docs/decisions/0022-what-lies-in-a-claim-is-told-by-others-too.md).
_BESIDE = 0.55  # mean score with the other reports under which a part of a clause leaves its row


class ClaimGroups:
    """Average linkage over the scored pairs, best first; a pair without a score counts as 0."""

    def __init__(
        self,
        profiles: Sequence[Profile],
        matches: Matches,
        nesting: Nesting,
        constraints: Constraints,
        rivalry: Rivalry | None,
    ) -> None:
        self._profiles, self._matches, self._nesting = profiles, matches, nesting
        self._rivalry = rivalry
        self._rivals: defaultdict[int, set[int]] = defaultdict(set)  # of each claim
        self._reports = [profile.report for profile in profiles]
        self._constraints = constraints
        self._new = count(len(profiles))  # ids of groups
        self._unit = {i: min(block) for block in constraints.together for i in block}
        units = [self._unit.get(i, i) for i in range(len(profiles))]
        self._homes = Homes(units, profiles, nesting)
        self._group: dict[int, list[int]] = {}
        for i, home in enumerate(units):
            self._group.setdefault(home, []).append(i)
        self._linkage = Linkage(matches, nesting, self._unit.keys())
        for home, group in self._group.items():
            self._linkage.settle(home, group)

    def join(self, same: float, same_rival: float, *, details: bool) -> None:
        """Join groups, best pair first, until no more will; details join only where asked.

        ``same_rival`` is for groups that put another figure or time to one thing: "has risen to
        17" has few words of "killing at least 12".
        """
        refused: set[tuple[int, int, int, int]] = set()  # two groups at the size they had
        home_of = self._homes.of
        for left, right in _in_turn(self._ranked(same, same_rival, details=details)):
            a, b = home_of[left], home_of[right]
            if a == b:
                continue
            one, two = self._group[a], self._group[b]
            key = one[0], two[0], len(one), len(two)
            if key in refused:
                continue
            if (not details or self._ties(a, b)) and self._may_join(a, b, same, same_rival):
                self._merge(a, b)
            else:
                refused.add(key)

    def kept(self) -> tuple[tuple[int, ...], ...]:
        """Return the groups in text order, without what ties nothing (see ``collate.keeping``)."""
        ruled = self._constraints.named
        keeping = Keeping(self._profiles, self._nesting, self._linkage, ruled)
        return keeping.kept(self._group)

    def _merge(self, a: int, b: int) -> None:
        """Make one group of two; what its claims say beside it stands alone again."""
        home, other = sorted((a, b), key=lambda each: -len(self._group[each]))
        self._linkage.join(home, other)
        moved = self._group.pop(other)
        self._group[home] = sorted(self._group[home] + moved)
        self._homes.move(moved, home)
        for claim in self._told_beside(home):
            self._group[home].remove(claim)
            alone = next(self._new)
            self._group[alone] = [claim]
            self._linkage.settle(alone, [claim])
            self._homes.move([claim], alone)

    def _told_beside(self, home: int) -> list[int]:
        """Those claims of a group that lie in others of it and that its other reports do not tell.

        They count no more in the linkage, and would stand beside whatever joins their clause.
        """
        outer = self._linkage.counting[home]
        inner = sorted(set(self._group[home]).difference(outer))
        if not inner:
            return []
        told = told_by_others(inner, outer, self._profiles, self._linkage.sums(home))
        return [i for i, score in zip(inner, told, strict=True) if score < _BESIDE]

    def _ranked(self, same: float, same_rival: float, *, details: bool) -> Pairs:
        """The pairs that may join, best first."""
        pairs = Pairs(*self._matches.strong(min(same, same_rival)))
        if not details:
            pairs = pairs.only(of_clauses(pairs, self._profiles))
        pairs = pairs.only(self._near(pairs, same))
        pairs = pairs.only(met(pairs.left, pairs.right, self._profiles))
        return best_first(pairs, self._profiles)

    def _near(self, pairs: Pairs, same: float) -> NDArray[np.bool_]:
        """Which pairs match, or match half and are rivals that no claims around them tie."""
        near: NDArray[np.bool_] = pairs.scores >= same
        if not self._rivalry:
            return near
        may = self._untied(pairs, ~near & self._rivalry.may_be(pairs.left, pairs.right))
        rivals = may[self._rivalry.are(*pairs.only(may))]
        for i, j in zip(pairs.left[rivals].tolist(), pairs.right[rivals].tolist(), strict=True):
            self._rivals[i].add(j)
            self._rivals[j].add(i)
        near[rivals] = True
        return near

    def _untied(self, pairs: Pairs, among: NDArray[np.bool_]) -> Whole:
        """Those of some pairs, by place, that are in no one clause or group."""
        some = np.nonzero(among)[0]
        left, right = pairs.left[some].tolist(), pairs.right[some].tolist()
        homes, ends = self._homes.telling, zip(left, right, strict=True)
        apart = np.array([homes[i].isdisjoint(homes[j]) for i, j in ends], bool)
        return np.asarray(some[apart], np.int64)

    def _may_join(self, a: int, b: int, same: float, same_rival: float) -> bool:
        left, right = self._group[a], self._group[b]
        match = self._match(a, b)
        near = match >= same or (match >= same_rival and self._are_rivals(left, right))
        return near and not self._constraints.part(left, right)

    def _are_rivals(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """Whether a claim of one group is a rival of one of the other."""
        few, many = sorted((left, right), key=len)
        return any(i in self._rivals and not self._rivals[i].isdisjoint(many) for i in few)

    def _ties(self, a: int, b: int) -> bool:
        """Whether two groups hold claims of two reports that no claim around them ties."""
        few, many = sorted((self._group[a], self._group[b]), key=len)
        own = [(self._reports[i], self._homes.telling[i]) for i in few]
        return any(
            self._reports[j] != report and self._homes.telling[j].isdisjoint(homes)
            for j in many
            for report, homes in own
        )

    def _match(self, a: int, b: int) -> float:
        """Mean score over the pairs that count; 0 where a report would say two things."""
        counting = self._linkage.counting
        if self._unit:
            return self._mean_of_units(counting[a], counting[b])
        few, many = sorted((a, b), key=lambda each: len(counting[each]))
        return self._linkage.mean(counting[few], many)

    def _mean_of_units(self, left: Sequence[int], right: Sequence[int]) -> float:
        """The same where claims that a person ruled the same count as one in several wordings."""
        linked = self._matches.scores((*left, *right))
        scores: dict[tuple[int, int], float] = {}
        for i, j in product(left, right):
            if j in self._nesting.one_thing[i]:
                continue
            match = linked.get((min(i, j), max(i, j)), 0.0)
            units = self._unit.get(i, i), self._unit.get(j, j)
            scores[units] = max(scores.get(units, 0.0), match)
        return sum(scores.values()) / len(scores) if scores else 0.0


def _in_turn(pairs: Pairs) -> Iterator[tuple[int, int]]:
    """Yield both claims of each pair: millions, so not all at once."""
    for run in (slice(at, at + _RUN) for at in range(0, len(pairs.left), _RUN)):
        yield from zip(pairs.left[run].tolist(), pairs.right[run].tolist(), strict=True)
