"""Which claims have something to tell together, asked of all pairs at once.

``collate.substance`` says what a claim tells by itself. A story has few different sets of names and
figures, so that it is looked up which of them meet.
"""

from collections.abc import Hashable, Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from crossread.collate.covering import Whole
from crossread.collate.matches import Index
from crossread.collate.profile import Profile
from crossread.collate.substance import Substance

_COPIED = 5  # content words; "police said on Monday" is anybody's

Which = NDArray[np.bool_]


def met(left: Index, right: Index, profiles: Sequence[Profile]) -> Which:
    """Return which pairs of claims have something to tell together.

    A frame has with its copy alone.
    """
    facets = Facets.of([profile.substance for profile in profiles])
    found = facets.meet(left, right)
    frames = np.nonzero(facets.frame[left] & facets.frame[right])[0]
    for pair in frames.tolist():
        found[pair] = _are_copies(profiles[left[pair]], profiles[right[pair]])
    return found


def may_meet(one: Profile, two: Profile) -> bool:
    """Return whether two claims have something to tell together."""
    return bool(met(np.array([0], np.int32), np.array([1], np.int32), (one, two))[0])


@dataclass(frozen=True, slots=True)
class ValueSets:
    """A set of values for each claim, and which of the sets share a value."""

    number: Whole  # of each claim's set
    any: Which  # whether a claim's set holds anything
    sharing: Which  # (sets, sets)

    @classmethod
    def of(cls, held: Sequence[Set[Hashable]]) -> "ValueSets":
        """Return the sets of a story's claims."""
        place: dict[Set[Hashable], int] = {}
        number = [place.setdefault(own, len(place)) for own in held]
        column = {value: n for n, value in enumerate(dict.fromkeys(chain.from_iterable(place)))}
        grid = np.zeros((len(place), len(column)), np.float32)
        for row, own in enumerate(place):
            grid[row, [column[value] for value in own]] = 1
        return cls(np.array(number, np.int64), np.array([*map(bool, held)]), grid @ grid.T > 0)

    def shared(self, left: Index, right: Index) -> Which:
        """Return which pairs of claims have a value in common."""
        found: Which = self.sharing[self.number[left], self.number[right]]
        return found


@dataclass(frozen=True, slots=True)
class Facets:
    """What the claims of a story tell by themselves, as columns (see ``Substance``)."""

    frame: Which
    bare: Which
    open: Which
    dated: Which
    counts: ValueSets
    seldom: ValueSets
    actors: ValueSets

    @classmethod
    def of(cls, told: Sequence[Substance]) -> "Facets":
        """Return what claims tell, in their order."""
        return cls(
            _which(each.frame for each in told),
            _which(each.bare for each in told),
            _which(each.open for each in told),
            _which(each.dated for each in told),
            ValueSets.of([each.counts for each in told]),
            ValueSets.of([each.seldom for each in told]),
            ValueSets.of([each.actors for each in told]),
        )

    def meet(self, left: Index, right: Index) -> Which:
        """Return which pairs both state something, or tell what the other tells too."""

        def both(told: Which) -> Which:
            return np.asarray(told[left] & told[right])

        def either(told: Which) -> Which:
            return np.asarray(told[left] | told[right])

        # "for 36 passengers", "38 passengers": who counts what?
        counted = both(self.counts.any) & (~both(self.bare) | self.counts.shared(left, right))
        facet = both(self.dated) | counted | self.seldom.shared(left, right)
        named = both(self.actors.any) & either(self.open)
        apart = either(self.frame) | (named & ~self.actors.shared(left, right))
        return np.asarray(~apart & (facet | ~either(self.bare)))


def _which(told: Iterable[bool]) -> Which:
    return np.fromiter(told, np.bool_)


def _are_copies(one: Profile, two: Profile) -> bool:
    """Whether two frames are one in so many words that both reports copied it."""
    return len(one.stems) >= _COPIED and one.stems == two.stems
