r"""Train the networks that tell which figures and times a reader would set against each other.

    python -m training.contrast.train --shared ../shared --readers run \
        [--out src/crossread/models/contrast]

Rivals are two figures, or two times, of claims of two reports that match a little at least. They
are labelled by the hand labels of discrepancies: 1 when one of their kind has a reading that
touches each. The stories are those that the matcher learns from, read as a new story is
(``training.unseen``); ``readers`` is the folder that ``training.statements`` wrote. Train again
when the matcher changes, for how well two claims match is part of the evidence.
"""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from sklearn.metrics import average_precision_score

from crossread.collate.rivalry import RIVALS
from crossread.model.collation import DiscrepancyKind
from crossread.models.cutter import cutter
from crossread.models.language import Reader
from crossread.models.network import Network
from training.contrast.rivals import Drawn, drawn
from training.cutter.train import recut
from training.match.pairs import Labelled, labelled
from training.network import Material, NetworkRecipe, fitted, packed
from training.stories import held_out, never_learned, reread
from training.unseen import unseen

RECIPE = NetworkRecipe(epochs=12, batch=256, dropout=0.3)


def learned(data: Sequence[Drawn]) -> Network:
    """Return the networks of one kind; every pair of phrases weighs the same."""
    names = sorted(next(each for drawn in data for each in drawn.rivals).evidence)
    rows = np.concatenate([each.rows(names) for each in data])
    labels = np.concatenate([each.labels for each in data])
    odds, weights = np.zeros(len(rows), np.float32), np.ones(len(rows), np.float32)
    return fitted(Material(rows, odds, labels, weights), names, RECIPE)


def print_quality(kind: str, name: str, stories: Sequence[Drawn], network: Network) -> None:
    """Print how well the rivals of a set are ranked, in one point and all."""
    rows = np.concatenate([each.rows(network.names) for each in stories])
    labels = np.concatenate([each.labels for each in stories])
    together = np.array([rival.together for each in stories for rival in each.rivals], bool)
    odds = network.odds(rows)
    for where, kept in (("in one point", together), ("all", np.ones_like(together))):
        precision = average_precision_score(labels[kept], odds[kept])
        counted = f"{kept.sum()} rivals, {labels[kept].sum()} named"
        print(f"{kind}, {name}, {where}: {counted}, average precision {precision:.3f}")


def gathered(stories: Iterable[Labelled]) -> dict[DiscrepancyKind, list[Drawn]]:
    """Return the rivals of stories by kind, those of a story together."""
    every = [drawn(story) for story in stories]
    return {kind: [each[kind] for each in every] for kind in RIVALS}


def main() -> None:
    """Print how well rivals are ranked, and write the networks."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--readers", type=Path, required=True, help="of training.statements")
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    data = gathered(unseen(asked.shared, asked.readers))
    reader = Reader.load(weights_at=asked.readers / "reader.onnx")
    sets = {"held out": held_out(asked.shared), "measured": never_learned(asked.shared)}
    tests = {
        name: gathered(labelled(reread(recut(s, cutter()), reader)) for s in stories)
        for name, stories in sets.items()
    }
    for kind in RIVALS:
        network = learned(data[kind])
        for name, stories in tests.items():
            print_quality(kind, name, stories[kind], network)
        if asked.out:
            np.savez_compressed(asked.out / f"{kind}s.npz", **packed(network))


if __name__ == "__main__":
    main()
