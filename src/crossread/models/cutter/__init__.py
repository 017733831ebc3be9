"""Weights that say how much a piece of a sentence is like a reader's own cut.

A network with one hidden layer over named marks; see CARD.md. A mark without weights counts
nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from crossread.models.files import arrays, loaded

DECIMALS = 3  # of scores; the last bits of a sum may differ from one processor to another
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Cutter:
    """A row of hidden weights by mark, and what leads from the hidden layer to the score."""

    rows: Mapping[str, int]
    hidden: Floats  # (marks, hidden)
    bias: Floats  # (hidden,)
    out: Floats  # (hidden,)
    level: float

    def scores(self, marked: Sequence[Iterable[str]]) -> Floats:
        """Return a score for each set of marks: about 0 is none, about 1 a reader's own cut."""
        sums = np.tile(self.bias, (len(marked), 1))
        for row, marks in enumerate(marked):
            sums[row] += self.hidden[[self.rows[m] for m in marks if m in self.rows]].sum(axis=0)
        return np.round(np.maximum(sums, 0.0) @ self.out + self.level, DECIMALS)


@cache
def cutter() -> Cutter:
    """Return the shipped weights; ModelError when they cannot be used."""
    return loaded("cutter/weights.npz", _cutter)


def _cutter(content: bytes) -> Cutter:
    held = arrays(content)
    rows = {name: row for row, name in enumerate(held["marks"].tolist())}
    hidden = held["hidden"].astype(np.float32)
    return Cutter(rows, hidden, held["bias"], held["out"], float(held["level"]))
