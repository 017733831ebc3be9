"""Teach the reader's word states to tell statements apart, by hand labels of real stories.

    pip install crossread[train]
    export OMP_WAIT_POLICY=passive
    python -m training.statements.train --shared ../shared --out run
    python -m training.match.train --shared ../shared --readers run --out src/crossread/models/match
    cp run/reader.onnx src/crossread/models/reader/

MiniLM's states say what words are about, and in one story everything is about the same. Here the
last layers of the reader are learned once more, on pairs of claims of two reports: the likeness of
their words (max-sim weighted by rarity, Khattab & Zaharia 2020) has to say, alone and beside the
rest of the evidence, whether a reader set both down as one point. Layers below, parse, names and
sentence vectors stay as they are.

Writes ``reader.onnx``, which has learned from all labelled and invented stories, and two readers
that have learned from one half of them each: what the matcher is to weigh must be what a story
looks like that the reader has not seen, so each half is read to it by the reader of the other. The
five stories of ``shared/gold`` are measured on and never learned from.
"""

import argparse
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib import resources
from pathlib import Path

import numpy as np
import onnx
import torch
from sklearn.metrics import average_precision_score
from torch import Tensor, nn
from torch.nn import functional

from crossread.models.cutter import cutter
from crossread.models.language import Reader
from crossread.models.wordpiece import WordPiece
from training.cutter.train import recut
from training.match.fit import learned
from training.match.pairs import EVIDENCE_KINDS, Pairs, labelled
from training.reader.network import Encoder
from training.statements.graft import grafted
from training.statements.material import Example, example
from training.statements.network import Bent, Weights, adapter, shipped_encoder
from training.stories import GoldStory, folds, held_out, reread
from training.unseen import HALVES, reader_without, taught_by

LIKENESSES = 4
UNTAUGHT = "reader-untaught.onnx"  # the evidence beside which the layers learn is its


@dataclass(frozen=True, slots=True, kw_only=True)
class LayersRecipe:
    """What was chosen on the first fold."""

    epochs: int = 3
    rate: float = 1.5e-4  # of the layers
    head_rate: float = 1e-2
    evidence_rate: float = 3e-3
    warm_up: int = 40
    dropout: float = 0.1
    alone: float = 0.5  # weight of the loss of the likenesses without the rest
    choice: float = 0.2  # weight of the loss of choosing among all that a claim may match
    seed: int = 0


class Judge(nn.Module):
    """The bent layers, and how their likenesses and the evidence are weighed while they learn."""

    def __init__(self, bent: Bent, stories: Sequence[Example], names: Sequence[str]) -> None:
        super().__init__()
        every = torch.cat([story.evidence for story in stories])
        self.mean, self.spread = every.mean(0), every.std(0) + 1e-6
        self.bent = bent
        self.evidence = nn.Linear(len(names), 1)
        # As the matcher would weigh it: the layers are to learn what it lacks.
        known = learned([Pairs(s.evidence.numpy(), s.same.numpy() > 0) for s in stories], names)
        weights = torch.tensor([dict(known.weights)[name] for name in names])
        self.evidence.weight.data[0] = weights * self.spread
        self.evidence.bias.data.fill_(known.intercept + float(weights @ self.mean))
        self.beside, self.alone = nn.Linear(LIKENESSES, 1), nn.Linear(LIKENESSES, 1)
        for head, share in ((self.beside, 0.4), (self.alone, 1.0)):
            head.weight.data[0] = torch.tensor([share, 0.0, share / 2, 0.0])
            head.bias.data.fill_(-1.0 if head is self.alone else 0.0)

    def forward(self, story: Example) -> tuple[Tensor, Tensor]:
        """Log odds of each pair, from all evidence and from the likenesses alone."""
        alike = 4 * (self.likenesses(story) - 0.5)
        told = self.evidence((story.evidence - self.mean) / self.spread)
        return (told + self.beside(alike))[:, 0], self.alone(alike)[:, 0]

    def likenesses(self, story: Example) -> Tensor:
        """(pairs, 4): max-sim both ways as mean, most and least, and cosine of the means."""
        states = torch.cat([self._states(b.hidden, b.ids) for b in story.batches])
        words = functional.normalize(torch.sparse.mm(story.pooling, states), dim=-1)
        claims = len(story.words)
        best = (words @ words.T)[:, story.words.reshape(-1)].view(len(words), claims, -1)
        best = best.masked_fill(~story.told, -1).amax(-1)
        weights = torch.zeros(claims, len(words)).scatter_add_(1, story.words, story.weights)
        middle = functional.normalize(weights @ words, dim=-1)
        covered, near = weights @ best, middle @ middle.T
        there, back = covered[story.left, story.right], covered[story.right, story.left]
        sides = torch.maximum(there, back), torch.minimum(there, back)
        return torch.stack(
            [(there + back) / 2, sides[0], near[story.left, story.right], sides[1]], -1
        )

    def _states(self, hidden: Tensor, ids: Tensor) -> Tensor:
        with torch.autocast("cpu", torch.bfloat16):
            states = self.bent(hidden, ids)
        return states.float().flatten(0, 1)


def taught(
    bent: Bent,
    stories: Sequence[Example],
    names: Sequence[str],
    recipe: LayersRecipe,
    unseen: Sequence[Example],
) -> Bent:
    """Return the layers after learning from the stories; prints how ``unseen`` fare on the way."""
    torch.manual_seed(recipe.seed)
    judge = Judge(bent, stories, names)
    adam, rates = _optimiser(judge, recipe, recipe.epochs * len(stories))
    _tell(judge, unseen, "before")
    for epoch in range(recipe.epochs):
        began = time.monotonic()
        for number in torch.randperm(len(stories)).tolist():
            _step(judge.train(), stories[number], recipe, adam)
            rates.step()
        _tell(judge, unseen, f"epoch {epoch + 1}, {time.monotonic() - began:.0f} s")
    return judge.bent.eval()


def _optimiser(
    judge: Judge, recipe: LayersRecipe, steps: int
) -> tuple[torch.optim.AdamW, torch.optim.lr_scheduler.LambdaLR]:
    """AdamW with a rate for each part, warmed up and then linear to zero."""
    heads = [*judge.beside.parameters(), *judge.alone.parameters()]
    adam = torch.optim.AdamW(
        [
            {"params": list(judge.bent.parameters()), "lr": recipe.rate, "weight_decay": 0.01},
            {"params": list(judge.evidence.parameters()), "lr": recipe.evidence_rate},
            {"params": heads, "lr": recipe.head_rate},
        ],
        weight_decay=0.0,
    )

    def rate(step: int) -> float:
        return min(1.0, (step + 1) / recipe.warm_up) * max(0.02, 1 - step / steps)

    return adam, torch.optim.lr_scheduler.LambdaLR(adam, rate)


def _step(judge: Judge, story: Example, recipe: LayersRecipe, adam: torch.optim.AdamW) -> None:
    each = functional.binary_cross_entropy_with_logits
    beside, alone = judge(story)
    loss = each(beside, story.same) + recipe.alone * each(alone, story.same)
    loss = loss + recipe.choice * _choice(beside, story)
    adam.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
    adam.step()


def _choice(odds: Tensor, story: Example) -> Tensor:
    """Cross entropy of each claim's choice among its pairs, whichever of the right ones it takes.

    The contrastive loss of dense retrieval (Karpukhin et al. 2020), for several right answers.
    """
    claims = torch.cat([story.left, story.right])
    every, same = torch.cat([odds, odds]), torch.cat([story.same, story.same])
    nothing = torch.zeros(len(story.words))
    most = torch.full_like(nothing, -torch.inf).scatter_reduce(0, claims, every.detach(), "amax")
    weight = torch.exp(every - most[claims])
    total = nothing.scatter_add(0, claims, weight)
    right = nothing.scatter_add(0, claims, weight * same)
    answered = nothing.scatter_add(0, claims, same) > 0
    return -torch.log(right[answered] / total[answered] + 1e-9).mean()


@torch.no_grad()
def _tell(judge: Judge, unseen: Sequence[Example], when: str) -> None:
    """Print the mean average precision over unseen stories, of all evidence and of one likeness."""
    judge.eval()
    found = [
        [average_precision_score(s.same, each) for each in (judge(s)[0], judge.likenesses(s)[:, 0])]
        for s in unseen
    ]
    if found:
        told, alone = np.mean(found, axis=0)
        print(f"{when}: average precision {told:.3f}, max-sim alone {alone:.3f}", flush=True)


@dataclass(frozen=True)
class Shipped:
    """The reader as it is shipped, taken apart."""

    model: onnx.ModelProto
    encoder: Encoder
    last: nn.Linear
    wordpiece: WordPiece

    @classmethod
    def load(cls) -> "Shipped":
        """Return the reader of the installed package."""
        folder = Path(str(resources.files("crossread.models") / "reader"))
        model = onnx.load(folder / "reader.onnx")
        weights = Weights.of(model)
        vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
        return cls(model, shipped_encoder(weights), adapter(weights), WordPiece(vocabulary))

    def bent(self, dropout: float) -> Bent:
        """Return its last layers, untaught."""
        return Bent(self.encoder, self.last, dropout)

    def write(self, bent: Bent, path: Path) -> None:
        """Write the reader with these last layers."""
        onnx.save(grafted(self.model, bent), path)


def main() -> None:
    """Write the reader of all stories and those of their halves."""
    asked = _asked()
    recipe = LayersRecipe(**{name: getattr(asked, name) for name in asdict(LayersRecipe())})
    torch.set_num_threads(asked.threads)
    asked.out.mkdir(parents=True, exist_ok=True)
    shipped = Shipped.load()
    shipped.write(shipped.bent(0.0), asked.out / UNTAUGHT)
    untaught = Reader.load(weights_at=asked.out / UNTAUGHT)
    names = sorted(name for kind in EVIDENCE_KINDS.values() for name in kind)
    unseen = [recut(s, cutter()) for s in held_out(asked.shared)]
    data, five = (
        _examples(each, names, shipped, untaught) for each in (taught_by(asked.shared), unseen)
    )
    print(f"{len(data)} stories, {sum(len(d.same) for d in data):,} pairs", flush=True)
    halves = {reader_without(n): rest for n, (rest, _) in enumerate(folds(data, HALVES))}
    for file, stories in ({"reader.onnx": data} | halves).items():
        shipped.write(
            taught(shipped.bent(recipe.dropout), stories, names, recipe, five), asked.out / file
        )


def _examples(
    stories: Sequence[GoldStory], names: Sequence[str], shipped: Shipped, untaught: Reader
) -> list[Example]:
    """Return the stories with the evidence that an untaught reader gives."""
    read = (labelled(reread(story, untaught)) for story in stories)
    return [example(story, names, shipped.wordpiece, shipped.encoder) for story in read]


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    for name, value in asdict(LayersRecipe()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    return parser.parse_args()


if __name__ == "__main__":
    main()
