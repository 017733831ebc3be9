"""Pairs of reports worth comparing, without looking at all pairs.

Two reports become candidates when they share one of their most telling terms. For a term that many
share, each report meets its neighbours in time only, so the number of pairs grows with the number
of reports and not with its square. Of all the pairs of a report those that share most are kept.

Each step works on a table that any engine can sort, join or cut in parts: the postings of a term,
the meetings of a pair, the pairs of a report. What a pair shares is a sum of whole numbers, so the
order in which an engine adds makes no difference.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from crossread.stories.counts import Indices
from crossread.stories.ranks import heaviest_first, most_shared_first, ranks
from crossread.stories.space import Space

# Telling terms of a report, and neighbours in time that meet through one of them. With 24 and 12,
# 0.99 of the same-event pairs of both public sets that score above the bar are found.
TELLING_TERMS = 24
NEIGHBOURS = 12
# Candidates kept of a report: those that share most. Caps the work for reports of one big event.
PARTNERS = 16
# A term that more reports than these hold among their telling ones is taken week by week: its
# postings fit any machine, and what meets through it is of one week. Neither public set has one.
CROWD, CROWD_DAYS = 5_000, 7
_UNIT = 2.0**40  # a product of two weights in whole units
_REPORTS_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Postings:
    """The telling terms of reports, one entry a term and report."""

    keys: Indices
    rows: Indices
    weights: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Meetings:
    """Pairs (``left`` before ``right``) with what they share, in whole units."""

    left: Indices
    right: Indices
    shared: Indices


def candidates(space: Space) -> tuple[Indices, Indices]:
    """Return rows ``left[i] < right[i]`` of the pairs to score, in rising order."""
    met = postings(space)
    periods = _periods(met, space)
    order = np.lexsort((met.rows, periods, met.keys))
    groups = _numbered(met.keys[order], periods[order])
    kept = _by_block(groups, met.rows[order], met.weights[order], len(space.rows))
    # The best of a block are too many: a report has partners in each. The best of all are kept.
    found = partners(_joined(kept))
    return found.left, found.right


def postings(space: Space) -> Postings:
    """Return the heaviest terms of each row, row by row; of equal ones the first in the text."""
    starts, weights = space.whole.starts, space.whole.weights
    none, found, rows = np.zeros(0, np.int64), [], []
    for first in range(0, len(space.rows), _REPORTS_AT_ONCE):
        part = starts[first : first + _REPORTS_AT_ONCE + 1]
        here = slice(part[0], part[-1])
        row = np.repeat(np.arange(len(part) - 1), np.diff(part))
        order = heaviest_first(row, weights[here], space.places[here])
        kept = order[ranks(row) < TELLING_TERMS]
        found.append(kept + part[0])
        rows.append(row[kept] + first)
    telling = np.concatenate([none, *found])
    return Postings(space.whole.keys[telling], np.concatenate([none, *rows]), weights[telling])


def period_of(days: NDArray[np.float64], crowded: NDArray[np.bool_]) -> Indices:
    """Return the period in which a posting meets others: all time, or a week of a crowded term.

    Reports without a day have a period of their own.
    """
    weeks = np.where(np.isnan(days), -1, np.nan_to_num(days) // CROWD_DAYS)
    return np.where(crowded, weeks, 0).astype(np.int64)


def meetings(groups: Indices, weights: NDArray[np.float32], at: Indices | None = None) -> Meetings:
    """Return who meets in a table sorted by group and row: places that are neighbours in a group.

    A pair stands as often as it meets. ``at`` names the left places; without it all are.
    """
    places = np.arange(len(groups)) if at is None else at
    found = []
    for step in range(1, NEIGHBOURS + 1):
        first = places[places + step < len(groups)]
        first = first[groups[first] == groups[first + step]]
        shared = weights[first].astype(np.float64) * weights[first + step]
        found.append(Meetings(first, first + step, np.rint(shared * _UNIT).astype(np.int64)))
    return _joined(found)


def added_up(met: Meetings) -> Meetings:
    """Return each pair once, in rising order, with the sum of what it shares."""
    if not len(met.left):
        return met
    order = np.lexsort((met.right, met.left))
    left, right = met.left[order], met.right[order]
    new = np.flatnonzero(np.r_[True, (left[1:] != left[:-1]) | (right[1:] != right[:-1])])
    return Meetings(left[new], right[new], np.add.reduceat(met.shared[order], new))


def partners(met: Meetings) -> Meetings:
    """Return the pairs, given in rising order, that are among the best of one of their reports."""
    kept = _among_best(met.left, met.shared)
    kept |= _among_best(met.right, met.shared)
    return Meetings(met.left[kept], met.right[kept], met.shared[kept])


def _by_block(
    groups: Indices, rows: Indices, weights: NDArray[np.float32], reports: int
) -> Iterator[Meetings]:
    """Yield the best pairs of a block of left rows at a time: all meetings of a pair are in one."""
    by_row = np.argsort(rows, kind="stable")
    cuts = np.searchsorted(rows[by_row], np.arange(0, reports + _REPORTS_AT_ONCE, _REPORTS_AT_ONCE))
    for first, end in pairwise(cuts):
        met = meetings(groups, weights, np.sort(by_row[first:end]))
        yield partners(added_up(Meetings(rows[met.left], rows[met.right], met.shared)))


def _periods(met: Postings, space: Space) -> Indices:
    _, place, count = np.unique(met.keys, return_inverse=True, return_counts=True)
    return period_of(space.days[met.rows], count[place] > CROWD)


def _numbered(*sorted_columns: Indices) -> Indices:
    """Return the number of the run of equal entries that each place of sorted columns is in."""
    new = np.zeros(len(sorted_columns[0]), bool)
    for column in sorted_columns:
        new[1:] |= column[1:] != column[:-1]
    return np.cumsum(new)


def _among_best(side: Indices, shared: Indices) -> NDArray[np.bool_]:
    """Whether a pair is among those of most shared of its ``side``; of equal ones the first."""
    order = most_shared_first(side, shared)
    among = np.zeros(len(side), bool)
    among[order] = ranks(side[order]) < PARTNERS
    return among


def _joined(parts: Iterable[Meetings]) -> Meetings:
    none, every = np.zeros(0, np.int64), list(parts)
    left, right, shared = (
        np.concatenate([none, *(getattr(part, side) for part in every)])
        for side in ("left", "right", "shared")
    )
    return Meetings(left, right, shared)
