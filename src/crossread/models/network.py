"""Small feed-forward networks over named pieces of evidence."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.models.files import arrays

DECIMALS = 3  # of log odds; the last bits of a sum may differ from one processor to another
FURTHEST = np.float32(4)  # from the mean, in deviations; what lies beyond counts as no further

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """What pieces of evidence say together.

    Several small feed-forward networks over standardised pieces, learned from different starts;
    their mean is told.
    """

    names: tuple[str, ...]  # of the pieces, by column
    mean: Floats
    spread: Floats
    layers: tuple[tuple[Floats, Floats], ...]  # weights (networks, in, out), bias (networks, out)

    def odds(self, rows: Floats) -> Floats:
        """Return the log odds (pairs,) for evidence (pairs, pieces)."""
        told = standardised(rows, self.mean, self.spread)
        every = np.stack([self._of_one(n, told) for n in range(len(self.layers[0][0]))])
        return np.asarray(np.round(every.mean(axis=0), DECIMALS), np.float32)

    def _of_one(self, n: int, told: Floats) -> Floats:
        """What one network tells; one after the other is twice as fast as all at once."""
        *hidden, (weights, bias) = ((weights[n], bias[n]) for weights, bias in self.layers)
        for inner, inner_bias in hidden:
            told = told @ inner
            told += inner_bias
            np.maximum(told, np.float32(0), out=told)
        return np.asarray((told @ weights + bias)[:, 0], np.float32)


def standardised(rows: Floats, mean: Floats, spread: Floats) -> Floats:
    """Return evidence as networks read it: in deviations from the mean, none further than 4."""
    return np.asarray(np.clip((rows - mean) / spread, -FURTHEST, FURTHEST))


def unpacked(content: bytes) -> Network:
    """Return the networks that an ``.npz`` file holds."""
    held = arrays(content)
    layers = (len(held) - len(("names", "mean", "spread"))) // 2
    return Network(
        tuple(held["names"].tolist()),
        held["mean"],
        held["spread"],
        tuple((held[f"weights{n}"], held[f"bias{n}"]) for n in range(layers)),
    )
