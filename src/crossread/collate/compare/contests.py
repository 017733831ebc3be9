"""Every two phrases of two claims that may be of one thing, as columns: a story has thousands."""

import math
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import P
from crossread.collate.compare.rivals import Evidence, Pair, Slot
from crossread.collate.covering import Whole
from crossread.collate.matches import Index

Column = NDArray[np.float32]
Flags = NDArray[np.bool_]
V = TypeVar("V", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Placed(Generic[P, V]):
    """A phrase of a claim where it stands."""

    phrase: P
    content: V  # what it tells wherever it stands
    slot: Slot
    said: Hashable  # as sentences tell it
    name: Hashable  # two of one name are not told side by side
    value: Hashable | None
    alone: bool = False  # whether one sentence that tells it and another keeps them apart


@dataclass(frozen=True, slots=True, eq=False)
class Telling(Generic[P, V]):
    """The phrases of a claim that stand somewhere, and what it tells beside them."""

    placed: Sequence[Placed[P, V]]
    values: Sequence[Hashable | None]
    around: frozenset[Hashable]  # what its sentence says


@dataclass(frozen=True, slots=True)
class Contests(Generic[P]):
    """Phrases of pairs of claims that differ, with what else is told: a column for each piece."""

    pair: Whole  # by place
    one: Whole  # by place among the phrases
    two: Whole
    phrases: Sequence[P]
    slots: Sequence[Slot]
    told: Mapping[str, Column]

    def __len__(self) -> int:
        return len(self.pair)

    def __iter__(self) -> Iterator[tuple[int, P, P]]:
        """Yield the place of each pair with the two phrases."""
        ends = zip(self.pair.tolist(), self.one.tolist(), self.two.tolist(), strict=True)
        return ((pair, self.phrases[one], self.phrases[two]) for pair, one, two in ends)

    def only(self, kept: Flags | slice) -> "Contests[P]":
        """Return those that are kept, told by a mask or as a run."""
        told = {name: column[kept] for name, column in self.told.items()}
        return replace(
            self, pair=self.pair[kept], one=self.one[kept], two=self.two[kept], told=told
        )


def contests(
    pairs: Sequence[Pair],
    told: Mapping[Stated, Telling[P, V]],
    judged: Callable[[V, V], Evidence],
) -> Contests[P]:
    """Return every two phrases of some pairs of claims that are not told alike.

    ``judged`` is what two contents are to each other, nothing where they are alike. Two phrases
    that both sentences tell side by side are none.
    """
    claims, place = list(told.values()), {stated: n for n, stated in enumerate(told)}
    telling = [
        (n, place[left], place[right])
        for n, (left, right) in enumerate(pairs)
        if left in place and right in place
    ]
    some, left, right = np.array(telling, np.int64).reshape(-1, 3).T
    every = list(chain.from_iterable(each.placed for each in claims))
    facing, one, two = crossed(left, right, [len(each.placed) for each in claims])
    left, right = left[facing], right[facing]

    alike, known = _judged(one, two, [each.content for each in every], judged)
    kept = ~alike & ~_side_by_side(left, right, one, two, claims)
    others = _among_others(left, right, one, two, claims)
    columns = {name: column[kept] for name, column in {**known, **others}.items()}
    phrases, slots = [each.phrase for each in every], [each.slot for each in every]
    return Contests(some[facing][kept], one[kept], two[kept], phrases, slots, columns)


def crossed(
    left: Whole | Index, right: Whole | Index, held: Sequence[int]
) -> tuple[Whole, Whole, Whole]:
    """Return each thing of one claim of a pair with each of the other, pair by pair.

    ``held`` is how many things each claim has; they are told by place among those of all claims,
    behind the place of their pair.
    """
    count = np.asarray(held, np.int64)
    starts, across = np.cumsum(count) - count, count[left] * count[right]
    pair = np.repeat(np.arange(len(across)), across)
    nth = np.arange(len(pair)) - np.repeat(np.cumsum(across) - across, across)
    one, two = np.divmod(nth, count[right][pair])
    return pair, starts[left][pair] + one, starts[right][pair] + two


def _judged(
    one: Whole, two: Whole, contents: Sequence[V], judged: Callable[[V, V], Evidence]
) -> tuple[Flags, dict[str, Column]]:
    """Which contents are alike, and what else they are to each other; each two judged once."""
    number = _numbered(contents)
    named, own = list(number), np.array([number[each] for each in contents], np.int64)
    codes, inverse = np.unique(own[one] * len(named) + own[two], return_inverse=True)
    found = [judged(named[code // len(named)], named[code % len(named)]) for code in codes.tolist()]
    alike = np.array([not each for each in found], bool)[inverse]
    names = next(filter(None, found), {})
    columns = {name: np.array([e.get(name, 0.0) for e in found], np.float32) for name in names}
    return alike, {name: column[inverse] for name, column in columns.items()}


def _side_by_side(
    left: Whole, right: Whole, one: Whole, two: Whole, claims: Sequence[Telling[P, V]]
) -> Flags:
    """Which two phrases both sentences tell, or one of them if that is enough."""
    every = list(chain.from_iterable(each.placed for each in claims))
    tells, said = _table([each.around for each in claims], [each.said for each in every])
    name, alone = _numbers([e.name for e in every]), np.array([e.alone for e in every], bool)
    mine = tells[left, said[one]] & tells[left, said[two]]
    theirs = tells[right, said[one]] & tells[right, said[two]]
    enough = (mine & theirs) | ((mine | theirs) & alone[one] & alone[two])
    return np.asarray(enough & (name[one] != name[two]), bool)


def _among_others(
    left: Whole, right: Whole, one: Whole, two: Whole, claims: Sequence[Telling[P, V]]
) -> dict[str, Column]:
    """How many values two claims tell, and how many of these two the other claim tells too."""
    every = chain.from_iterable(each.placed for each in claims)
    tells, value = _table([each.values for each in claims], [each.value for each in every])
    count = np.array([len(each.values) for each in claims], np.int64)
    across, inverse = np.unique(count[left] * count[right], return_inverse=True)
    return {
        "only": ((count[left] == 1) & (count[right] == 1)).astype(np.float32),
        "many": np.array(list(map(math.log, across.tolist())), np.float32)[inverse],
        "told_beside": tells[right, value[one]].astype(np.float32) + tells[left, value[two]],
    }


def _table(
    told: Sequence[Sequence[Hashable] | frozenset[Hashable]], asked: Sequence[Hashable]
) -> tuple[Flags, Whole]:
    """Which claims tell what is asked of, by claim and number, and the numbers; None tell none."""
    number = _numbered(asked)
    table = np.zeros((len(told), len(number)), bool)
    for row, own in zip(table, told, strict=True):
        row[[number[each] for each in own if each is not None and each in number]] = True
    return table, np.array([number[each] for each in asked], np.int64)


def _numbers(every: Sequence[Hashable]) -> Whole:
    number = _numbered(every)
    return np.array([number[each] for each in every], np.int64)


def _numbered(every: Sequence[V]) -> dict[V, int]:
    return {each: n for n, each in enumerate(dict.fromkeys(every))}
