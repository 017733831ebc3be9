"""How alike the claims of two reports are, as named pieces of evidence.

Each piece is a matrix with a row for each claim of the left report and a column for each of the
right one; values are 0 to 1 unless said otherwise. Rarity within the story does the work, since
everything in a story shares its topic: words are weighted by how few of the story's claims hold
them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.collate.covering import Floats, Whole, Words, covered
from crossread.collate.profile import Profile


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
class Held:
    """Which terms each claim of a report holds: a row a claim, a column a term, sorted."""

    terms: NDArray[np.str_]
    rows: Floats  # 1 where held
    weights: Floats  # one a term
    totals: Floats  # weight of all that a claim holds

    @classmethod
    def of(cls, held: Sequence[Iterable[str]], weight: Callable[[str], float]) -> "Held":
        """Return the terms of a report's claims with their weights."""
        own = [set(terms) for terms in held]
        names = sorted(set().union(*own))
        column = {name: i for i, name in enumerate(names)}
        rows = np.zeros((len(own), len(names)), np.float32)
        for row, terms in zip(rows, own, strict=True):
            row[[column[term] for term in terms]] = 1.0
        weights = np.array([weight(name) for name in names], np.float32)
        return cls(np.array(names, np.str_), rows, weights, rows @ weights)


@dataclass(frozen=True, slots=True)
class Side:
    """The claims of one report, laid out for matching against another's."""

    profiles: tuple[Profile, ...]
    said: Words
    heads: Floats
    sentences: Floats
    means: Floats  # one weighted mean state a claim, of unit length
    words: Held
    names: Held
    phrases: Held
    slots: Mapping[str, Held]

    @classmethod
    def of(cls, profiles: Sequence[Profile], rarity: Rarity) -> "Side":
        """Return the layout of a report's claims; there must be one at least."""
        said = Words.of(profiles, rarity.stem)
        return cls(
            tuple(profiles),
            said,
            np.stack([p.head for p in profiles]).astype(np.float32),
            np.stack([p.sentence for p in profiles]).astype(np.float32),
            said.means(),
            Held.of([p.stems for p in profiles], rarity.stem),
            Held.of([p.entities for p in profiles], rarity.entity),
            Held.of([_phrases(p) for p in profiles], lambda p: sum(map(rarity.stem, p.split(" ")))),
            _slots(profiles),
        )


def evidence(left: Side, right: Side) -> dict[str, Floats]:
    """Return every piece of evidence for the claim pairs of two reports."""
    there, back = covered(left.said, right.said)
    pieces = {
        "context": left.sentences @ right.sentences.T,
        "meaning": (there + back) / 2,
        "meaning_least": np.minimum(there, back),
        "meaning_most": np.maximum(there, back),
        "vector": left.means @ right.means.T,
        "predicate": left.heads @ right.heads.T,
    }
    words = _shared(left.words, right.words)
    names = _shared(left.names, right.names)
    phrases = _shared(left.phrases, right.phrases)
    pieces |= {"words": words[0], "words_least": words[1]}
    pieces |= {"names": names[0], "phrases": phrases[0]}
    pieces |= {name: _agreement(left.slots[name], right.slots[name]) for name in sorted(left.slots)}
    pieces |= _form(left.profiles, right.profiles)
    pieces |= _standing(pieces["meaning"] + pieces["words"])
    return {name: piece.astype(np.float32) for name, piece in pieces.items()}


def _phrases(profile: Profile) -> list[str]:
    """Pairs of neighbouring content words."""
    return [f"{a} {b}" for a, b in zip(profile.stems, profile.stems[1:], strict=False)]


def _shared(left: Held, right: Held) -> tuple[Floats, Floats]:
    """Weight of what two claims share: over the mean of both (Dice), and over the lesser."""
    mine, theirs = _both(left, right)
    common = (left.rows[:, mine] * left.weights[mine]) @ right.rows[:, theirs].T
    one, two = left.totals[:, None], right.totals[None, :]
    dice = 2 * common / np.maximum(one + two, 1e-6)
    least = common / np.maximum(np.minimum(one, two), 1e-6)
    return dice.astype(np.float32), least.astype(np.float32)


def _slots(profiles: Sequence[Profile]) -> dict[str, Held]:
    """What each claim holds that agrees with another's or does not, by name of the evidence."""
    held: dict[str, list[Iterable[str]]] = {
        "figures": [[f"{value!r} {thing}" for thing, value in p.figures] for p in profiles],
        "times": [p.times for p in profiles],
        "quote": [filter(None, [p.utterance]) for p in profiles],
        "subject": [p.subjects for p in profiles],
    }
    return {name: Held.of(values, lambda _: 1.0) for name, values in held.items()}


def _form(left: Sequence[Profile], right: Sequence[Profile]) -> dict[str, Floats]:
    """Evidence of how two claims are put and where they stand."""
    return {
        "negation": _same(left, right, lambda p: p.negated),
        "title": _either(left, right, lambda p: p.title),
        "length": _ratio(left, right, lambda p: len(p.stems)),
        "place": _distance(left, right),
    }


def _agreement(left: Held, right: Held) -> Floats:
    """1 for a shared value, -1 where both hold values and share none, 0 where one holds none."""
    mine, theirs = _both(left, right)
    shared = left.rows[:, mine] @ right.rows[:, theirs].T > 0
    both = (left.totals > 0)[:, None] & (right.totals > 0)[None, :]
    return np.where(shared, 1.0, np.where(both, -1.0, 0.0)).astype(np.float32)


def _both(left: Held, right: Held) -> tuple[Whole, Whole]:
    """Columns of the terms that claims of both reports hold."""
    _, mine, theirs = np.intersect1d(
        left.terms, right.terms, assume_unique=True, return_indices=True
    )
    return mine, theirs


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
