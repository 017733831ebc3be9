"""Whether two sentences of two outlets that people say weaken each other are shown to differ.

    python -m benchmarks.quality.claim_pairs [SHARED]

The pairs of ClaimDiff: sentences on one topic, of which people judged whether the second weakens
or strengthens the first. Each pair is compared as a story of two reports. A weakening that
crossread can point at is a discrepancy; most are arguments that no word of the two sentences
gives away, so this is a check from outside and not a bar. ``chance`` is the precision of saying
it of every pair; ``area`` is the chance that a pair of one kind has a better match than another.
"""

import argparse
import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from crossread.annotate import annotate
from crossread.clean import clean
from crossread.collate import CollateConfig, collate
from crossread.ingest import capture_text
from crossread.model.annotation import AnnotatedReport
from crossread.model.capture import Capture
from crossread.model.collation import Collation, Discrepancy, DiscrepancyRelation
from crossread.model.report import Report
from crossread.model.story import Lineage, Origin, Story
from crossread.models.language import Reader

Row = dict[str, Any]


def figures(shared: Path) -> dict[str, float]:
    """Return how well discrepancies find weakening pairs, and matches strengthening ones."""
    with gzip.open(shared / "data" / "claim-pairs.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    read = annotate(
        [_report(row[f"claim_{side}"], side) for row in rows for side in "ab"], Reader.load()
    )
    made = [_story(read[at : at + 2]) for at in range(0, len(read), 2)]
    weak, strong = (_of(kind, rows) for kind in ("weaken", "strengthen"))
    label = np.array([bool(row["relation"]) for row in rows])
    differ = np.array([bool(each.discrepancies) for each in made])
    against = np.array([any(map(_is_against, each.discrepancies)) for each in made])
    best = np.array([_best(each) for each in made])
    return {
        "pairs": float(weak.sum()),
        "chance": _share(label, weak),
        "any, precision": _share(label, weak & differ),
        "any, recall": _share(differ, weak & label),
        "conflict, precision": _share(label, weak & against),
        "conflict, recall": _share(against, weak & label),
        "area, weaken": _area(best[weak], label[weak]),
        "area, strengthen": _area(best[strong], label[strong]),
    }


def _report(text: str, side: str) -> Report:
    captured = capture_text(text, name=f"{side}.txt")
    made = clean(captured) if isinstance(captured, Capture) else captured
    if not isinstance(made, Report):
        raise TypeError(f"no report: {made}")
    return made


def _story(reports: Sequence[AnnotatedReport]) -> Collation:
    ids = tuple(sorted(each.report.id for each in reports))
    story = Story("s-0", "", ids, None, None, ())
    lineage = Lineage((), tuple(Origin(f"o-{each}", (each,), None, ()) for each in ids))
    return collate(story, reports, lineage, CollateConfig())


def _of(kind: str, rows: Sequence[Row]) -> NDArray[np.bool_]:
    return np.array([row["kind"] == kind for row in rows])


def _is_against(discrepancy: Discrepancy) -> bool:
    return discrepancy.relation is DiscrepancyRelation.CONFLICTS


def _best(made: Collation) -> float:
    """The score of the best match between the two sentences; 0 where nothing matched."""
    return max((link.score for point in made.points for link in point.because), default=0.0)


def _share(of: NDArray[np.bool_], among: NDArray[np.bool_]) -> float:
    return round(float(of[among].mean()), 4) if among.any() else 0.0


def _area(scores: NDArray[np.float64], label: NDArray[np.bool_]) -> float:
    higher = scores[label][:, None] - scores[~label][None, :]
    return round(float(((higher > 0) + 0.5 * (higher == 0)).mean()), 4)


def main() -> None:
    """Print the figures."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    for name, value in figures(ask.parse_args().shared).items():
        print(f"{name:20} {value:g}")


if __name__ == "__main__":
    main()
