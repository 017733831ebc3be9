"""How well the certainty of events agrees with what people say of them.

    python -m benchmarks.quality.factuality [SHARED]

Pearson's r and the mean absolute error of the score and of the rules alone, on the dev part of the
UW event factuality set: -3 (did not happen) to 3 (did). The sentences come already split.
"""

import argparse
import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from crossread.annotate.certainty import EventCertainty, event_certainties
from crossread.annotate.certainty.standing import LEVELS
from crossread.models.language import Reader
from training.certainty.train import sentence_of

Row = dict[str, Any]


def figures(shared: Path, part: str = "dev") -> dict[str, float]:
    """Return r and mae of the score, and of the values that the rules give."""
    with gzip.open(
        shared / "data" / f"factuality-{part}.jsonl.gz", "rt", encoding="utf-8"
    ) as lines:
        rows = [json.loads(line) for line in lines]
    found = [event for row in _read(rows) for event in row]
    labels = np.array([target["label"] for row in rows for target in row["targets"]])
    scores = np.array([event.score for event in found])
    rules = np.array([float(LEVELS[event.value]) for event in found])
    return {
        "targets": float(len(labels)),
        "r": _r(scores, labels),
        "mae": round(float(np.abs(scores - labels).mean()), 4),
        "rules_r": _r(rules, labels),
        "rules_mae": round(float(np.abs(rules - labels).mean()), 4),
    }


def _read(rows: Sequence[Row]) -> list[list[EventCertainty]]:
    words = [row["text"].split() for row in rows]
    parsed = Reader.load().read(words)
    return [
        event_certainties(sentence_of(*pair), [target["span1"][0] for target in row["targets"]])
        for row, pair in zip(rows, zip(words, parsed, strict=True), strict=True)
    ]


def _r(mine: np.ndarray, gold: np.ndarray) -> float:
    return round(float(np.corrcoef(mine, gold)[0, 1]), 4)


def main() -> None:
    """Print the figures."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    for name, value in figures(ask.parse_args().shared).items():
        print(f"{name:10} {value:g}")


if __name__ == "__main__":
    main()
