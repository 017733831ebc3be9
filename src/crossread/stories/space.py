"""Reports as sparse rows of weighted terms, and how much two rows share.

A row keeps its heaviest terms only: memory grows with the number of reports, not with their length.
A row depends on its own report and on the rarity of its terms; what two rows share, on these two
rows. So rows and pairs may be computed in any parts, anywhere, with the same result: sums run over
the terms in the order of their keys.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from crossread.stories.counts import Counts, Indices, Numbers, Weights, are_pairs
from crossread.stories.ranks import heaviest_first, ranks

ROW_TERMS = 150  # heaviest terms kept of a report
_COMMON = 3.0  # below this rarity (one report in twenty) sharing a term is no evidence
_PAIRS_AT_ONCE = 250  # small enough for the cache of one core: at 2,000 twice the time
_ROWS_AT_ONCE = 10_000
_MARKS = 1024  # bits of a row: one term in seven that two rows do not share passes


@dataclass(frozen=True, slots=True)
class Cells:
    """Terms and weights of rows of unit length: those of row i from ``starts[i]``, keys rising."""

    keys: Indices
    weights: Weights
    starts: Indices
    marks: NDArray[np.uint8]  # bits of each row: those of its keys are set, others hardly ever


@dataclass(frozen=True, slots=True)
class Space:
    """A set of reports, or a part of one, as rows."""

    rows: tuple[str, ...]  # rising; see ``counts.row_of``
    days: NDArray[np.float64]  # nan where a report gives no date
    whole: Cells
    rarities: Weights  # of the cells of ``whole``
    places: Numbers  # and where they first stand in their report
    lead: Cells


@dataclass(frozen=True, slots=True)
class Overlap:
    """What pairs of rows share, one entry a pair."""

    whole: Weights  # cosine of all terms
    lead: Weights  # cosine of the terms of title and lead
    rare: Weights  # how much rarity they share, whatever else they say
    pairs: Weights  # the part of it that neighbouring words share as pairs


@dataclass(frozen=True, slots=True)
class SharedTerm:
    """A telling term of two rows: its key, how rare it is, and how heavy in both."""

    key: int
    rarity: float
    weight: float


def space(counts: Counts, rarities: Weights) -> Space:
    """Return the rows of counted reports; ``rarities`` has an entry for each counted term."""
    whole, kept = _cells(counts, counts.whole, rarities)
    lead, _ = _cells(counts, counts.lead, rarities)
    return Space(counts.rows, counts.days, whole, rarities[kept], counts.places[kept], lead)


def cells_of(keys: Indices, weights: Weights, starts: Indices) -> Cells:
    """Return cells with their marks; see ``Cells``."""
    marks = np.zeros((len(starts) - 1, _MARKS // 8), np.uint8)
    for first in range(0, len(marks), _ROWS_AT_ONCE):
        part = starts[first : first + _ROWS_AT_ONCE + 1]
        row = np.repeat(np.arange(len(part) - 1), np.diff(part))
        marked = np.zeros((len(part) - 1, _MARKS), bool)
        marked[row, _mark_of(keys[part[0] : part[-1]])] = True
        marks[first : first + len(marked)] = np.packbits(marked, axis=1)
    return Cells(keys, weights, starts, marks)


def _mark_of(keys: Indices) -> Indices:
    """Return the bit that a key sets; the lowest of a key tells pairs of words."""
    return (keys >> 1) & (_MARKS - 1)


def overlap(space: Space, left: Indices, right: Indices) -> Overlap:
    """Return what the rows ``left[i]`` and ``right[i]`` share, for each i."""
    found = [np.zeros(len(left), np.float32) for _ in range(4)]
    for at in range(0, len(left), _PAIRS_AT_ONCE):
        part = slice(at, at + _PAIRS_AT_ONCE)
        for whole, piece in zip(found, _overlap(space, left[part], right[part]), strict=True):
            whole[part] = piece
    return Overlap(*found)


def shared_terms(space: Space, left: int, right: int) -> list[SharedTerm]:
    """Return the telling terms that two rows share, by key."""
    pair = np.array([left]), np.array([right])
    _, mine, theirs = _common_cells(space.whole, *pair)
    weights = space.whole.weights[mine] * space.whole.weights[theirs]
    rarities = [round(float(rarity), 3) for rarity in space.rarities[mine]]
    return [
        SharedTerm(int(key), rarity, float(weight))
        for key, rarity, weight in zip(space.whole.keys[mine], rarities, weights, strict=True)
        if rarity > _COMMON
    ]


def rarest(shared: Sequence[SharedTerm], names: dict[int, str], most: int) -> tuple[str, ...]:
    """Return the words of the terms, rarest first; ``names`` gives the words of a key."""
    order = sorted(shared, key=lambda each: (-each.rarity, -each.weight, names[each.key]))
    return tuple(islice(_without_parts([names[each.key] for each in order]), most))


def _cells(counts: Counts, times: Numbers, rarities: Weights) -> tuple[Cells, Indices]:
    """Weigh the terms, keep the heaviest of each row; return cells and which terms they are."""
    rows = len(counts.rows)
    blocks = list(_blocks(counts, times, rarities))
    sizes = [np.zeros(1, np.int64), *(block[2] for block in blocks)]
    kept = np.concatenate([np.zeros(0, np.int64), *(block[0] for block in blocks)])
    weights = np.concatenate([np.zeros(0, np.float32), *(block[1] for block in blocks)])
    starts = np.cumsum(np.concatenate(sizes)) if rows else np.zeros(1, np.int64)
    return cells_of(counts.keys[kept], weights, starts), kept


def _blocks(
    counts: Counts, times: Numbers, rarities: Weights
) -> Iterator[tuple[Indices, Weights, Indices]]:
    """Yield, for a block of rows at a time, the terms kept, their weights, and how many a row."""
    rows = len(counts.rows)
    for first in range(0, rows, _ROWS_AT_ONCE):
        end = min(first + _ROWS_AT_ONCE, rows)
        starts = counts.starts[first : end + 1]
        here = slice(int(starts[0]), int(starts[-1]))
        row = np.repeat(np.arange(end - first), np.diff(starts))
        damped = np.log(np.maximum(times[here], 1)).astype(np.float32) + np.float32(1)
        heavy = damped * rarities[here] * (times[here] > 0)
        kept = np.sort(_heaviest(row, heavy, counts.places[here]))
        row, heavy = row[kept], heavy[kept]
        length = np.sqrt(np.bincount(row, np.square(heavy), end - first))
        weights = (heavy / np.maximum(length, 1e-6)[row]).astype(np.float32)
        yield kept + here.start, weights, np.bincount(row, minlength=end - first)


def _heaviest(row: Indices, heavy: Weights, places: Numbers) -> Indices:
    """Return which terms are the heaviest of their row; of equal ones the first in the text."""
    order = heaviest_first(row, heavy, places)
    return order[(ranks(row) < ROW_TERMS) & (heavy[order] > 0)]


def _overlap(space: Space, left: Indices, right: Indices) -> tuple[NDArray[np.float64], ...]:
    count = len(left)
    pair, mine, theirs = _common_cells(space.whole, left, right)
    cosine = np.bincount(pair, space.whole.weights[mine] * space.whole.weights[theirs], count)
    # Rarity above what many reports share; nothing for the terms that many do.
    telling = np.maximum(space.rarities[mine] - np.float32(_COMMON), np.float32(0))
    rare = np.bincount(pair, telling, count)
    pairs = np.bincount(pair, telling * are_pairs(space.whole.keys[mine]), count)
    pair, mine, theirs = _common_cells(space.lead, left, right)
    lead = np.bincount(pair, space.lead.weights[mine] * space.lead.weights[theirs], count)
    return tuple(each.astype(np.float64) for each in (cosine, lead, rare, pairs))


def _common_cells(cells: Cells, left: Indices, right: Indices) -> tuple[Indices, Indices, Indices]:
    """Return for each term that a pair shares: the pair, and the cell of either row."""
    sizes = cells.starts[left + 1] - cells.starts[left]
    pair = np.repeat(np.arange(len(left)), sizes)
    first = np.repeat(np.cumsum(sizes) - sizes, sizes)
    mine = np.arange(len(pair)) - first + cells.starts[left][pair]
    # Most terms are not shared, and most of these show by their marks: no search for them.
    mark = _mark_of(cells.keys[mine])
    perhaps = cells.marks[right[pair], mark >> 3] << (mark & 7) & 128 > 0
    pair, mine = pair[perhaps], mine[perhaps]
    theirs = _found(cells, cells.keys[mine], right[pair])
    hit = theirs >= 0
    return pair[hit], mine[hit], theirs[hit]


def _found(cells: Cells, wanted: Indices, row: Indices) -> Indices:
    """Return the cell of each wanted key in its row, -1 where it is not there.

    A search by halves inside each row, all rows at once: the work for a pair does not grow with the
    number of reports, as it does when one sorted array of all cells is searched.
    """
    before, end = cells.starts[row] - 1, cells.starts[row + 1]
    last = len(cells.keys) - 1
    step = 1 << int((end - before).max(initial=1)).bit_length()
    while step > 1 and last >= 0:
        step >>= 1
        ahead = before + step
        below = cells.keys[np.minimum(ahead, last)] < wanted
        before += step * (below & (ahead < end))
    here = before + 1
    hit = (here < end) & (cells.keys[np.minimum(here, last)] == wanted) if last >= 0 else here < 0
    return np.where(hit, here, -1)


def _without_parts(names: Sequence[str]) -> Iterator[str]:
    """Yield what does not stand in a longer name of the list."""
    padded = [f" {name} " for name in names]
    for name, inner in zip(names, padded, strict=True):
        if not any(inner in longer for longer in padded if len(longer) > len(inner)):
            yield name
