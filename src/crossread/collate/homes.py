"""Where claims stand while groups grow: their own group, and those of the clauses that tell them.

Both are asked of every pair of claims and change with few, so that they are kept.
"""

from collections.abc import Sequence
from itertools import chain

from crossread.collate.nesting import Nesting
from crossread.collate.profile import Profile


class Homes:
    """The group of each claim, by id; ``telling`` are those of the clauses around it.

    What is no detail tells itself, too.
    """

    def __init__(self, of: Sequence[int], profiles: Sequence[Profile], nesting: Nesting) -> None:
        self.of = list(of)
        self._tellers = [
            clauses if profile.detail else clauses | {claim}
            for claim, (profile, clauses) in enumerate(zip(profiles, nesting.clauses, strict=True))
        ]
        self._told: list[list[int]] = [[] for _ in profiles]  # by each clause
        for claim, clauses in enumerate(self._tellers):
            for clause in clauses:
                self._told[clause].append(claim)
        self.telling = [self._telling(claim) for claim in range(len(profiles))]

    def move(self, claims: Sequence[int], home: int) -> None:
        """Let claims stand in another group."""
        for claim in claims:
            self.of[claim] = home
        for told in set(chain.from_iterable(self._told[claim] for claim in claims)):
            self.telling[told] = self._telling(told)

    def _telling(self, claim: int) -> set[int]:
        return {self.of[clause] for clause in self._tellers[claim]}
