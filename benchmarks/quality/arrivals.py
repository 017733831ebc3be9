"""How stories change while reports arrive, in the order of their days.

    python -m benchmarks.quality.arrivals [--shared ../shared] [--batches 20]

Regrouping after each arrival ends with the stories of all at once (asserted). Until then a report
may move; the table says how many did, and how far the stories of a moment are from what is known at
the end about the same reports.
"""

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.quality.grouping import SETS, report_of
from crossread.model.story import Story
from crossread.stories import Sketch, group_sketches, sketch
from crossread.stories.incremental import grown

Figures = dict[str, float]


def figures(path: Path, batches: int) -> Figures:
    """Return moves, pairwise agreement with the end (worst and mean), and CPU seconds a batch."""
    sketches = _arriving(path)
    size = -(-len(sketches) // batches)
    stories: tuple[Story, ...] = ()
    moments, moved, seconds = [], 0, 0.0
    for count in range(size, len(sketches) + size, size):
        began = time.process_time()
        step = grown(stories, sketches[:count])
        seconds += time.process_time() - began
        stories = step.stories
        moments.append(stories)
        moved += sum(move.before is not None for move in step.moves)
    at_once = group_sketches(sketches)
    if stories != at_once:
        raise AssertionError("one batch at a time and all at once differ")
    agreements = [_agreement(moment, at_once) for moment in moments[:-1]]
    return {
        "reports": len(sketches),
        "moves": moved,
        "moves a report": moved / len(sketches),
        "agreement, worst": min(agreements),
        "agreement, mean": sum(agreements) / len(agreements),
        "CPU s a batch": seconds / len(moments),
    }


def _arriving(path: Path) -> list[Sketch]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    found = {row["id"]: sketch(report_of(row)) for row in rows}
    return sorted(found.values(), key=lambda each: (each.day or 0, each.report))


def _agreement(moment: Sequence[Story], end: Sequence[Story]) -> float:
    """F1 of the pairs of a moment against the pairs of the end among the same reports."""
    final = {report: story.id for story in end for report in story.reports}
    here = Counter((story.id, final[report]) for story in moment for report in story.reports)
    both = sum(map(_pairs, here.values()))
    now = sum(_pairs(len(story.reports)) for story in moment)
    known = chain.from_iterable(story.reports for story in moment)
    then = sum(map(_pairs, Counter(final[report] for report in known).values()))
    return 2 * both / (now + then) if now + then else 1.0


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--batches", type=int, default=20)
    asked = parser.parse_args()
    found = {
        name: figures(asked.shared / "data" / f"{name}.jsonl.gz", asked.batches) for name in SETS
    }
    table = Table("set", *found[SETS[0]], header_style="bold")
    for name, row in found.items():
        table.add_row(name, *(f"{value:.4g}" for value in row.values()))
    Console(width=140).print(table)


if __name__ == "__main__":
    main()
