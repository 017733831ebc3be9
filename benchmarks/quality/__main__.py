"""Quality in one command: ``python -m benchmarks.quality [--shared DIR] [--misses STORY]``.

Scores every story that has gold, prints one table, and fails when a mean is under its floor in
``benchmarks/floors.json``.
"""

import argparse
import json
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.quality import stories

FLOORS = Path(__file__).parents[1] / "floors.json"


def main() -> int:
    """Print the table; return 1 when a floor is not reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--misses", metavar="STORY", help="list what one story's dossier missed")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    if asked.misses:
        for miss in stories.score(asked.shared, asked.misses)[1]:
            print(*miss, sep=" | ")
        return 0
    figures = stories.figures(asked.shared)
    print(json.dumps(figures)) if asked.json else Console(width=160).print(table(figures))
    low = under(figures["mean"])
    for line in low:
        print(line, file=sys.stderr)
    return 1 if low else 0


def table(figures: dict[str, dict[str, float]]) -> Table:
    """Return the figures with a row a figure and a column a story."""
    shown = Table("figure", *figures, header_style="bold")
    for name in figures["mean"]:
        shown.add_row(name, *(f"{found[name]:.3f}" for found in figures.values()))
    return shown


def under(means: dict[str, float]) -> list[str]:
    """Return a line for each mean that is lower than its floor."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["stories"]
    return [
        f"{name}: {means[name]:.3f} is under its floor of {floor}"
        for name, floor in floors.items()
        if means[name] < floor
    ]


if __name__ == "__main__":
    sys.exit(main())
