"""Learn what pieces of evidence say together, beyond the sum of what each says.

Feed-forward networks over the standardised pieces, beside the matcher's own log odds. One network
is a draw: from another start it ranks as well and joins other points. So several are kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from crossread.models.network import Network, standardised

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkRecipe:
    """How the networks learn; wider and longer ones rank stories left out no better."""

    networks: int = 6
    hidden: int = 64
    epochs: int = 4
    rate: float = 2e-3
    decay: float = 1e-2
    dropout: float = 0.1
    batch: int = 1024


@dataclass(frozen=True, slots=True)
class Material:
    """Pairs of all stories: evidence, the log odds of the matcher alone, labels and weights."""

    rows: Floats  # (pairs, pieces)
    odds: Floats  # (pairs,)
    same: NDArray[np.bool_]
    weights: Floats  # (pairs,), a story's pairs weigh as much as those of any other


def fitted(material: Material, names: Sequence[str], recipe: NetworkRecipe) -> Network:
    """Return the networks that add most to the matcher, as one."""
    mean, spread = material.rows.mean(0), material.rows.std(0) + np.float32(1e-6)
    rows = torch.tensor(standardised(material.rows, mean, spread))
    networks = [_learned(rows, material, recipe, seed) for seed in range(recipe.networks)]
    layers = [
        (
            np.stack([_array(each.weight.T) for each in own]),
            np.stack([_array(each.bias) for each in own]),
        )
        for own in zip(*networks, strict=True)
    ]
    return Network(tuple(names), mean, spread, tuple(layers))


def packed(network: Network) -> dict[str, NDArray[np.generic]]:
    """Return the arrays by which ``crossread.models.matcher`` reads a network."""
    found: dict[str, NDArray[np.generic]] = {
        "names": np.array(network.names),
        "mean": network.mean,
        "spread": network.spread,
    }
    for number, (weights, bias) in enumerate(network.layers):
        found |= {f"weights{number}": weights, f"bias{number}": bias}
    return found


def _learned(rows: Tensor, material: Material, recipe: NetworkRecipe, seed: int) -> list[nn.Linear]:
    """The linear layers of one network, learned from its own start."""
    torch.manual_seed(seed)
    layers = _layers(rows.shape[1], recipe)
    odds, same, weights = (
        torch.tensor(each).float() for each in (material.odds, material.same, material.weights)
    )
    adam = torch.optim.AdamW(layers.parameters(), lr=recipe.rate, weight_decay=recipe.decay)
    steps = recipe.epochs * -(-len(rows) // recipe.batch)
    rates = torch.optim.lr_scheduler.LambdaLR(adam, lambda step: max(0.02, 1 - step / steps))
    for _ in range(recipe.epochs):
        for some in torch.randperm(len(rows)).split(recipe.batch):
            told = odds[some] + layers(rows[some])[:, 0]
            loss = functional.binary_cross_entropy_with_logits(told, same[some], weights[some])
            adam.zero_grad(set_to_none=True)
            loss.backward()
            adam.step()
            rates.step()
    return [layer for layer in layers if isinstance(layer, nn.Linear)]


def _layers(pieces: int, recipe: NetworkRecipe) -> nn.Sequential:
    """Two hidden layers; at first they add nothing."""
    last = nn.Linear(recipe.hidden, 1)
    nn.init.zeros_(last.weight)
    nn.init.zeros_(last.bias)
    return nn.Sequential(
        nn.Linear(pieces, recipe.hidden),
        nn.ReLU(),
        nn.Dropout(recipe.dropout),
        nn.Linear(recipe.hidden, recipe.hidden),
        nn.ReLU(),
        last,
    )


def _array(tensor: Tensor) -> NDArray[np.float32]:
    return tensor.detach().numpy().astype(np.float32)
