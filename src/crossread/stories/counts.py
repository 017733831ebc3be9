"""The terms of a set of sketches, counted once.

Rows are sorted by day and then by report, so nothing depends on the order of the input. What is a
site's own and no report's is left out here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.stories.sketch import Sketch

Indices = NDArray[np.int64]
Numbers = NDArray[np.int32]
Weights = NDArray[np.float32]

LEAD_TERMS = 50  # the title and about 70 words: what reports of one event have in common
# A sentence that stands in three reports over more than six weeks is the site's, not the event's.
# On the incidents this takes out 448 sentences and lifts B-cubed F1 from 0.91 to 0.92.
_CHROME_REPORTS, _CHROME_DAYS = 3, 45


@dataclass(frozen=True, slots=True)
class Table:
    """Terms by row: those of row i stand from ``starts[i]`` to ``starts[i + 1]``."""

    terms: Numbers
    damped: Weights  # one plus the logarithm of the count
    starts: Indices


@dataclass(frozen=True, slots=True)
class Counts:
    """The counted terms of a set; ``names`` gives the words of a term's number."""

    sketches: tuple[Sketch, ...]
    days: NDArray[np.float64]  # nan where a report gives no date
    names: tuple[str, ...]
    whole: Table
    lead: Table


def counted(sketches: Iterable[Sketch]) -> Counts:
    """Return the terms of ``sketches``; of two with one report id the first counts."""
    unique = {each.report: each for each in reversed(list(sketches))}
    ordered = sorted(unique.values(), key=lambda each: (each.day is None, each.day, each.report))
    chrome = _chrome(ordered)
    numbers: dict[str, int] = {}
    rows = [_numbered(_kept_terms(each, chrome), numbers) for each in ordered]
    return Counts(
        sketches=tuple(ordered),
        days=np.array([np.nan if each.day is None else each.day for each in ordered], float),
        names=tuple(numbers),
        whole=_table(rows),
        lead=_table([row[:LEAD_TERMS] for row in rows]),
    )


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


def _kept_terms(sketch: Sketch, chrome: set[int]) -> Iterator[str]:
    for passage in sketch.passages:
        if passage.key not in chrome:
            yield from passage.terms
    yield from sketch.names


def _numbered(terms: Iterable[str], numbers: dict[str, int]) -> Numbers:
    """Return the terms' numbers, given out on first sight."""
    return np.array([numbers.setdefault(term, len(numbers)) for term in terms], np.int32)


def _table(rows: Sequence[Numbers]) -> Table:
    terms, damped, starts = [], [], np.zeros(len(rows) + 1, np.int64)
    for row, numbers in enumerate(rows):
        once, times = np.unique(numbers, return_counts=True)
        terms.append(once)
        damped.append(1 + np.log(times, dtype=np.float32))
        starts[row + 1] = starts[row] + len(once)
    return Table(
        np.concatenate([np.zeros(0, np.int32), *terms]),
        np.concatenate([np.zeros(0, np.float32), *damped]),
        starts,
    )
