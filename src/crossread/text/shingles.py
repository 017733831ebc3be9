"""Runs of words that stand in two texts.

Reach for this when two texts may hold the same passages and the question is *where*. Keys are
compared as they are (see ``normalise.key``). A run is maximal: it cannot grow at either end. Each
word of the left text is in at most one run; the longest run at a place wins.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T", bound=Hashable)


class CommonRun(NamedTuple):
    """``left[left:left + length]`` equals ``right[right:right + length]``."""

    left: int
    right: int
    length: int


def shingles(words: Sequence[T], size: int) -> list[tuple[T, ...]]:
    """Return the runs of ``size`` neighbouring words, one for each place they begin.

    >>> shingles("abcd", 3)
    [('a', 'b', 'c'), ('b', 'c', 'd')]
    """
    return [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]


def run_numbers(words: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """Return a number for each run of ``size`` neighbours, the same for the same words only.

    Words are given by numbers from 0; the runs of many texts are numbered in one call.

    >>> run_numbers(np.array([4, 7, 5, 4, 7]), 2).tolist()
    [0, 2, 1, 0]
    """
    longer = runs = words
    for length in range(1, size):
        longer = words[length:]
        pairs = runs[: len(longer)] * (words.max(initial=0) + 1) + longer
        runs = np.unique(pairs, return_inverse=True)[1]
    return runs


def common_runs(left: Sequence[T], right: Sequence[T], shortest: int) -> list[CommonRun]:
    """Return the runs of at least ``shortest`` words that both texts hold, in order of the left.

    >>> common_runs("the old pier fell".split(), "fell, the old pier".split(), 3)
    [CommonRun(left=0, right=1, length=3)]
    """
    places: defaultdict[tuple[T, ...], list[int]] = defaultdict(list)
    for at, shingle in enumerate(shingles(right, shortest)):
        places[shingle].append(at)
    runs: list[CommonRun] = []
    at = 0
    while at <= len(left) - shortest:
        here = places.get(tuple(left[at : at + shortest]), ())
        best = max(
            ((_reach(left, right, at, there, shortest), -there) for there in here), default=None
        )
        if best:
            runs.append(CommonRun(at, -best[1], best[0]))
        at += best[0] if best else 1
    return runs


def _reach(left: Sequence[T], right: Sequence[T], at: int, there: int, known: int) -> int:
    """Return how far the two texts agree from ``at`` and ``there``."""
    most = min(len(left) - at, len(right) - there)
    while known < most and left[at + known] == right[there + known]:
        known += 1
    return known
