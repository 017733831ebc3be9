"""How much of one claim another says: the max-sim of ColBERT (Khattab & Zaharia 2020).

Every content word looks for the most alike word of the other claim; words are weighted by how rare
they are within the story.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from crossread.collate.profile import Profile

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """The content words of a report's claims, the claims one below the other.

    Clauses nest, so that a word may be of several claims; its state is held once.
    """

    states: Floats  # a row a word of the report
    rows: Whole  # the state of each word of each claim
    weights: Floats  # beside them
    starts: Whole  # where each claim begins among them
    turns: tuple[Whole, ...]  # the states of all first words, of all second words, and so on
    place: Whole  # of each claim in a turn: those with most words come first

    @classmethod
    def of(cls, profiles: Sequence[Profile], weight: Callable[[str], float]) -> "Words":
        """Return the words of a report's claims; there must be one claim at least."""
        states, rows = _distinct(np.concatenate([p.states for p in profiles]).astype(np.float32))
        lengths = np.array([len(p.stems) for p in profiles])
        starts = np.concatenate(([0], np.cumsum(lengths)[:-1])).astype(np.int64)
        stems = chain.from_iterable(p.stems for p in profiles)
        longest = np.argsort(-lengths, kind="stable")
        having = [longest[: np.count_nonzero(lengths > turn)] for turn in range(1, lengths.max())]
        turns = (rows[starts[own] + turn] for turn, own in enumerate([longest, *having]))
        weights = np.array([weight(stem) for stem in stems], np.float32)
        return cls(states, rows, weights, starts, tuple(turns), np.argsort(longest))

    def means(self) -> Floats:
        """Return one weighted mean state a claim, of unit length."""
        told = self.states[self.rows] * self.weights[:, None]
        sums = np.add.reduceat(told, self.starts, axis=0)
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        return np.asarray(sums / np.maximum(norms, 1e-6), np.float32)


def covered(left: Words, right: Words) -> tuple[Floats, Floats]:
    """Return how much of each left claim each right one says, and the other way round; 0 to 1."""
    alike = left.states @ right.states.T
    there = _weighted(_best(np.ascontiguousarray(alike.T), right), left)
    back = _weighted(_best(alike, left), right).T
    return there, back


def _distinct(states: Floats) -> tuple[Floats, Whole]:
    """The states without repeats, and which of them each was."""
    place: dict[bytes, int] = {}
    rows = [place.setdefault(state.tobytes(), len(place)) for state in states]
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
    """The mean over the words of each claim; ``best`` has a column a state."""
    told = best[:, words.rows].T * words.weights[:, None]
    sums = np.add.reduceat(told, words.starts, axis=0)
    totals = np.add.reduceat(words.weights, words.starts)[:, None]
    return np.asarray(sums / np.maximum(totals, 1e-6), np.float32)
