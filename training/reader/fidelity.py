"""How near the shipped reader's vectors are to MiniLM's own, and how fast it reads.

    python -m training.reader.fidelity --data DATA --minilm MINILM

Sentences are the treebank's test part, a source at a time. ``order`` is Spearman's correlation of
the cosines of 20,000 random pairs of sentences with MiniLM's: what ranking by likeness needs.
"""

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from crossread.models.language import Reader
from crossread.models.wordpiece import WordPiece
from training.reader import corpus
from training.reader.corpus import Labels
from training.reader.network import Encoder, pooled
from training.reader.train import vocabulary

PAIRS = 20_000
Vectors = NDArray[np.float32]


def fidelity(mine: Vectors, theirs: Vectors) -> dict[str, float]:
    """Cosines row by row, mean and lowest, and the likeness of the order of pairs."""
    cosines = (mine * theirs).sum(1)
    rng = random.Random(0)  # noqa: S311 - a sample, not a secret
    pairs = np.array([rng.sample(range(len(mine)), 2) for _ in range(PAIRS)]).T
    own, other = ((rows[pairs[0]] * rows[pairs[1]]).sum(1) for rows in (mine, theirs))
    order = np.corrcoef(own.argsort().argsort(), other.argsort().argsort())[0, 1]
    low = np.percentile(cosines, 1)
    return {"mean": float(cosines.mean()), "1 in 100": float(low), "order": float(order)}


@torch.no_grad()
def minilm(path: Path, sentences: Sequence[Sequence[str]]) -> tuple[Vectors, Vectors]:
    """MiniLM's sentence vectors, and its unit-length word states, one row a word of all."""
    pieces = vocabulary(path)
    wordpiece = WordPiece(pieces)
    encoder = Encoder(len(pieces)).eval()
    encoder.load_minilm(path / "model.safetensors")
    vectors, words = [], []
    for sentence in sentences:
        row = corpus.encode({"words": sentence, "bio": []}, wordpiece, Labels((), (), (), ()))
        ids = torch.tensor([row.ids])
        last = encoder(ids, torch.zeros_like(ids))[-1]
        vectors.append(pooled(last, ids)[0].numpy())
        summed = np.add.reduceat(last[0, :-1].numpy(), row.starts, axis=0)[1:]
        words.append(functional.normalize(torch.from_numpy(summed), dim=-1).numpy())
    return np.stack(vectors), np.concatenate(words)


def main() -> None:
    """Print a line a source, and words a second on one and two threads."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True)
    args = parser.parse_args()
    rows = corpus.read_rows(args.data / "treebank-test.jsonl.gz")
    for source in sorted({row["source"] for row in rows}):
        words = [row["words"] for row in rows if row["source"] == source]
        read = Reader.load().read(words)
        vectors, states = minilm(args.minilm, words)
        for name, mine, theirs in (
            ("sentences", np.stack([one.vector for one in read]), vectors),
            ("words", np.concatenate([one.states for one in read]), states),
        ):
            told = {key: round(value, 4) for key, value in fidelity(mine, theirs).items()}
            print(source, name, told)
    words = [row["words"] for row in rows if row["source"] == "PUD"]
    for threads in (1, 2):
        reader = Reader.load(threads)
        began = time.monotonic()
        reader.read(words)
        speed = sum(map(len, words)) / (time.monotonic() - began)
        print(f"{threads} thread(s): {speed:.0f} words a second")


if __name__ == "__main__":
    main()
