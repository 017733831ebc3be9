"""Every pair of claims that may say the same thing, as columns.

A story of 300 reports has 30 million such pairs: they are rows of arrays, 43 bytes each, and become
objects only where one is shown.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.collate.covering import Exact, Floats, Whole
from crossread.collate.evidence import Chosen, Pieces
from crossread.models.matcher import Matcher

Index = NDArray[np.int32]  # of claims and of pairs

_SHOWN = 3  # pieces of evidence named as reasons
_BEST = 20  # matches of a claim that are told; points of up to 21 claims are told whole


class Match(NamedTuple):
    """Two claims, by index, that may say the same thing; ``score`` is 0 to 1."""

    left: int
    right: int
    score: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The pairs of two reports that score: indexes, scores and the evidence that spoke most."""

    left: Index
    right: Index
    scores: Floats
    strongest: NDArray[np.uint8]  # which pieces of evidence, by place in the matcher
    values: Floats

    @classmethod
    def of(
        cls, pairs: Chosen, pieces: Pieces, scores: Floats, matcher: Matcher, least: float
    ) -> "Block":
        """Return the pairs from ``least`` on, by place of their claims in the two reports."""
        kept = np.flatnonzero(scores >= least)
        held = np.stack([pieces[name][kept] for name, _ in matcher.weights], axis=1)
        told = held * np.array([weight for _, weight in matcher.weights], np.float64)
        best = _greatest(told, _SHOWN)
        values = np.take_along_axis(held, best, axis=1)
        left, right = _indexes(pairs.left[kept], pairs.right[kept])
        return cls(left, right, scores[kept], best.astype(np.uint8), values)

    def at(self, left: Whole, right: Whole) -> "Block":
        """Return the block with the story's claim indexes in place of rows and columns."""
        columns = _indexes(left[self.left], right[self.right])
        return Block(*columns, self.scores, self.strongest, self.values)


@dataclass(frozen=True, slots=True)
class Matches:
    """The scored pairs of a story, ordered by their two claims.

    Each pair stands beside both of its claims too, since what a claim is paired with is asked more
    often than all else together.
    """

    names: tuple[str, ...]  # of the evidence
    pairs: Block
    starts: Whole  # first pair of each claim that stands left
    others: Index  # what each claim is paired with, claim by claim, in order
    other_scores: Floats
    other_starts: Sequence[int]  # where each claim begins among them

    @classmethod
    def of(cls, blocks: Iterable[Block], claims: int, matcher: Matcher) -> "Matches":
        """Return the pairs of all blocks; each is let go once they are joined."""
        pairs = _joined(list(blocks), min(_SHOWN, len(matcher.weights)))
        by_claim = _by_claim(pairs)
        held = sum(np.bincount(end, minlength=claims) for end in (pairs.left, pairs.right))
        return cls(
            tuple(name for name, _ in matcher.weights),
            pairs,
            np.searchsorted(pairs.left, np.arange(claims + 1)),
            np.concatenate((pairs.left, pairs.right))[by_claim],
            np.tile(pairs.scores, 2)[by_claim],
            [0, *np.cumsum(held).tolist()],
        )

    @property
    def claims(self) -> int:
        """How many claims the story has, matched or not."""
        return len(self.starts) - 1

    def of_claim(self, claim: int) -> tuple[Index, Floats]:
        """Return the claims that one is paired with, in order, and the scores."""
        own = self._own(claim)
        return self.others[own], self.other_scores[own]

    def of_claims(self, claims: Iterable[int]) -> tuple[Index, Floats]:
        """Return what each of some claims is paired with, claim after claim, and the scores."""
        own = [self._own(claim) for claim in claims]
        return (
            np.concatenate([self.others[s] for s in own]),
            np.concatenate([self.other_scores[s] for s in own]),
        )

    def sums(self, claims: Iterable[int]) -> Exact:
        """Return for each claim of the story the sum of its scores with some claims.

        Scores have few bits, so that sums of millions are exact in whatever order.
        """
        return np.asarray(np.bincount(*self.of_claims(claims), self.claims), np.float64)

    def among(self, members: Iterable[int]) -> list[Match]:
        """Return the best pairs within a group by their two claims, in order; the lesser is left.

        Each claim has its twenty best; a pair is told for either of its claims.
        """
        rows = self._best(self._within(members))
        told = zip(self._columns(rows), self._reasons(rows), strict=True)
        return [Match(*pair, reasons) for pair, reasons in told]

    def scores(self, members: Iterable[int]) -> dict[tuple[int, int], float]:
        """Return the scores of all pairs within a group, by their two claims, the lesser first."""
        return {(left, right): score for left, right, score in self.scored(members)}

    def scored(self, members: Iterable[int]) -> Iterator[tuple[int, int, float]]:
        """Yield all pairs within a group, in order, with their scores; the lesser claim is left."""
        return self._columns(self._within(members))

    def support(self, members: Iterable[int]) -> dict[int, float]:
        """Return how well each claim of a group matches the others: the sum of its scores."""
        group = sorted(members)
        rows = self._within(group)
        ends = np.concatenate((self.pairs.left[rows], self.pairs.right[rows]))
        places, scores = np.searchsorted(group, ends), np.tile(self.pairs.scores[rows], 2)
        totals = np.bincount(places, scores, minlength=len(group))
        return dict(zip(group, totals.tolist(), strict=True))

    def _reasons(self, rows: Whole) -> Iterator[tuple[str, ...]]:
        """Yield the evidence that spoke most for each pair; most of it is put in words once."""
        values = self.pairs.values[rows].astype(np.float32)
        which = self.pairs.strongest[rows].astype(np.int64)
        every, place = np.unique(which << 32 | values.view(np.uint32), return_inverse=True)
        told = zip((every >> 32).tolist(), every.astype(np.uint32).view(np.float32), strict=True)
        words = np.array([f"{self.names[at]} {value:.2f}" for at, value in told], object)
        return map(tuple, words[place.reshape(which.shape)].tolist())

    def _own(self, claim: int) -> slice:
        return slice(self.other_starts[claim], self.other_starts[claim + 1])

    def _within(self, members: Iterable[int]) -> Whole:
        """Where the pairs within a group stand, in order."""
        group = sorted(members)
        inside = np.zeros(self.claims, bool)
        inside[group] = True
        spans = [slice(self.starts[claim], self.starts[claim + 1]) for claim in group]
        own = [np.nonzero(inside[self.pairs.right[s]])[0] + s.start for s in spans]
        return np.concatenate(own) if own else np.zeros(0, np.int64)

    def _best(self, rows: Whole) -> Whole:
        """Those of the pairs that are among the best of one of their claims, in order."""
        ranked = rows[np.argsort(-self.pairs.scores[rows], kind="stable")]
        ends = np.stack((self.pairs.left[ranked], self.pairs.right[ranked]), axis=1).ravel()
        by_claim = np.argsort(ends, kind="stable")
        held = ends[by_claim]
        turn = np.arange(len(held)) - np.searchsorted(held, held)
        return np.sort(ranked[np.unique(by_claim[turn < _BEST] // 2)])

    def _columns(self, rows: Whole) -> Iterator[tuple[int, int, float]]:
        columns = (self.pairs.left[rows], self.pairs.right[rows], self.pairs.scores[rows])
        return zip(*(column.tolist() for column in columns), strict=True)

    def strong(self, same: float) -> tuple[Index, Index, Floats]:
        """Return the pairs from ``same`` on, in order: both claims and the scores."""
        rows = np.nonzero(self.pairs.scores >= same)[0]
        return self.pairs.left[rows], self.pairs.right[rows], self.pairs.scores[rows]


def _indexes(left: NDArray[np.integer], right: NDArray[np.integer]) -> tuple[Index, Index]:
    return left.astype(np.int32), right.astype(np.int32)


def _greatest(told: NDArray[np.floating], count: int) -> Whole:
    """The columns of the greatest values of each row, the greatest first; of equals the last.

    One after the other: a quarter of the time that sorting takes.
    """
    rest, rows = told[:, ::-1].copy(), np.arange(len(told))
    found = []
    for _ in range(min(count, told.shape[1])):
        found.append(rest.argmax(axis=1))
        rest[rows, found[-1]] = -np.inf
    return np.asarray(told.shape[1] - 1 - np.stack(found, axis=1), np.int64)


def _by_claim(pairs: Block) -> Index:
    """Where both ends of the pairs stand, by claim; lesser others come before greater ones."""
    own = np.concatenate((pairs.right, pairs.left))
    return np.argsort(own, kind="stable").astype(np.int32)


def _ends(blocks: Sequence[Block]) -> tuple[Index, Index]:
    """The lesser and the greater claim of each pair."""
    one = np.concatenate([b.left for b in blocks])
    two = np.concatenate([b.right for b in blocks])
    return np.minimum(one, two), np.maximum(one, two)


def _joined(blocks: Sequence[Block], shown: int) -> Block:
    """One block of all, each pair with the lesser claim left, in order."""
    if not blocks:
        none = np.zeros(0, np.int32)
        grid = np.zeros((0, shown), np.float32)
        return Block(none, none, np.zeros(0, np.float32), grid.astype(np.uint8), grid)
    left, right = _ends(blocks)
    order = np.lexsort((right, left)).astype(np.int32)
    return Block(
        left[order],
        right[order],
        np.concatenate([b.scores for b in blocks])[order],
        np.concatenate([b.strongest for b in blocks])[order],
        np.concatenate([b.values for b in blocks])[order],
    )
