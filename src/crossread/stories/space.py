"""The reports of a set as sparse rows of weighted terms, and how much two rows share.

A row keeps its heaviest terms only: memory grows with the number of reports, not with their length.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.stories.counts import Counts, Indices, Table, Weights
from crossread.stories.rarity import rarity
from crossread.stories.sketch import Sketch

ROW_TERMS = 150  # heaviest terms kept of a report
_COMMON = 3.0  # below this rarity (one report in twenty) sharing a term is no evidence
_PAIRS_AT_ONCE = 3_000  # small enough for the processor's cache
_ROWS_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of unit length in one array: ``cells`` is row × width + term, rising."""

    cells: Indices
    weights: Weights
    starts: Indices  # row → first cell; one more at the end
    width: int


@dataclass(frozen=True, slots=True)
class Space:
    """All that is known of a set of sketches."""

    sketches: tuple[Sketch, ...]  # row → sketch
    days: NDArray[np.float64]  # nan where a report gives no date
    terms: tuple[str, ...]
    rarities: Weights
    telling: Weights  # rarity above what many reports share; 0 for the terms that many do
    is_pair: Weights  # 1 for the terms of two words
    whole: Rows
    lead: Rows


@dataclass(frozen=True, slots=True)
class Overlap:
    """What pairs of rows share, one entry a pair."""

    whole: Weights  # cosine of all terms
    lead: Weights  # cosine of the terms of title and lead
    rare: Weights  # how much rarity they share, whatever else they say
    pairs: Weights  # the part of it that neighbouring words share as pairs


def space(counts: Counts, units: Indices | None = None) -> Space:
    """Return the rows of a counted set.

    ``units`` gives for each row the number of a group that counts once: a name that sixty reports
    of one event share is not common for that. Without it no report counts, and a term is as rare
    as in any English text.
    """
    seen, reports = _units_with(counts.whole, len(counts.names), units)
    rarities = rarity(counts.names, seen, reports)
    return Space(
        sketches=counts.sketches,
        days=counts.days,
        terms=counts.names,
        rarities=rarities,
        telling=np.maximum(rarities - _COMMON, 0),
        is_pair=np.fromiter((" " in name for name in counts.names), np.float32, len(rarities)),
        whole=_rows(counts.whole, rarities),
        lead=_rows(counts.lead, rarities),
    )


def overlap(space: Space, left: Indices, right: Indices) -> Overlap:
    """Return what the rows ``left[i]`` and ``right[i]`` share, for each i."""
    found = [np.zeros(len(left), np.float32) for _ in range(4)]
    for at in range(0, len(left), _PAIRS_AT_ONCE):
        part = slice(at, at + _PAIRS_AT_ONCE)
        for whole, piece in zip(found, _overlap(space, left[part], right[part]), strict=True):
            whole[part] = piece
    return Overlap(*found)


def rarest_shared(space: Space, left: int, right: int, most: int) -> tuple[str, ...]:
    """Return the terms that bind two rows, rarest first."""
    cells = [_row(space.whole, row) for row in (left, right)]
    terms, first, second = np.intersect1d(cells[0][0], cells[1][0], return_indices=True)
    weights = cells[0][1][first] * cells[1][1][second]
    rarity_of = [round(float(space.rarities[term]), 3) for term in terms]
    order = sorted(
        (at for at in range(len(terms)) if rarity_of[at] > _COMMON),
        key=lambda at: (-rarity_of[at], -weights[at], space.terms[terms[at]]),
    )
    names = [space.terms[terms[at]] for at in order]
    return tuple(_without_parts(names)[:most])


def _units_with(table: Table, width: int, units: Indices | None) -> tuple[NDArray[np.int64], int]:
    """Return in how many units each term stands, and how many units there are."""
    if units is None:
        return np.zeros(width, np.int64), 0
    unit = np.repeat(units, np.diff(table.starts))
    once = np.unique(unit * width + table.terms)
    return np.bincount(once % max(width, 1), minlength=width), len(np.unique(units))


def _rows(table: Table, rarities: Weights) -> Rows:
    """Weigh the terms, keep the heaviest of each row, and give each row unit length."""
    rows = len(table.starts) - 1
    blocks = [_block(table, rarities, at, min(at + _ROWS_AT_ONCE, rows))
              for at in range(0, rows, _ROWS_AT_ONCE)]  # fmt: skip
    sizes = np.concatenate([np.zeros(1, np.int64), *(block[2] for block in blocks)])
    return Rows(
        np.concatenate([np.zeros(0, np.int64), *(block[0] for block in blocks)]),
        np.concatenate([np.zeros(0, np.float32), *(block[1] for block in blocks)]),
        np.cumsum(sizes),
        len(rarities),
    )


def _block(
    table: Table, rarities: Weights, first: int, end: int
) -> tuple[Indices, Weights, Indices]:
    """Return the cells and weights of the rows ``first`` to ``end``, and how many each has."""
    starts = table.starts[first : end + 1]
    terms = table.terms[starts[0] : starts[-1]].astype(np.int64)
    row = np.repeat(np.arange(end - first), np.diff(starts))
    heavy = table.damped[starts[0] : starts[-1]] * rarities[terms]
    order = np.lexsort((terms, -heavy, row))
    kept = np.sort(order[np.arange(len(row)) - (starts - starts[0])[row] < ROW_TERMS])
    row, heavy, terms = row[kept], heavy[kept], terms[kept]
    length = np.sqrt(np.bincount(row, np.square(heavy), end - first))
    weights = (heavy / np.maximum(length, 1e-6)[row]).astype(np.float32)
    return (row + first) * len(rarities) + terms, weights, np.bincount(row, minlength=end - first)


def _row(rows: Rows, row: int) -> tuple[Indices, Weights]:
    part = slice(rows.starts[row], rows.starts[row + 1])
    return rows.cells[part] - row * rows.width, rows.weights[part]


def _overlap(space: Space, left: Indices, right: Indices) -> tuple[NDArray[np.float64], ...]:
    count = len(left)
    pair, mine, theirs = _common_cells(space.whole, left, right)
    cosine = np.bincount(pair, space.whole.weights[mine] * space.whole.weights[theirs], count)
    terms = space.whole.cells[mine] % max(space.whole.width, 1)
    telling = space.telling[terms]
    rare = np.bincount(pair, telling, count)
    pairs = np.bincount(pair, telling * space.is_pair[terms], count)
    pair, mine, theirs = _common_cells(space.lead, left, right)
    lead = np.bincount(pair, space.lead.weights[mine] * space.lead.weights[theirs], count)
    return tuple(each.astype(np.float64) for each in (cosine, lead, rare, pairs))


def _common_cells(rows: Rows, left: Indices, right: Indices) -> tuple[Indices, Indices, Indices]:
    """Return for each term that a pair shares: the pair, and the cell of either row."""
    sizes = rows.starts[left + 1] - rows.starts[left]
    pair = np.repeat(np.arange(len(left)), sizes)
    first = np.repeat(np.cumsum(sizes) - sizes, sizes)
    mine = np.arange(len(pair)) - first + rows.starts[left][pair]
    wanted = rows.cells[mine] + (right - left)[pair] * rows.width
    theirs = np.searchsorted(rows.cells, wanted)
    theirs[theirs == len(rows.cells)] = 0
    hit = rows.cells[theirs] == wanted if len(wanted) else np.zeros(0, bool)
    return pair[hit], mine[hit], theirs[hit]


def _without_parts(names: Sequence[str]) -> list[str]:
    """Leave out what stands in a longer name of the list."""
    padded = [f" {name} " for name in names]
    return [
        name
        for name in names
        if not any(f" {name} " in longer for longer in padded if len(longer) > len(name) + 2)
    ]
