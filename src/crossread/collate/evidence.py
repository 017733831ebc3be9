"""How alike the claims of two reports are, as named pieces of evidence.

Each piece is a matrix with a row for each claim of the left report and a column for each of the
right one; values are 0 to 1 unless said otherwise. Rarity within the story does the work, since
everything in a story shares its topic: words are weighted by how few of the story's claims hold
them. Token matching is the max-sim of ColBERT (Khattab & Zaharia 2020) with those weights.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.collate.profile import Profile

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Rarity:
    """Weights of stems and entities by how few of a story's claims hold them."""

    claims: int
    stems: Mapping[str, int]
    entities: Mapping[str, int]

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
        return cls(count, stems, entities)

    def stem(self, stem: str) -> float:
        """Return the inverse claim frequency of a stem."""
        return _inverse(self.claims, self.stems.get(stem, 0))

    def entity(self, entity: str) -> float:
        """Return the inverse claim frequency of an entity."""
        return _inverse(self.claims, self.entities.get(entity, 0))


def _inverse(total: int, count: int) -> float:
    return float(np.log((total + 1.0) / (count + 0.5)))


@dataclass(frozen=True, slots=True)
class Side:
    """The claims of one report, laid out for matching against another's."""

    profiles: tuple[Profile, ...]
    states: Floats  # the content words of all claims, one below the other
    weights: Floats  # one a row of states
    starts: NDArray[np.int64]  # first row of each claim
    heads: Floats
    sentences: Floats

    @classmethod
    def of(cls, profiles: Sequence[Profile], rarity: Rarity) -> "Side":
        """Return the layout of a report's claims; there must be one at least."""
        lengths = [len(p.stems) for p in profiles]
        weights = np.array([rarity.stem(s) for p in profiles for s in p.stems], np.float32)
        return cls(
            tuple(profiles),
            np.concatenate([p.states for p in profiles]).astype(np.float32),
            weights,
            np.concatenate(([0], np.cumsum(lengths)[:-1])).astype(np.int64),
            np.stack([p.head for p in profiles]).astype(np.float32),
            np.stack([p.sentence for p in profiles]).astype(np.float32),
        )

    def mean(self) -> Floats:
        """Return one weighted mean state a claim, of unit length."""
        sums = np.add.reduceat(self.states * self.weights[:, None], self.starts, axis=0)
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        return np.asarray(sums / np.maximum(norms, 1e-6), np.float32)


def evidence(left: Side, right: Side, rarity: Rarity) -> dict[str, Floats]:
    """Return every piece of evidence for the claim pairs of two reports."""
    there, back = _covered(left, right)
    pieces = {
        "context": left.sentences @ right.sentences.T,
        "meaning": (there + back) / 2,
        "meaning_least": np.minimum(there, back),
        "meaning_most": np.maximum(there, back),
        "vector": left.mean() @ right.mean().T,
        "predicate": left.heads @ right.heads.T,
    }
    words = _shared(left, right, lambda p: p.stems, rarity.stem)
    names = _shared(left, right, lambda p: p.entities, rarity.entity)
    phrases = _shared(left, right, _phrases, lambda p: sum(map(rarity.stem, p.split(" "))))
    pieces |= {"words": words[0], "words_least": words[1]}
    pieces |= {"names": names[0], "phrases": phrases[0]}
    pieces |= _slots(left.profiles, right.profiles)
    pieces |= _standing(pieces["meaning"] + pieces["words"])
    return {name: piece.astype(np.float32) for name, piece in pieces.items()}


def _covered(left: Side, right: Side) -> tuple[Floats, Floats]:
    """How much of each left claim the right one says, and the other way round."""
    alike = np.maximum(left.states @ right.states.T, 0.0)
    best_right = np.maximum.reduceat(alike, right.starts, axis=1)
    best_left = np.maximum.reduceat(alike, left.starts, axis=0)
    there = _weighted(best_right, left)
    back = _weighted(best_left.T, right).T
    return there, back


def _phrases(profile: Profile) -> list[str]:
    """Pairs of neighbouring content words."""
    return [f"{a} {b}" for a, b in zip(profile.stems, profile.stems[1:], strict=False)]


def _weighted(best: Floats, side: Side) -> Floats:
    sums = np.add.reduceat(best * side.weights[:, None], side.starts, axis=0)
    totals = np.add.reduceat(side.weights, side.starts)[:, None]
    return np.asarray(sums / np.maximum(totals, 1e-6), np.float32)


def _shared(
    left: Side,
    right: Side,
    held: Callable[[Profile], Iterable[str]],
    weight: Callable[[str], float],
) -> tuple[Floats, Floats]:
    """Weight of what two claims share: over the mean of both (Dice), and over the lesser."""
    names = sorted({t for p in (*left.profiles, *right.profiles) for t in held(p)})
    if not names:
        nothing = np.zeros((len(left.profiles), len(right.profiles)), np.float32)
        return nothing, nothing
    column = {name: i for i, name in enumerate(names)}
    weights = np.array([weight(name) for name in names], np.float32)
    rows, others = (_incidence(s.profiles, held, column) for s in (left, right))
    common = (rows * weights) @ others.T
    one, two = (rows @ weights)[:, None], (others @ weights)[None, :]
    dice = 2 * common / np.maximum(one + two, 1e-6)
    least = common / np.maximum(np.minimum(one, two), 1e-6)
    return dice.astype(np.float32), least.astype(np.float32)


def _incidence(
    profiles: Sequence[Profile],
    held: Callable[[Profile], Iterable[str]],
    column: Mapping[str, int],
) -> Floats:
    rows = np.zeros((len(profiles), len(column)), np.float32)
    for i, profile in enumerate(profiles):
        for name in held(profile):
            rows[i, column[name]] = 1.0
    return rows


def _slots(left: Sequence[Profile], right: Sequence[Profile]) -> dict[str, Floats]:
    """Evidence that compares one value of each claim with one of the other."""
    return {
        "figures": _agreement(left, right, lambda p: p.figures),
        "times": _agreement(left, right, lambda p: p.times),
        "quote": _agreement(left, right, lambda p: frozenset(filter(None, [p.utterance]))),
        "subject": _agreement(left, right, lambda p: p.subjects),
        "negation": _same(left, right, lambda p: p.negated),
        "title": _either(left, right, lambda p: p.title),
        "length": _ratio(left, right, lambda p: len(p.stems)),
        "place": _distance(left, right),
    }


def _agreement(
    left: Sequence[Profile],
    right: Sequence[Profile],
    held: Callable[[Profile], frozenset[Hashable]],
) -> Floats:
    """1 for a shared value, -1 where both hold values and share none, 0 where one holds none."""
    grid = np.zeros((len(left), len(right)), np.float32)
    theirs = [held(p) for p in right]
    for i, mine in enumerate(held(p) for p in left):
        if mine:
            grid[i] = [0.0 if not other else 1.0 if mine & other else -1.0 for other in theirs]
    return grid


def _same(
    left: Sequence[Profile], right: Sequence[Profile], held: Callable[[Profile], bool]
) -> Floats:
    one, two = (np.array([held(p) for p in side], bool) for side in (left, right))
    return np.asarray(one[:, None] == two[None, :], np.float32)


def _either(
    left: Sequence[Profile], right: Sequence[Profile], held: Callable[[Profile], bool]
) -> Floats:
    one, two = (np.array([held(p) for p in side], bool) for side in (left, right))
    return np.asarray(one[:, None] | two[None, :], np.float32)


def _ratio(
    left: Sequence[Profile], right: Sequence[Profile], held: Callable[[Profile], int]
) -> Floats:
    one, two = (np.array([held(p) for p in side], np.float32) for side in (left, right))
    least = np.minimum(one[:, None], two)
    return np.asarray(least / np.maximum(np.maximum(one[:, None], two), 1.0), np.float32)


def _distance(left: Sequence[Profile], right: Sequence[Profile]) -> Floats:
    one, two = (np.array([p.place for p in side], np.float32) for side in (left, right))
    return np.asarray(1.0 - np.abs(one[:, None] - two[None, :]), np.float32)


def _standing(base: Floats) -> dict[str, Floats]:
    """How a pair stands among all pairs of either claim: 1 where it is the best of both."""
    across = base / np.maximum(base.max(axis=1, keepdims=True), 1e-6)
    down = base / np.maximum(base.max(axis=0, keepdims=True), 1e-6)
    return {"best_of_left": across, "best_of_right": down, "best_of_both": across * down}
