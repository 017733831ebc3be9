"""Weights that say how much a piece of a sentence is like a reader's own cut.

A network with one hidden layer over named marks; see CARD.md. A mark without weights counts
nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from crossread.errors import ModelError

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
    """Return the shipped weights; ModelError when they are missing or of another version."""
    path = resources.files(__name__) / "weights.npz"
    try:
        with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as arrays:
            rows = {name: row for row, name in enumerate(arrays["marks"].tolist())}
            hidden = arrays["hidden"].astype(np.float32)
            return Cutter(rows, hidden, arrays["bias"], arrays["out"], float(arrays["level"]))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the cutter's weights: {error}; reinstall crossread") from error
