"""Weights that turn the marks and the vector of an event into how certain it is.

A ridge regression over named marks and over the word's vector of the reader; see CARD.md. A mark
without a weight counts nothing, so the regression works, less well, where no vectors are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from crossread.models.files import arrays, loaded

LEAST, MOST = -3.0, 3.0
DECIMALS = 3  # of scores; the last bits of vectors may differ from one processor to another.


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight by mark and one by direction of the word vector."""

    marks: dict[str, float]
    vector: NDArray[np.float32]  # (384,)

    def score(self, marks: Iterable[str], vector: NDArray[np.floating]) -> float:
        """Return -3 (did not happen) to 3 (did); ``vector`` may be empty."""
        total = sum(self.marks.get(mark, 0.0) for mark in sorted(set(marks)))
        if len(vector) == len(self.vector):
            total += float(vector.astype(np.float32) @ self.vector)
        return round(min(max(total, LEAST), MOST), DECIMALS)


@cache
def weights() -> Weights:
    """Return the shipped weights; ModelError when they cannot be used."""
    return loaded("certainty/weights.npz", _weights)


def _weights(content: bytes) -> Weights:
    held = arrays(content)
    names, values = held["marks"].tolist(), held["values"].astype(float).tolist()
    return Weights(dict(zip(names, values, strict=True)), held["vector"])
