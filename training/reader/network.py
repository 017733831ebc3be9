"""The network: MiniLM's encoder with a letter-case embedding, and the heads that read it.

One pass gives tags, names, tree scores and vectors. The heads read a learned mix of all layers
(Peters et al. 2018), so that the last layer stays free to keep MiniLM's own vectors, to which it
is distilled through one linear adapter. Arcs and labels are biaffine (Dozat & Manning 2017).
"""

import json
import struct
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH, LAYERS, HEADS, CASES = 384, 6, 12, 7
ARC, LABEL = 256, 128


class Layer(nn.Module):
    """One BERT layer: attention and feed-forward, each with a residual and a norm after it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.wide = nn.Linear(WIDTH, 4 * WIDTH)
        self.narrow = nn.Linear(4 * WIDTH, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """States and result (sentences, pieces, 384); mask (sentences, 1, 1, pieces), 0 or -1e4."""
        size, length, _ = states.shape
        qkv = self.qkv(states).view(size, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = qkv.permute(2, 0, 3, 1, 4).unbind(0)
        # By hand: the fused kernel's backward pass takes a third of a step on a CPU.
        weights = query @ key.transpose(2, 3) * (WIDTH // HEADS) ** -0.5 + mask
        mixed = torch.softmax(weights, -1).to(value.dtype) @ value
        mixed = self.out(mixed.transpose(1, 2).reshape(size, length, WIDTH))
        states = self.norm(states + self.drop(mixed))
        wide = functional.gelu(self.wide(states))
        return self.last_norm(states + self.drop(self.narrow(wide)))  # type: ignore[no-any-return]


class Encoder(nn.Module):
    """MiniLM-L6: the states of every layer, embeddings first."""

    def __init__(self, vocabulary: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.cases = nn.Embedding(CASES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        nn.init.zeros_(self.cases.weight)
        self.words.weight.requires_grad_(False)

    def forward(self, ids: Tensor, cases: Tensor) -> list[Tensor]:
        """Seven tensors (sentences, pieces, 384) for ids and letter cases (sentences, pieces)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.drop(self.norm(self.words(ids) + self.places(places) + self.cases(cases)))
        mask = (ids == 0).to(states.dtype)[:, None, None, :] * -1e4
        every = [states]
        for layer in self.layers:
            every.append(layer(every[-1], mask))
        return every

    def load_minilm(self, path: Path) -> None:
        """Take the weights of a BERT ``model.safetensors``; its one segment joins the places."""
        theirs = read_safetensors(path)
        self.words.weight.data = theirs["embeddings.word_embeddings.weight"]
        segment = theirs["embeddings.token_type_embeddings.weight"][0]
        self.places.weight.data = theirs["embeddings.position_embeddings.weight"] + segment
        _copy(self.norm, theirs, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            place = f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                parts = [
                    theirs[f"{place}attention.self.{x}.{kind}"] for x in ("query", "key", "value")
                ]
                getattr(layer.qkv, kind).data = torch.cat(parts)
            _copy(layer.out, theirs, place + "attention.output.dense")
            _copy(layer.norm, theirs, place + "attention.output.LayerNorm")
            _copy(layer.wide, theirs, place + "intermediate.dense")
            _copy(layer.narrow, theirs, place + "output.dense")
            _copy(layer.last_norm, theirs, place + "output.LayerNorm")


class Scores(NamedTuple):
    """What the heads say; ``arcs`` (sentences, words, words) is dependent by head, 0 the root."""

    upos: Tensor
    xpos: Tensor
    names: Tensor
    arcs: Tensor
    dependents: Tensor  # (sentences, words, 128), the two sides of the label scorer
    governors: Tensor
    vector: Tensor  # (sentences, 384), unit length
    states: Tensor  # (sentences, pieces, 384), one a piece


class Reader(nn.Module):
    """Encoder and heads."""

    def __init__(
        self, vocabulary: int, sizes: dict[str, int], dropout: float = 0.15, inner: float = 0.0
    ) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary, inner)
        self.mix = nn.Parameter(torch.linspace(-1.0, 1.0, LAYERS + 1).repeat(3, 1))
        self.drop = nn.Dropout(dropout)
        self.upos = nn.Linear(WIDTH, sizes["upos"])
        self.xpos = nn.Linear(WIDTH, sizes["xpos"])
        self.names = nn.Linear(WIDTH, sizes["names"])
        self.sides = nn.Linear(WIDTH, 2 * ARC + 2 * LABEL)
        self.arc = nn.Parameter(torch.zeros(ARC, ARC))
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.label = nn.Parameter(torch.zeros(LABEL + 1, sizes["deprels"] * (LABEL + 1)))
        self.adapter = nn.Linear(WIDTH, WIDTH)
        nn.init.normal_(self.arc, std=0.01)
        nn.init.normal_(self.label, std=0.01)
        nn.init.eye_(self.adapter.weight)
        nn.init.zeros_(self.adapter.bias)

    def forward(self, ids: Tensor, cases: Tensor, starts: Tensor) -> Scores:
        """Scores for ids and cases (sentences, pieces), starts (sentences, 1 + words)."""
        layers = self.encoder(ids, cases)
        where = starts[:, :, None].expand(-1, -1, WIDTH)
        words = torch.stack([torch.gather(layer, 1, where) for layer in layers], -1)
        tree, tags, names = (words @ torch.softmax(self.mix, -1).T).unbind(-1)
        tags = self.drop(tags)
        sides = self.drop(functional.gelu(self.sides(self.drop(tree))))
        dependent, head, label_dependent, label_head = sides.split([ARC, ARC, LABEL, LABEL], -1)
        arcs = (dependent @ self.arc + self.arc_bias) @ head.transpose(1, 2)
        states = self.adapter(layers[-1])
        return Scores(
            self.upos(tags),
            self.xpos(tags),
            self.names(self.drop(names)),
            arcs,
            label_dependent,
            label_head,
            pooled(states, ids),
            states,
        )

    def label_rows(self, dependents: Tensor) -> Tensor:
        """Left half of the label scorer: (..., 128) to (..., labels, 129)."""
        rows = with_one(dependents) @ self.label
        return rows.view(*rows.shape[:-1], -1, LABEL + 1)


def with_one(states: Tensor) -> Tensor:
    """States with a last column of ones, the bias of a biaffine form."""
    return torch.cat([states, torch.ones_like(states[..., :1])], -1)


def pooled(states: Tensor, ids: Tensor) -> Tensor:
    """Unit-length mean over the pieces of each sentence, as MiniLM pools."""
    mask = (ids != 0).to(states.dtype)[:, :, None]
    return functional.normalize((states * mask).sum(1) / mask.sum(1), dim=-1)


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """All float tensors of a safetensors file, which is a length, a JSON header and raw bytes."""
    raw = path.read_bytes()
    (length,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + length])
    header.pop("__metadata__", None)
    body = memoryview(bytearray(raw[8 + length :]))
    return {
        name: torch.frombuffer(body[slice(*entry["data_offsets"])], dtype=torch.float32)
        .view(entry["shape"])
        .clone()
        for name, entry in header.items()
        if entry["dtype"] == "F32"
    }


def _copy(module: nn.Module, theirs: dict[str, Tensor], name: str) -> None:
    module.weight.data, module.bias.data = theirs[f"{name}.weight"], theirs[f"{name}.bias"]
