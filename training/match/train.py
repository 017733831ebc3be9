r"""Train the claim matcher, and say what it reaches on stories it has not seen.

    python -m training.match.train --shared ../shared --readers run [--ablate] \
        [--out src/crossread/models/match]

Pairs of claims of two reports are labelled by hand labels: 1 when both touch readings of one point.
Pairs that share hardly a word or a meaning are left out of training: they are easy, and so many
that they would decide the weights. It learns from all that ``training.statements`` teaches words
by, each half read by the reader that has learned from the other half only, as the words of a new
story are read; the details of the first labelled stories are cut by cutters that have not seen
them. First a logistic model weighs each piece of evidence, then networks learn what the pieces say
together beyond that. The five stories of ``shared/gold`` and those of the measured sets are never
learned from. Nothing but the weights leaves this script.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from crossread.models.cutter import Cutter, cutter
from crossread.models.language import Reader
from training.cutter.train import Fit, fitted, pieces_of, recut
from training.match.figures import ablate, told
from training.match.fit import weighed
from training.match.network import NetworkRecipe, packed
from training.match.pairs import EVIDENCE_KINDS, Pairs, labelled, pairs
from training.stories import (
    GoldStory,
    folds,
    held_out,
    learned_from,
    never_learned,
    reread,
    taught_beside,
)

FOLDS = 4
HALVES = 2


def cut_by_others(stories: Sequence[GoldStory]) -> list[GoldStory]:
    """Return the stories with details cut by cutters that have not seen them."""
    found = {}
    for rest, out in folds(stories, FOLDS):
        unseen: Cutter = fitted(pieces_of(rest), Fit())
        found.update({story.name: recut(story, unseen) for story in out})
    return [found[story.name] for story in stories]


def taught_by(shared: Path) -> list[GoldStory]:
    """Return all stories to learn from, cut by what has not seen them."""
    beside = [recut(story, cutter()) for story in taught_beside(shared)]
    return [*cut_by_others(learned_from(shared)), *beside]


def reader_without(half: int) -> str:
    """Return the name of the reader that has not learned from a half of ``taught_by``."""
    return f"reader-without-{half}.onnx"


def main() -> None:
    """Print figures by story and threshold, the ablation if asked, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--readers", type=Path, required=True, help="of training.statements")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--ablate", action="store_true")
    asked = parser.parse_args()
    names = sorted(name for kind in EVIDENCE_KINDS.values() for name in kind)
    data = _data(asked, names)
    matcher = weighed(data, names, NetworkRecipe())
    print(f"{sum(len(d.labels) for d in data):,} pairs, {sum(d.labels.sum() for d in data):,} true")
    reader = Reader.load(weights_at=asked.readers / "reader.onnx")
    sets = {"held out": held_out(asked.shared), "measured": never_learned(asked.shared)}
    read = {
        name: [labelled(reread(recut(s, cutter()), reader)) for s in own]
        for name, own in sets.items()
    }
    for name, own in read.items():
        told(name, own, matcher, names)
    if asked.ablate:
        ablate(read["held out"], data, names)
    if asked.out and matcher.network:
        weights = {"intercept": matcher.intercept, "weights": dict(matcher.weights)}
        (asked.out / "weights.json").write_text(json.dumps(weights, indent=1) + "\n", "utf-8")
        np.savez_compressed(asked.out / "network.npz", **packed(matcher.network))


def _data(asked: argparse.Namespace, names: Sequence[str]) -> list[Pairs]:
    """The pairs of all stories, each half as a reader has it that learned from the other."""
    found = []
    for half, (_, out) in enumerate(folds(taught_by(asked.shared), HALVES)):
        reader = Reader.load(weights_at=asked.readers / reader_without(half))
        found += [pairs(labelled(reread(story, reader)), names) for story in out]
    return found


if __name__ == "__main__":
    main()
