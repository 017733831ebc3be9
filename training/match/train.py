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
from pathlib import Path

import numpy as np

from crossread.models.cutter import cutter
from crossread.models.language import Reader
from training.cutter.train import recut
from training.match.figures import ablate, print_quality
from training.match.fit import weighed
from training.match.pairs import EVIDENCE_KINDS, labelled, pairs
from training.network import NetworkRecipe, packed
from training.stories import (
    held_out,
    never_learned,
    reread,
)
from training.unseen import unseen


def main() -> None:
    """Print figures by story and threshold, the ablation if asked, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--readers", type=Path, required=True, help="of training.statements")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--ablate", action="store_true")
    asked = parser.parse_args()
    names = sorted(name for kind in EVIDENCE_KINDS.values() for name in kind)
    data = [pairs(story, names) for story in unseen(asked.shared, asked.readers)]
    matcher = weighed(data, names, NetworkRecipe())
    print(f"{sum(len(d.labels) for d in data):,} pairs, {sum(d.labels.sum() for d in data):,} true")
    reader = Reader.load(weights_at=asked.readers / "reader.onnx")
    sets = {"held out": held_out(asked.shared), "measured": never_learned(asked.shared)}
    read = {
        name: [labelled(reread(recut(s, cutter()), reader)) for s in own]
        for name, own in sets.items()
    }
    for name, own in read.items():
        print_quality(name, own, matcher, names)
    if asked.ablate:
        ablate(read["held out"], data, names)
    if asked.out and matcher.network:
        weights = {"intercept": matcher.intercept, "weights": dict(matcher.weights)}
        (asked.out / "weights.json").write_text(json.dumps(weights, indent=1) + "\n", "utf-8")
        np.savez_compressed(asked.out / "network.npz", **packed(matcher.network))


if __name__ == "__main__":
    main()
