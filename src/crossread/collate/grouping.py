"""Groups of claims that say the same thing, by average linkage.

Two rules hold it back: a point never takes a second claim of one report unless the report says the
same thing twice, and a pair that scores under the threshold never joins directly. Order of input
changes nothing: ties go by place in the text. What people ruled goes before any score (see
``collate.rulings``).

Clauses join first. Details of clauses come after them, and only where they tie claims together
that no clause around them ties: a day that two reports give for one event is told by the clause
that both share, unless one of them gives it elsewhere. A clause that says two things that other
reports say apart stands in the point of the one, and a part of it in that of the other. A detail
that ties nothing is no claim, nor are details whose words all stand in another point together. What
states nothing by itself, a frame or a bare phrase, joins only by what the other tells too (see
``collate.substance``).
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from crossread import lexicons
from crossread.collate.constraints import Constraints
from crossread.collate.linkage import NOWHERE, Linkage
from crossread.collate.matches import Index, Matches
from crossread.collate.nesting import Nesting
from crossread.collate.profile import Profile

_RUN = 4096  # pairs after which it is looked anew at which claims stand together


class Groups:
    """Average linkage over the scored pairs, best first; a pair without a score counts as 0."""

    def __init__(
        self,
        profiles: Sequence[Profile],
        matches: Matches,
        nesting: Nesting,
        constraints: Constraints,
    ) -> None:
        self._profiles, self._matches, self._nesting = profiles, matches, nesting
        self._constraints, self._ruled = constraints, constraints.named
        self._unit = {i: min(block) for block in constraints.together for i in block}
        self._home = np.array([self._unit.get(i, i) for i in range(len(profiles))], np.int64)
        self._group: dict[int, list[int]] = {}
        for i, home in enumerate(self._home.tolist()):
            self._group.setdefault(home, []).append(i)
        self._linkage = Linkage(matches, nesting, self._home.copy())
        self._outcomes = _outcomes(profiles)

    def join(self, same: float, same_count: float, *, details: bool) -> None:
        """Join groups, best pair first, until no more will; details join only where asked.

        ``same_count`` is for groups that both count the dead, or the hurt, the missing, the
        arrested: "has risen to 17" has few words of "killing at least 12".
        """
        refused: set[tuple[int, int, int, int]] = set()  # two groups at the size they had
        for left, right in self._apart(*self._ranked(same, same_count, details=details)):
            a, b = int(self._home[left]), int(self._home[right])
            key = (a, b, len(self._group.get(a, ())), len(self._group.get(b, ())))
            if a == b or key in refused:
                continue
            if self._may_join(a, b, same, same_count) and (not details or self._ties(a, b)):
                self._group[a] = sorted(self._group[a] + self._group.pop(b))
                self._home[self._group[a]] = a
                self._linkage.settle(a, self._group[a], self._unit)
            else:
                refused.add(key)

    def told(self) -> tuple[tuple[int, ...], ...]:
        """Return the groups in text order, without details that tie no two reports or tie again.

        Details that share a name alone tie nothing either.
        """
        groups = sorted(filter(self._tells, (self._once(each) for each in self._group.values())))
        home = {i: number for number, group in enumerate(groups) for i in group}
        return tuple(group for group in groups if not self._is_retold(group, groups, home))

    def _tells(self, group: Sequence[int]) -> bool:
        return any(i in self._ruled or not self._profiles[i].only_names for i in group)

    def _is_retold(
        self, group: tuple[int, ...], groups: Sequence[tuple[int, ...]], home: Mapping[int, int]
    ) -> bool:
        """Whether a group of details alone tells what a larger group tells in the same words."""
        if not all(self._profiles[i].detail and i not in self._ruled for i in group):
            return False
        places = ({home[j] for j in self._nesting.alike[i] if j in home} for i in group)
        others = (groups[number] for number in set.intersection(*places))
        return any((len(other), other) > (len(group), group) for other in others)

    def _once(self, group: Sequence[int]) -> tuple[int, ...]:
        """A group in which no two details of a report overlap: the better matched is told.

        A detail that a person ruled on is told whatever it ties.
        """
        clauses = [i for i in group if not self._profiles[i].detail]
        details = [i for i in group if self._profiles[i].detail and i in self._ruled]
        if len({self._profiles[i].report for i in group}) > 1:
            own = (i for i in group if self._profiles[i].detail)
            heard = self._counting(group)
            for i in sorted(own, key=lambda i: (-self._linkage.mean([i], heard), i)):
                if self._nesting.touching[i].isdisjoint(details):
                    details.append(i)
        return tuple(sorted(clauses + details))

    def _ranked(self, same: float, same_count: float, *, details: bool) -> tuple[Index, Index]:
        """Both claims of each pair that may join, best first; ties go by place in the text."""
        left, right, scores = self._matches.strong(min(same, same_count))
        near = (scores >= same) | ((self._outcomes[left] & self._outcomes[right]) > 0)
        left, right, scores = left[near], right[near], scores[near]
        if not details:
            detail = np.array([profile.detail for profile in self._profiles], bool)
            clauses = ~(detail[left] | detail[right])
            left, right, scores = left[clauses], right[clauses], scores[clauses]
        met = self._met(left, right)
        left, right, scores = left[met], right[met], scores[met]
        spans = np.array([(p.span.start, p.span.end) for p in self._profiles], np.int32)
        places = (*spans[left].T, *spans[right].T, left, right)
        order = np.lexsort((*reversed(places), -scores))
        return left[order], right[order]

    def _met(self, left: Index, right: Index) -> NDArray[np.bool_]:
        """Which pairs have something to tell together (see ``collate.substance``)."""
        told = [profile.substance for profile in self._profiles]
        little = np.array([not each.states for each in told], bool)
        met: NDArray[np.bool_] = ~(little[left] | little[right])
        for pair in np.nonzero(~met)[0].tolist():
            met[pair] = told[left[pair]].meets(told[right[pair]])
        return met

    def _apart(self, left: Index, right: Index) -> Iterator[tuple[int, int]]:
        """Yield the pairs, without those whose claims already stood together a while ago."""
        for at in range(0, len(left), _RUN):
            one, two = left[at : at + _RUN], right[at : at + _RUN]
            apart = self._home[one] != self._home[two]
            yield from zip(one[apart].tolist(), two[apart].tolist(), strict=True)

    def _may_join(self, a: int, b: int, same: float, same_count: float) -> bool:
        left, right = self._group[a], self._group[b]
        if self._count(left) & self._count(right):
            same = min(same, same_count)
        apart = self._constraints.part(left, right)
        return not apart and self._match(left, right) >= same

    def _count(self, group: Sequence[int]) -> int:
        """The outcomes that the claims of a group count, as bits."""
        return int(np.bitwise_or.reduce(self._outcomes[self._counting(group)]))

    def _ties(self, a: int, b: int) -> bool:
        """Whether two groups hold claims of two reports that no claim around them ties."""
        left, right = ([(i, self._homes(i)) for i in self._group[group]] for group in (a, b))
        return any(
            not one & other
            for (i, one), (j, other) in product(left, right)
            if self._profiles[i].report != self._profiles[j].report
        )

    def _homes(self, claim: int) -> frozenset[int]:
        """The groups of the clauses around a claim, and its own if it is no detail."""
        own = () if self._profiles[claim].detail else (int(self._home[claim]),)
        return frozenset((*own, *(int(self._home[i]) for i in self._nesting.clauses[claim])))

    def _counting(self, group: Sequence[int]) -> list[int]:
        return [i for i in group if self._linkage.counts_in[i] != NOWHERE]

    def _match(self, left: Sequence[int], right: Sequence[int]) -> float:
        """Mean score over the pairs of two groups; 0 where a report would say two things."""
        one, other = self._counting(left), self._counting(right)
        return self._mean_of_units(one, other) if self._unit else self._linkage.mean(one, other)

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


def _outcomes(profiles: Sequence[Profile]) -> NDArray[np.uint8]:
    """Which outcomes each claim counts, a bit each."""
    bit = {name: 1 << at for at, name in enumerate(sorted(lexicons.values("outcomes")))}
    return np.array(
        [sum({bit.get(thing, 0) for thing, _ in p.figures}) for p in profiles], np.uint8
    )
