"""Parts of clauses: what a clause says beside the point that it stands in.

A clause stands in one point, and often says more. A part of it stands in a second point where the
clause matches that as well, and the part better than it matches the first. What no other report of
the clause's points tells stands alone: "… after the mayor had ignored three warnings", which this
report adds to what all say.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from crossread.collate.config import CollateConfig
from crossread.collate.constraints import Constraints
from crossread.collate.linkage import NOWHERE, Linkage, homes
from crossread.collate.matches import Matches
from crossread.collate.nesting import Nesting
from crossread.collate.profile import Profile

_FEWEST_WORDS = 2  # content words of a part that tells something


class _Offer(NamedTuple):
    """A part that may stand in a group; the best is the least."""

    cost: float
    part: int
    group: int


class Parts:
    """The groups of a story, with the parts of clauses that stand in none yet."""

    def __init__(
        self,
        groups: Sequence[Sequence[int]],
        profiles: Sequence[Profile],
        matches: Matches,
        nesting: Nesting,
    ) -> None:
        self._groups = [list(group) for group in groups]
        self._profiles, self._matches, self._nesting = profiles, matches, nesting
        self._home = homes(groups, len(profiles))
        self._linkage = Linkage(matches, nesting)
        for number, group in enumerate(groups):
            self._linkage.settle(number, group)
        self._reports = [{profiles[i].report for i in group} for group in groups]
        self._parts: dict[int, list[int]] = {}  # of each clause, the details that stand nowhere
        for i in filter(self._is_thing, np.flatnonzero(self._home == NOWHERE).tolist()):
            for clause in self._nesting.clauses[i]:
                self._parts.setdefault(clause, []).append(i)

    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Return the groups in text order."""
        return tuple(sorted(tuple(sorted(group)) for group in self._groups))

    def join(self, config: CollateConfig, constraints: Constraints) -> None:
        """Let parts join the second points that their clauses match, best first."""
        for _, part, group in sorted(self._offers(config)):
            members = self._groups[group]
            taken = self._home[part] != NOWHERE or self._tells(part, group)
            if not taken and not constraints.part([part], members):
                members.append(part)
                self._home[part] = group
                self._reports[group].add(self._profiles[part].report)

    def stand_alone(self, config: CollateConfig) -> None:
        """Let parts stand alone that no other report tells.

        Of parts that share words the longest is told.
        """
        told: set[int] = set()
        new = {i for i in chain.from_iterable(self._parts.values()) if self._adds(i, config)}
        for part in sorted(new, key=lambda i: (-len(self._profiles[i].span), i)):
            if self._nesting.touching[part].isdisjoint(told):
                told.add(part)
                self._groups.append([part])

    def _offers(self, config: CollateConfig) -> Iterator[_Offer]:
        for clause, parts in self._parts.items():
            for group in self._second(clause, config.same_point):
                whole = self._mean(clause, group)
                score, part = min((-self._mean(part, group), part) for part in parts)
                first = self._mean(part, int(self._home[clause]))
                if whole >= config.same_point and -score >= max(config.second_part, first):
                    yield _Offer(score - whole, part, group)

    def _second(self, clause: int, least: float) -> list[int]:
        """The groups beside its own that hold a match of a clause, and nothing of its report."""
        others, scores = self._matches.of_claim(clause)
        near = set(self._home[others[scores >= least]].tolist()) - {NOWHERE}
        return sorted(group for group in near if not self._tells(clause, group))

    def _tells(self, claim: int, group: int) -> bool:
        """Whether the report of a claim tells the point already."""
        return self._profiles[claim].report in self._reports[group]

    def _adds(self, part: int, config: CollateConfig) -> bool:
        """Whether nobody tells a part, and all clauses around it are told by others too.

        A clause that stands alone tells its parts.
        """
        if self._home[part] != NOWHERE:
            return False
        homes = {int(self._home[clause]) for clause in self._nesting.clauses[part]}
        found, scores = self._matches.of_claim(part)
        told = self._home[found[scores >= config.same_part]] != NOWHERE
        return not told.any() and all(len(self._reports[home]) > 1 for home in homes)

    def _is_thing(self, part: int) -> bool:
        """Whether a part tells something by itself, in whole phrases."""
        profile = self._profiles[part]
        told = profile.substance.whole and not profile.only_names
        return told and len(profile.stems) >= _FEWEST_WORDS

    def _mean(self, claim: int, group: int) -> float:
        """Mean score of a claim with those that count in a group."""
        return self._linkage.mean([claim], group)
