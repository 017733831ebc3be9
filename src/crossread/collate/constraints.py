"""What never stands in one point whatever its score, and what always does.

People put pairs together or kept them apart; their rulings are obeyed as far as they can all hold
at once. What is told of two people is kept apart unasked (see ``collate.people``).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import product
from typing import Generic, TypeVar

from crossread.collate.people import Aged

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Constraints:
    """Claims, by index, that stand in one point (disjoint blocks), and pairs that never do.

    ``named`` are those that people pointed at: they are claims whatever they tie. ``aged`` are
    those that tell somebody's age, and stand with nobody else's unless people put them there.
    """

    together: tuple[frozenset[int], ...] = ()
    apart: frozenset[frozenset[int]] = frozenset()
    named: frozenset[int] = frozenset()
    aged: Aged = field(default_factory=Aged)

    def part(self, left: Collection[int], right: Collection[int]) -> bool:
        """Whether any claim of the one side must not stand with any of the other."""
        if self.apart and any(frozenset(pair) in self.apart for pair in product(left, right)):
            return True
        return self.aged.part(left, right)


class Upheld(Generic[T]):
    """What holds so far, from the last judgement back; nothing that is taken is given up."""

    def __init__(self) -> None:
        self._blocks: list[frozenset[T]] = []
        self._apart: set[frozenset[T]] = set()

    @property
    def together(self) -> tuple[frozenset[T], ...]:
        """Those that stand together, in disjoint blocks of two or more."""
        return tuple(block for block in self._blocks if len(block) > 1)

    @property
    def apart(self) -> frozenset[frozenset[T]]:
        """The pairs that never stand together."""
        return frozenset(self._apart)

    def join(self, one: T, other: T) -> bool:
        """Whether two may stand together; if so, they do from here on."""
        left, right = self._block(one), self._block(other)
        if any(frozenset(pair) in self._apart for pair in product(left, right)):
            return False
        self._blocks = [b for b in self._blocks if b not in (left, right)] + [left | right]
        return True

    def divide(self, one: T, others: Iterable[T]) -> bool:
        """Whether one may stand apart from all others; if so, it does from here on."""
        others = list(others)
        if self._block(one) & frozenset(others):
            return False
        self._apart |= {frozenset((one, other)) for other in others}
        return True

    def _block(self, one: T) -> frozenset[T]:
        return next((b for b in self._blocks if one in b), frozenset({one}))
