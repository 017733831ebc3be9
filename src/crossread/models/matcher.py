"""Weights of the claim matcher: how much each piece of evidence speaks for one proposition."""

import json
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from crossread.models.files import arrays, loaded

DECIMALS = 3  # of log odds; the last bits of a sum may differ from one processor to another
COMBINED = "combined"  # the piece of evidence that a network gives
FURTHEST = np.float32(4)  # from the mean, in deviations; what lies beyond counts as no further

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """What pieces of evidence say together, beyond the sum of what each says.

    Several small feed-forward networks over standardised pieces, learned from different starts;
    their mean is told.
    """

    names: tuple[str, ...]  # of the pieces, by column
    mean: Floats
    spread: Floats
    layers: tuple[tuple[Floats, Floats], ...]  # weights (networks, in, out), bias (networks, out)

    def odds(self, rows: Floats) -> Floats:
        """Return the log odds (pairs,) to add, for evidence (pairs, pieces)."""
        told = standardised(rows, self.mean, self.spread)
        networks = [self._told(told, number) for number in range(len(self.layers[0][0]))]
        return np.asarray(np.round(np.mean(networks, axis=0), DECIMALS), np.float32)

    def _told(self, states: Floats, number: int) -> Floats:
        """The log odds by one of the networks."""
        *hidden, last = ((weights[number], bias[number]) for weights, bias in self.layers)
        for weights, bias in hidden:
            states = np.maximum(states @ weights + bias, np.float32(0))
        return np.asarray((states @ last[0] + last[1])[:, 0])


def standardised(rows: Floats, mean: Floats, spread: Floats) -> Floats:
    """Return evidence as networks read it: in deviations from the mean, none further than 4."""
    return np.asarray(np.clip((rows - mean) / spread, -FURTHEST, FURTHEST))


@dataclass(frozen=True, slots=True)
class Matcher:
    """A logistic model over named pieces of evidence, and a network that gives one of them."""

    intercept: float
    weights: tuple[tuple[str, float], ...]  # by name of the evidence
    network: Network | None = None  # gives COMBINED


@cache
def matcher() -> Matcher:
    """Return the shipped weights; ModelError when they cannot be used."""
    network = loaded("match/network.npz", _network)
    return loaded("match/weights.json", partial(_matcher, network=network))


def _matcher(content: bytes, network: Network) -> Matcher:
    read = json.loads(content)
    return Matcher(read["intercept"], tuple(sorted(read["weights"].items())), network)


def _network(content: bytes) -> Network:
    held = arrays(content)
    layers = (len(held) - len(("names", "mean", "spread"))) // 2
    return Network(
        tuple(held["names"].tolist()),
        held["mean"],
        held["spread"],
        tuple((held[f"weights{n}"], held[f"bias{n}"]) for n in range(layers)),
    )
