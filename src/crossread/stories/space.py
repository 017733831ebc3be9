"""The sketches of a set as sparse rows of weighted terms, and how much two rows share.

Rows are sorted by day and then by report, so nothing depends on the order of the input. A row
keeps its heaviest terms only: memory grows with the number of reports, not with their length.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from crossread.stories.rarity import rarity
from crossread.stories.sketch import Sketch

Indices = NDArray[np.int64]
Weights = NDArray[np.float32]

ROW_TERMS = 150  # heaviest terms kept of a report
LEAD_TERMS = 50  # the title and about 70 words: what reports of one event have in common
# A sentence that stands in three reports over more than six weeks is the site's, not the event's.
# On the incidents this takes out 448 sentences and lifts B-cubed F1 from 0.91 to 0.92.
_CHROME_REPORTS, _CHROME_DAYS = 3, 45
_COMMON = 3.0  # below this rarity (one report in twenty) sharing a term is no evidence
_PAIRS_AT_ONCE = 20_000


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


def space(sketches: Iterable[Sketch]) -> Space:
    """Return the rows of ``sketches``; of two with one report id the first counts."""
    unique = {each.report: each for each in reversed(list(sketches))}
    ordered = sorted(unique.values(), key=lambda each: (each.day is None, each.day, each.report))
    chrome = _chrome(ordered)
    texts = [_kept_terms(each, chrome) for each in ordered]
    numbers: dict[str, int] = {}
    counts = [_numbered(Counter(text), numbers) for text in texts]
    leads = [_numbered(Counter(islice(text, LEAD_TERMS)), numbers) for text in texts]
    with_term = np.zeros(len(numbers), np.int64)
    for terms, _ in counts:
        with_term[terms] += 1
    rarities = rarity(tuple(numbers), with_term, len(ordered))
    return Space(
        sketches=tuple(ordered),
        days=np.array([np.nan if each.day is None else each.day for each in ordered], float),
        terms=tuple(numbers),
        rarities=rarities,
        telling=np.maximum(rarities - _COMMON, 0),
        is_pair=np.fromiter((" " in term for term in numbers), np.float32, len(numbers)),
        whole=_rows(counts, rarities),
        lead=_rows(leads, rarities),
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


def _chrome(sketches: Sequence[Sketch]) -> set[int]:
    """Keys of the passages that are a site's own words."""
    seen: defaultdict[int, list[int]] = defaultdict(list)
    for each in sketches:
        if each.day is not None:
            for key in {passage.key for passage in each.passages}:
                seen[key].append(each.day)
    return {
        key
        for key, days in seen.items()
        if len(days) >= _CHROME_REPORTS and max(days) - min(days) > _CHROME_DAYS
    }


def _kept_terms(sketch: Sketch, chrome: set[int]) -> list[str]:
    kept = [
        term for passage in sketch.passages if passage.key not in chrome for term in passage.terms
    ]
    return [*kept, *sketch.names]


def _numbered(counts: Counter[str], numbers: dict[str, int]) -> tuple[Indices, Weights]:
    """Return term numbers (given out on first sight) and damped counts."""
    terms = [numbers.setdefault(term, len(numbers)) for term in counts]
    damped = 1.0 + np.log(np.fromiter(counts.values(), np.float32, len(counts)))
    return np.array(terms, np.int64), damped.astype(np.float32)


def _rows(counts: Sequence[tuple[Indices, Weights]], rarities: Weights) -> Rows:
    width = len(rarities)
    cells, weights, starts = [], [], np.zeros(len(counts) + 1, np.int64)
    for row, (terms, damped) in enumerate(counts):
        heavy = damped * rarities[terms]
        kept = np.sort(np.lexsort((terms, -heavy))[:ROW_TERMS])
        kept = kept[np.argsort(terms[kept], kind="stable")]
        length = float(np.sqrt(np.square(heavy[kept]).sum())) or 1.0
        cells.append(row * width + terms[kept])
        weights.append(heavy[kept] / length)
        starts[row + 1] = starts[row] + len(kept)
    none = [np.zeros(0, np.int64)], [np.zeros(0, np.float32)]
    return Rows(np.concatenate(cells or none[0]), np.concatenate(weights or none[1]), starts, width)


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
    """Leave out words that stand in a pair further up or down the list."""
    parts = {word for name in names if " " in name for word in name.split()}
    return [name for name in names if " " in name or name not in parts]
