"""Weights of the claim matcher: how much each piece of evidence speaks for one proposition."""

import json
from dataclasses import dataclass
from functools import cache, partial

from crossread.models.files import loaded
from crossread.models.network import Network, unpacked

COMBINED = "combined"  # the piece of evidence that a network gives: what all say beyond their sum


@dataclass(frozen=True, slots=True)
class Matcher:
    """A logistic model over named pieces of evidence, and a network that gives one of them."""

    intercept: float
    weights: tuple[tuple[str, float], ...]  # by name of the evidence
    network: Network | None = None  # gives COMBINED


@cache
def matcher() -> Matcher:
    """Return the shipped weights; ModelError when they cannot be used."""
    network = loaded("match/network.npz", unpacked)
    return loaded("match/weights.json", partial(_matcher, network=network))


def _matcher(content: bytes, network: Network) -> Matcher:
    read = json.loads(content)
    return Matcher(read["intercept"], tuple(sorted(read["weights"].items())), network)
