"""Quality in one command: ``python -m benchmarks.quality [--only PART] [--misses STORY]``.

Scores every story that has gold, every annotation task on its public set, the stories labelled
later and invented ones, prints a table of each, and fails when a figure is under its floor in
``benchmarks/floors.json``. Where the folder with gold and sets is absent it says so and measures
nothing.
"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.quality import annotate, labelled, stories

FLOORS = Path(__file__).parents[1] / "floors.json"
PARTS = ("stories", "annotate", "labelled", "invented")
Figures = dict[str, float]


def main(arguments: list[str] | None = None) -> int:
    """Print the tables; return 1 when a floor is not reached."""
    asked = _asked(arguments)
    if missing := _missing(asked.shared):
        print(f"nothing measured: {missing} is not there; give its folder with --shared")
        return 0
    if asked.misses:
        for miss in stories.score(asked.shared, asked.misses)[1]:
            print(*miss, sep=" | ")
        return 0
    found = {part: _MEASURES[part](asked.shared) for part in asked.only or PARTS}
    _print(found, as_json=asked.json)
    low = [line for part, columns in found.items() for line in under(part, columns["mean"])]
    for line in low:
        print(line, file=sys.stderr)
    return 1 if low else 0


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this part alone")
    parser.add_argument("--misses", metavar="STORY", help="list what one story's dossier missed")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args(arguments)


def _missing(shared: Path) -> Path | None:
    """The first of the folders needed that is not there."""
    return next((f for f in (shared / "gold", shared / "data") if not f.is_dir()), None)


def _annotate(shared: Path) -> dict[str, Figures]:
    return {"mean": annotate.figures(shared)}


_MEASURES: dict[str, Callable[[Path], dict[str, Figures]]] = {
    "stories": stories.figures,
    "annotate": _annotate,
    "labelled": labelled.of_real,
    "invented": labelled.of_invented,
}


def _print(found: dict[str, dict[str, Figures]], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(found))
        return
    for part, columns in found.items():
        Console(width=160).print(table(part, columns))


def table(part: str, columns: dict[str, Figures]) -> Table:
    """Return the figures with a row a figure, a column a story or one for all, and the floors."""
    pinned = floors(part)
    shown = Table(part, *columns, "floor", header_style="bold")
    for name in columns["mean"]:
        floor = f"{pinned[name]:.3f}" if name in pinned else ""
        shown.add_row(name, *(f"{found[name]:.3f}" for found in columns.values()), floor)
    return shown


def floors(part: str) -> Figures:
    """Return the least value of each figure of ``part`` that is pinned."""
    pinned: dict[str, Figures] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return pinned[part]


def under(part: str, figures: Figures) -> list[str]:
    """Return a line for each figure of ``part`` that is lower than its floor."""
    return [
        f"{part}, {name}: {figures[name]:.3f} is under its floor of {floor}"
        for name, floor in floors(part).items()
        if figures[name] < floor
    ]


if __name__ == "__main__":
    sys.exit(main())
