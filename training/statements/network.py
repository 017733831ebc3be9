"""The reader's last layers once more, to be bent towards telling statements apart.

The layers below stay as they are and are computed once a sentence, so the parse, the names and the
sentence vectors of the reader do not change.
"""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from onnx import ModelProto, numpy_helper
from torch import Tensor, nn

from training.reader.network import LAYERS, WIDTH, Encoder, Layer

BENT = 3  # layers that are learned anew
PARTS = ("qkv", "out", "wide", "narrow")  # of a layer, in the order of the graph

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Weights:
    """The tensors of a shipped ``reader.onnx``, unpacked."""

    by_name: dict[str, Floats]

    @classmethod
    def of(cls, model: ModelProto) -> "Weights":
        """Return the weights of a graph as ``training.reader.export`` packs them."""
        return cls({w.name: numpy_helper.to_array(w) for w in model.graph.initializer})

    def plain(self, name: str) -> Tensor:
        """Return a tensor that is kept as it is."""
        return torch.tensor(self.by_name[name])

    def rows(self, name: str) -> Tensor:
        """Return an embedding."""
        packed = self.by_name[name + "_int8"].astype(np.float32)
        return torch.tensor(packed * self.by_name[name + "_scale"])

    def matrices(self) -> list[Tensor]:
        """Return the matrices that the exporter renamed, in the order of the graph."""
        names = [n for n in self.by_name if n.startswith("onnx::MatMul_") and n.endswith("_int8")]
        names.sort(key=lambda name: int(name.split("_")[1]))
        return [self._matrix(name.removesuffix("_int8")) for name in names]

    def _matrix(self, name: str) -> Tensor:
        packed = self.by_name[name + "_int8"].astype(np.float32)
        return torch.tensor((packed * self.by_name[name + "_scale"]).T.copy())


def shipped_encoder(weights: Weights) -> Encoder:
    """Return the reader's encoder with the weights that are shipped."""
    encoder = Encoder(len(weights.by_name["reader.encoder.words.weight_int8"]))
    for name in ("words", "places"):
        table = weights.rows(f"reader.encoder.{name}.weight")
        getattr(encoder, name).weight.data = table
    encoder.cases.weight.data = weights.plain("reader.encoder.cases.weight")
    matrices = iter(weights.matrices())
    for name, parameter in encoder.named_parameters():
        if "norm" in name or name.endswith(".bias"):
            parameter.data = weights.plain(f"reader.encoder.{name}")
    for layer in encoder.layers:
        for part in PARTS:
            getattr(layer, part).weight.data = next(matrices)
    return encoder


def adapter(weights: Weights) -> nn.Linear:
    """Return the reader's last linear layer, which holds its states to MiniLM's."""
    found = nn.Linear(WIDTH, WIDTH)
    # After the encoder's, which come first, there is one square matrix.
    square = [m for m in weights.matrices()[LAYERS * len(PARTS) :] if m.shape == (WIDTH, WIDTH)]
    found.weight.data, found.bias.data = square[0], weights.plain("reader.adapter.bias")
    return found


class Bent(nn.Module):
    """The last layers and the adapter; ``dropout`` holds while it learns."""

    def __init__(self, encoder: Encoder, last: nn.Linear, dropout: float) -> None:
        super().__init__()
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(BENT))
        for mine, theirs in zip(self.layers, encoder.layers[-BENT:], strict=True):
            mine.load_state_dict(theirs.state_dict())
        self.adapter = nn.Linear(WIDTH, WIDTH)
        self.adapter.load_state_dict(last.state_dict())

    def forward(self, hidden: Tensor, ids: Tensor) -> Tensor:
        """States (sentences, pieces, 384) from those below the bent layers; ids 0 are padding."""
        mask = (ids == 0).to(hidden.dtype)[:, None, None, :] * -1e4
        states = self.drop(hidden)
        for layer in self.layers:
            states = layer(states, mask)
        return self.adapter(states)  # type: ignore[no-any-return]
