"""How alike the claims of two reports are, as named pieces of evidence.

Each piece is a matrix with a row for each claim of the left report and a column for each of the
right one; values are 0 to 1 unless said otherwise. Rarity within the story does the work, since
everything in a story shares its topic: words are weighted by how few of the story's claims hold
them. Weights come as they are too, in nats: two claims that share one word of two and two that
share ten of twenty are alike by halves, but not as likely to be one.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.collate.covering import Exact, Floats, Vectors, Whole, Words, covered
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
    """Which terms each claim of a report holds: a row a term, a column a claim."""

    place: Mapping[str, int]  # the row of each term
    rows: Floats  # 1 where held
    weights: Exact  # one a term; of 24 bits, so that their sums are exact
    totals: Floats  # weight of all that a claim holds

    @classmethod
    def of(cls, held: Sequence[Iterable[str]], weight: Callable[[str], float]) -> "Held":
        """Return the terms of a report's claims with their weights."""
        own = [set(terms) for terms in held]
        place = {name: row for row, name in enumerate(sorted(set().union(*own)))}
        rows = np.zeros((len(place), len(own)), np.float32)
        holding = np.repeat(np.arange(len(own)), [len(terms) for terms in own])
        rows[[place[term] for terms in own for term in terms], holding] = 1.0
        weights = np.array([weight(name) for name in place], np.float32).astype(np.float64)
        return cls(place, rows, weights, (weights @ rows).astype(np.float32))


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

    profiles: tuple[Profile, ...]
    said: Words
    heads: Vectors
    sentences: Vectors
    means: Vectors  # one weighted mean state a claim, of unit length
    words: Held
    names: Held
    counts: Counts
    slots: Mapping[str, Held]

    @classmethod
    def of(cls, profiles: Sequence[Profile], rarity: Rarity) -> "Side":
        """Return the layout of a report's claims; there must be one at least."""
        said = Words.of(profiles, rarity.stem)
        return cls(
            tuple(profiles),
            said,
            Vectors.of(np.stack([p.head for p in profiles]).astype(np.float32)),
            Vectors.of(np.stack([p.sentence for p in profiles]).astype(np.float32)),
            said.means(),
            Held.of([p.stems for p in profiles], rarity.stem),
            Held.of([p.entities for p in profiles], rarity.entity),
            Counts.of(profiles),
            _slots(profiles),
        )


def evidence(left: Side, right: Side) -> dict[str, Floats]:
    """Return every piece of evidence for the claim pairs of two reports."""
    pieces = _meaning(left, right) | _weights(left.words, right.words)
    pieces |= {"names": _dice(left.names, right.names, _common(left.names, right.names))}
    pieces |= {name: _agreement(left.slots[name], right.slots[name]) for name in sorted(left.slots)}
    pieces |= {"figures": _figures(left.counts, right.counts)}
    pieces |= _form(left.profiles, right.profiles)
    pieces |= _standing(pieces["meaning"] + pieces["words"])
    pieces |= {"sentences": _mutual(pieces["context"])}
    return {name: piece.astype(np.float32, copy=False) for name, piece in pieces.items()}


def _meaning(left: Side, right: Side) -> dict[str, Floats]:
    there, back = covered(left.said, right.said)
    one, two = left.words.totals[:, None], right.words.totals[None, :]
    return {
        "context": left.sentences.products(right.sentences),
        "meaning": (there + back) / 2,
        "meaning_most": np.maximum(there, back),
        "said_again": np.minimum(there * one, back * two),
        "vector": left.means.products(right.means),
        "predicate": left.heads.products(right.heads),
    }


def _weights(left: Held, right: Held) -> dict[str, Floats]:
    """What two claims share, as it is and beside what they hold; the weights are in nats."""
    common = _common(left, right)
    one, two = left.totals[:, None], right.totals[None, :]
    return {
        "words": _dice(left, right, common),
        "shared": common,
        "weight_least": np.minimum(one, two),
        "weight_most": np.maximum(one, two),
    }


def _common(left: Held, right: Held) -> Floats:
    mine, theirs = _both(left, right)
    weighted = left.rows[mine] * left.weights[mine, None]
    return np.asarray(weighted.T @ right.rows[theirs], np.float32)


def _dice(left: Held, right: Held, common: Floats) -> Floats:
    """Weight of what two claims share over the mean of both."""
    both = left.totals[:, None] + right.totals[None, :]
    return np.asarray(2 * common / np.maximum(both, 1e-6), np.float32)


def _slots(profiles: Sequence[Profile]) -> dict[str, Held]:
    """What each claim holds that agrees with another's or does not, by name of the evidence."""
    held: dict[str, list[Iterable[str]]] = {
        "times": [p.times for p in profiles],
        "quote": [filter(None, [p.utterance]) for p in profiles],
        "subject": [p.subjects for p in profiles],
    }
    return {name: Held.of(values, lambda _: 1.0) for name, values in held.items()}


def _form(left: Sequence[Profile], right: Sequence[Profile]) -> dict[str, Floats]:
    """Evidence of how two claims are put and where they stand."""
    return {
        "negation": _same(left, right, lambda p: p.negated),
        "place": _distance(left, right),
        "early": _earlier(left, right),
    }


def _agreement(left: Held, right: Held) -> Floats:
    """1 for a shared value, -1 where both hold values and share none, 0 where one holds none."""
    found = np.maximum.outer(_holding(left, -1.0), _holding(right, -1.0))
    found[_holds_one_of(left, right)] = 1.0
    return found


def _holding(held: Held, value: float) -> Floats:
    """The value for each claim that holds anything, else 0."""
    return np.where(held.totals > 0, np.float32(value), np.float32(0))


def _both(left: Held, right: Held) -> tuple[list[int], list[int]]:
    """Rows of the terms that claims of both reports hold."""
    terms = sorted(left.place.keys() & right.place.keys())
    return [left.place[term] for term in terms], [right.place[term] for term in terms]


def _same(
    left: Sequence[Profile], right: Sequence[Profile], held: Callable[[Profile], bool]
) -> Floats:
    one, two = (np.array([held(p) for p in side], bool) for side in (left, right))
    return np.asarray(one[:, None] == two[None, :], np.float32)


def _distance(left: Sequence[Profile], right: Sequence[Profile]) -> Floats:
    one, two = (np.array([p.place for p in side], np.float32) for side in (left, right))
    return np.asarray(1.0 - np.abs(one[:, None] - two[None, :]), np.float32)


def _earlier(left: Sequence[Profile], right: Sequence[Profile]) -> Floats:
    """1 where one of the claims opens its report, 0 where both stand at the end."""
    one, two = (np.array([p.place for p in side], np.float32) for side in (left, right))
    return np.asarray(1.0 - np.minimum(one[:, None], two[None, :]), np.float32)


def _figures(left: Counts, right: Counts) -> Floats:
    """How far two claims count the same.

    3 for the same number of the same thing, 2 for the same number, 1 for another number of one
    thing, -1 where both count and share neither, -0.5 where one counts.
    """
    found = np.add.outer(_holding(left.numbers, -0.5), _holding(right.numbers, -0.5))
    found[_holds_one_of(left.things, right.things)] = 1.0
    found[_holds_one_of(left.numbers, right.numbers)] = 2.0
    found[_holds_one_of(left.both, right.both)] = 3.0
    return found


def _holds_one_of(left: Held, right: Held) -> NDArray[np.bool_]:
    mine, theirs = _both(left, right)
    return np.asarray(left.rows[mine].T @ right.rows[theirs] > 0)


def _standing(base: Floats) -> dict[str, Floats]:
    """How a pair stands among all pairs of either claim.

    ``best`` is 1 where it is the best of both; ``rank`` is how many pairs of one of them are
    better, in hundreds; ``margin`` how much better it is than the next, or worse than the first.
    """
    (across, lead), (down, led) = _place(base), _place(np.ascontiguousarray(base.T))
    return {
        "best": _mutual(base),
        "rank": np.asarray(np.maximum(across, down.T) / 100, np.float32),
        "margin": np.minimum(lead, led.T),
    }


def _mutual(base: Floats) -> Floats:
    """1 where a pair is the best of both its claims, less the further from it; 0 where unlike."""
    base = np.maximum(base, np.float32(0))
    across = base / np.maximum(base.max(axis=1, keepdims=True), 1e-6)
    down = base / np.maximum(base.max(axis=0, keepdims=True), 1e-6)
    return np.asarray(across * down, np.float32)


def _place(base: Floats) -> tuple[Floats, Floats]:
    """Each pair's rank and margin among those of its row.

    Ranks are put into a flat array: twice as fast as along an axis.
    """
    order = _order(base)
    rows, columns = base.shape
    rank = np.empty(rows * columns, np.float32)
    rank[order + columns * np.arange(rows)[:, None]] = np.arange(columns, dtype=np.float32)
    return rank.reshape(base.shape), _margin(base, order)


def _order(base: Floats) -> Whole:
    """The columns of each row, best first; ties go by column.

    A value that is not negative sorts as its bits do: with the column below them in one number, a
    plain sort orders both, which is five times as fast as a stable sort of indexes.
    """
    bits = (base + np.float32(0)).view(np.int32).astype(np.int64)  # no minus before a zero
    keys = (~bits << 32) | np.arange(base.shape[1])
    keys.sort(axis=1)
    return keys & 0xFFFFFFFF


def _margin(base: Floats, order: Whole) -> Floats:
    """Each less the best of its row, or, for the best, less the second best."""
    if base.shape[1] < 2:
        return base
    top = np.take_along_axis(base, order[:, :2], axis=1)
    return np.asarray(base - np.where(base >= top[:, :1], top[:, 1:], top[:, :1]), np.float32)
