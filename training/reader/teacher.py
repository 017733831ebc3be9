"""MiniLM's own vectors, to which the reader's are held."""

from dataclasses import dataclass, field

import torch
from torch import Tensor

from training.reader.corpus import Batch, Sentence
from training.reader.network import Encoder


@dataclass(slots=True)
class Teacher:
    """MiniLM's last states of each sentence, computed at first sight and kept in half precision."""

    encoder: Encoder
    seen: dict[int, Tensor] = field(default_factory=dict)

    @torch.no_grad()
    def states(self, batch: Batch) -> Tensor:
        """(sentences, pieces, 384), zero where padded; MiniLM knows no letter cases."""
        if not all(row in self.seen for row in batch.rows):
            with torch.autocast("cpu", torch.bfloat16):
                last = self.encoder.eval()(batch.ids, torch.zeros_like(batch.ids))[-1]
            lengths = (batch.ids != 0).sum(1).tolist()
            for row, state, length in zip(batch.rows, last, lengths, strict=True):
                self.seen[row] = state[:length].half()
        return torch.nn.utils.rnn.pad_sequence([self.seen[row] for row in batch.rows], True).float()


@dataclass(frozen=True, slots=True)
class Corpus:
    """Sentences of one kind with their teacher."""

    sentences: list[Sentence]
    teacher: Teacher
