"""Pairs of reports worth comparing, without looking at all pairs.

Two reports become candidates when they share one of their most telling terms. For a term that many
share, each report meets its neighbours in time only, so the number of pairs grows with the number
of reports and not with its square.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from crossread.stories.counts import Indices, Weights
from crossread.stories.space import Rows, Space

# Telling terms of a report, and neighbours in time that meet through one of them. With 24 and 12,
# 0.99 of the same-event pairs of both public sets that score above the bar are found.
TELLING_TERMS = 24
NEIGHBOURS = 12
# Candidates kept of a report: those that share most. Caps the work for reports of one big event.
PARTNERS = 16
_REPORTS_AT_ONCE = 5_000


def candidates(space: Space) -> tuple[Indices, Indices]:
    """Return rows ``left[i] < right[i]`` of the pairs to score, in rising order."""
    terms, rows, weights = _postings(space.whole)
    pairs = [
        _best(left, right, shared, len(space.sketches))
        for left, right, shared in _meetings(terms, rows, weights, len(space.sketches))
    ]
    if not pairs:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    return np.concatenate([left for left, _ in pairs]), np.concatenate(
        [right for _, right in pairs]
    )


def _postings(rows: Rows) -> tuple[Indices, Indices, Weights]:
    """Return the telling terms of all rows, sorted by term and then by row, that is by day."""
    sizes = np.diff(rows.starts)
    row = np.repeat(np.arange(len(sizes)), sizes)
    order = np.lexsort((rows.cells, -rows.weights, row))
    rank = np.arange(len(row)) - rows.starts[row]
    telling = order[rank < TELLING_TERMS]
    terms = rows.cells[telling] % max(rows.width, 1)
    by_term = np.lexsort((row[telling], terms))
    telling = telling[by_term]
    return terms[by_term], row[telling], rows.weights[telling]


def _meetings(
    terms: Indices, rows: Indices, weights: Weights, reports: int
) -> Iterator[tuple[Indices, Indices, Weights]]:
    """Yield pairs that share a telling term with the weight of it, a block of rows at a time."""
    for first in range(0, reports, _REPORTS_AT_ONCE):
        here = (rows >= first) & (rows < first + _REPORTS_AT_ONCE)
        left, right, shared = [], [], []
        for step in range(1, NEIGHBOURS + 1):
            at = np.flatnonzero(here[:-step] & (terms[:-step] == terms[step:]))
            left.append(rows[at])
            right.append(rows[at + step])
            shared.append(weights[at] * weights[at + step])
        yield np.concatenate(left), np.concatenate(right), np.concatenate(shared)


def _best(left: Indices, right: Indices, shared: Weights, reports: int) -> tuple[Indices, Indices]:
    """Return the pairs that are among the best ``PARTNERS`` of one of their two reports."""
    pairs, place = np.unique(left * reports + right, return_inverse=True)
    score = np.bincount(place, shared, len(pairs)).astype(np.float64)
    left, right = pairs // reports, pairs % reports
    kept = _among_best(left, score) | _among_best(right, score)
    return left[kept], right[kept]


def _among_best(side: Indices, score: NDArray[np.float64]) -> NDArray[np.bool_]:
    order = np.lexsort((-score, side))
    ordered = side[order]
    begins = np.searchsorted(ordered, ordered)
    among = np.zeros(len(side), bool)
    among[order] = np.arange(len(side)) - begins < PARTNERS
    return among
