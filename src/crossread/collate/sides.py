"""The claims of one report, laid out for matching against another's.

Rarity within the story does the work, since everything in a story shares its topic: words are
weighted by how few of the story's claims hold them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.collate.covering import Floats, Vectors, Words, rounded
from crossread.collate.profile import Profile

# Bits after the point of a weight in nats. What a claim holds weighs less than 2¹², so that a sum
# of weights fits the 24 bits of a float32 whole (see ``collate.covering``).
_WEIGHT = 12


@dataclass(frozen=True, slots=True)
class Rarity:
    """Weights of stems and entities by how few of a story's claims hold them."""

    stems: Mapping[str, int]
    entities: Mapping[str, int]
    weights: Sequence[float]  # of what so many claims hold

    @classmethod
    def of(cls, every: Iterable[Profile]) -> "Rarity":
        """Return the rarity of what the claims of a story hold."""
        stems: Counter[str] = Counter()
        entities: Counter[str] = Counter()
        count = 0
        for profile in every:
            count += 1
            stems.update(set(profile.stems))
            entities.update(profile.entities)
        most = max((*stems.values(), *entities.values()), default=0)
        return cls(stems, entities, [_inverse(count, held) for held in range(most + 1)])

    def stem(self, stem: str) -> float:
        """Return the inverse claim frequency of a stem."""
        return self.weights[self.stems.get(stem, 0)]

    def entity(self, entity: str) -> float:
        """Return the inverse claim frequency of an entity."""
        return self.weights[self.entities.get(entity, 0)]


def _inverse(total: int, count: int) -> float:
    return float(np.log((total + 1.0) / (count + 0.5)))


@dataclass(frozen=True, slots=True)
class Held:
    """Which terms each claim of a report holds: a row a term, a column a claim."""

    place: Mapping[str, int]  # the row of each term
    rows: Floats  # 1 where held
    weighted: Floats  # the weight of the term where held
    totals: Floats  # weight of all that a claim holds

    @classmethod
    def of(cls, held: Sequence[Iterable[str]], weight: Callable[[str], float]) -> "Held":
        """Return the terms of a report's claims with their weights."""
        own = [set(terms) for terms in held]
        place = {name: row for row, name in enumerate(sorted(set().union(*own)))}
        rows = np.zeros((len(place), len(own)), np.float32)
        holding = np.repeat(np.arange(len(own)), [len(terms) for terms in own])
        rows[[place[term] for terms in own for term in terms], holding] = 1.0
        weights = np.array([weight(name) for name in place], np.float32)
        weighted = rows * rounded(weights, _WEIGHT)[:, None]
        return cls(place, rows, weighted, weighted.sum(axis=0))


@dataclass(frozen=True, slots=True)
class Counts:
    """What each claim of a report counts."""

    both: Held  # number and thing
    numbers: Held
    things: Held

    @classmethod
    def of(cls, profiles: Sequence[Profile]) -> "Counts":
        """Return the figures of a report's claims."""
        every = [p.figures for p in profiles]
        held: tuple[list[list[str]], ...] = (
            [[f"{value!r} {thing}" for thing, value in own] for own in every],
            [[repr(value) for _, value in own] for own in every],
            [[thing for thing, _ in own] for own in every],
        )
        return cls(*(Held.of(values, lambda _: 1.0) for values in held))


@dataclass(frozen=True, slots=True)
class Side:
    """The claims of one report, laid out for matching against another's."""

    said: Words
    heads: Vectors
    sentences: Vectors
    means: Vectors  # one weighted mean state a claim, of unit length
    words: Held
    names: Held
    counts: Counts
    slots: Mapping[str, Held]
    negated: NDArray[np.bool_]
    places: Floats  # in the report: 0 at its head, 1 at its end

    @classmethod
    def of(cls, profiles: Sequence[Profile], rarity: Rarity) -> "Side":
        """Return the layout of a report's claims; there must be one at least."""
        said = Words.of(profiles, rarity.stem)
        return cls(
            said,
            Vectors.of(np.stack([p.head for p in profiles]).astype(np.float32)),
            Vectors.of(np.stack([p.sentence for p in profiles]).astype(np.float32)),
            said.means(),
            Held.of([p.stems for p in profiles], rarity.stem),
            Held.of([p.entities for p in profiles], rarity.entity),
            Counts.of(profiles),
            _slots(profiles),
            np.array([p.negated for p in profiles], bool),
            np.array([p.place for p in profiles], np.float32),
        )


def _slots(profiles: Sequence[Profile]) -> dict[str, Held]:
    """What each claim holds that agrees with another's or does not, by name of the evidence."""
    held: dict[str, list[Iterable[str]]] = {
        "times": [p.times for p in profiles],
        "quote": [filter(None, [p.utterance]) for p in profiles],
        "subject": [p.subjects for p in profiles],
    }
    return {name: Held.of(values, lambda _: 1.0) for name, values in held.items()}
