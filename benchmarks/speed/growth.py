"""How the cost of grouping and of near-duplicate search grows with the number of reports.

The reports are invented (``newswire``), since no set is large enough. Each size runs in a process
of its own; making the reports is not timed.
"""

import json
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from math import log
from pathlib import Path

from benchmarks.speed.gauge import Row
from benchmarks.speed.newswire import wire
from benchmarks.speed.stages import alone

_NAMES = {"stories": "story grouping", "copies": "near-duplicates"}


def table(sizes: Sequence[int]) -> str:
    """Return a Markdown table with the exponent from each size to the next: 1 is linear."""
    lines = [
        "| stage | reports | CPU s | reports/s | peak MB | exponent |",
        "|---|---|---|---|---|---|",
    ]
    for worker, name in _NAMES.items():
        found = [_measured(worker, size) for size in sorted(sizes)]
        costs = [(size, row["cpu"]) for size, row in zip(sorted(sizes), found, strict=True)]
        for (size, cpu), row, rise in zip(costs, found, ["", *exponents(costs)], strict=True):
            shown = (name, f"{size:,}", f"{cpu:.1f}", f"{size / cpu:,.0f}")
            lines.append(f"| {' | '.join(shown)} | {row['megabytes']:,.0f} | {rise} |")
    return "\n".join(lines) + "\n"


def exponents(costs: Sequence[tuple[int, float]]) -> list[str]:
    """Return the exponent of the cost between each two sizes."""
    return [
        f"{log(after / before) / log(more / less):.2f}"
        for (less, before), (more, after) in pairwise(costs)
    ]


def _measured(worker: str, size: int) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.jsonl"
        with path.open("w", encoding="utf-8") as lines:
            for each in wire(size):
                row = {"id": each.id, "text": each.text, "date": each.date}
                lines.write(json.dumps(row) + "\n")
        return alone(sys.executable, "ours", worker, path)
