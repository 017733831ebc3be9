"""How much of one claim another says: the max-sim of ColBERT (Khattab & Zaharia 2020).

Every content word looks for the most alike word of the other claim; words are weighted by how rare
they are within the story.

Products of vectors are exact here: no order of adding, no number of threads and no machine changes
a bit of them, or a dossier would differ from one computer to the next.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from crossread.collate.profile import Profile

Floats = NDArray[np.float32]
Exact = NDArray[np.float64]
Whole = NDArray[np.int64]

# A component is a multiple of 2⁻¹¹, so a product of two is one of 2⁻²², and a sum below 4 fits the
# 24 bits of a float32 whole, however it is added up: no part of a product of vectors whose length
# is near 1 is much above 1. What rounding leaves off, some 2·10⁻⁴ of a product, tells nothing.
_COMPONENT = 11  # bits after the point
_SHARE = 12


@dataclass(frozen=True, slots=True)
class Vectors:
    """One vector a claim, of a length near 1; what is the same for several is held once."""

    states: Floats
    rows: Whole  # the vector of each claim

    @classmethod
    def of(cls, vectors: Floats) -> "Vectors":
        """Return the vectors, rounded to 11 bits after the point."""
        states, rows = _distinct(vectors)
        return cls(rounded(states, _COMPONENT), rows)

    def products(self, other: "Vectors") -> Floats:
        """Return the product of each vector with each of another report."""
        return np.take(self.distinct(other)[self.rows], other.rows, axis=1)

    def distinct(self, other: "Vectors") -> Floats:
        """Return the product of each distinct vector with each of another report."""
        found: Floats = self.states @ other.states.T
        return found


@dataclass(frozen=True, slots=True)
class Words:
    """The content words of a report's claims, the claims one below the other.

    Clauses nest, so that a word may be of several claims; its state is held once.
    """

    states: Floats  # a row a word of the report
    shares: Floats  # of each word, a column, in the weight of all words of each claim, a row
    turns: tuple[Whole, ...]  # the states of all first words, of all second words, and so on
    turn_shares: tuple[Floats, ...]  # beside them
    place: Whole  # of each claim in a turn: those with most words come first

    @classmethod
    def of(cls, profiles: Sequence[Profile], weight: Callable[[str], float]) -> "Words":
        """Return the words of a report's claims; there must be one claim at least."""
        held = _states(profiles)
        lengths = np.array([len(p.stems) for p in profiles])
        starts = np.cumsum(lengths) - lengths
        shares = _shares(profiles, weight, starts, lengths)
        longest = np.argsort(-lengths, kind="stable")
        having = (longest[: np.count_nonzero(lengths > turn)] for turn in range(lengths.max()))
        turns = [starts[own] + turn for turn, own in enumerate(having)]
        table = np.zeros((len(profiles), len(held.states)), np.float32)
        np.add.at(table, (np.repeat(np.arange(len(profiles)), lengths), held.rows), shares)
        return cls(
            held.states,
            table,
            tuple(held.rows[turn] for turn in turns),
            tuple(shares[turn, None] for turn in turns),
            np.argsort(longest),
        )

    def means(self) -> Vectors:
        """Return one weighted mean state a claim, of unit length."""
        sums = self.shares @ self.states
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        return Vectors.of(np.asarray(sums / np.maximum(norms, 1e-6), np.float32))


def _states(profiles: Sequence[Profile]) -> Vectors:
    """The state of each word of each claim; claims of one sentence share its states."""
    sentences = {id(p.states): p.states for p in profiles}
    ends = accumulate(map(len, sentences.values()), initial=0)
    first = dict(zip(sentences, ends, strict=False))
    words = np.array([first[id(p.states)] + at for p in profiles for at in p.said], np.int64)
    every = np.concatenate([*sentences.values()])
    used, place = np.unique(words, return_inverse=True)
    held = Vectors.of(every[used].astype(np.float32))
    return Vectors(held.states, held.rows[place])


def _shares(
    profiles: Sequence[Profile], weight: Callable[[str], float], starts: Whole, lengths: Whole
) -> Floats:
    """What each word of each claim weighs of all its words."""
    every = [stem for profile in profiles for stem in profile.stems]
    weight_of = {stem: weight(stem) for stem in set(every)}
    weights = np.array([weight_of[stem] for stem in every], np.float32)
    totals = np.maximum(np.add.reduceat(weights, starts), np.float32(1e-6))
    return rounded(weights / np.repeat(totals, lengths), _SHARE)


def rounded(values: Floats, bits: int) -> Floats:
    """Return values with so many bits after the point."""
    steps = np.float32(2**bits)
    return np.asarray(np.round(values * steps) / steps, np.float32)


def covered(left: Words, right: Words) -> tuple[Floats, Floats]:
    """Return how much of each left claim each right one says, and the other way round; 0 to 1."""
    alike = left.states @ right.states.T
    return _said(left, right, alike), _said(right, left, alike.T).T


def told_again(words: Words) -> Floats:
    """Return how much each two claims of a report say of each other; 0 to 1."""
    said = _said(words, words, words.states @ words.states.T)
    return np.asarray((said + said.T) / 2, np.float32)


def _said(left: Words, right: Words, alike: Floats) -> Floats:
    """How much of each left claim, a row, each right one says."""
    return _weighted(_turned(_best(_turned(alike), right)), left)


def _turned(matrix: Floats) -> Floats:
    return np.ascontiguousarray(matrix.T)


def _distinct(states: Floats) -> tuple[Floats, Whole]:
    """The states without repeats, and which of them each was."""
    whole = f"V{states.shape[1] * states.itemsize}"
    place: dict[bytes, int] = {}
    bits = np.ascontiguousarray(states).view(whole).ravel().tolist()
    rows = [place.setdefault(state, len(place)) for state in bits]
    first = np.unique(rows, return_index=True)[1]
    return states[first], np.array(rows, np.int64)


def _best(alike: Floats, words: Words) -> Floats:
    """The best of the rows of each claim's words; nothing is worse than 0.

    Turn by turn over all claims: six times as fast as ``reduceat``.
    """
    first, *later = words.turns
    best = np.maximum(alike[first], 0.0)
    for turn in later:
        np.maximum(best[: len(turn)], alike[turn], out=best[: len(turn)])
    return best[words.place]


def _weighted(best: Floats, words: Words) -> Floats:
    """The mean of the rows of each claim's words, by their weight."""
    sums = np.zeros((len(words.place), best.shape[1]), np.float32)
    for turn, shares in zip(words.turns, words.turn_shares, strict=True):
        sums[: len(turn)] += best[turn] * shares
    return sums[words.place]
