"""Every annotation task on its public development set: one row a figure.

Each task has a module of its own beside this one, with more figures than are shown here; parts of a
set that news has no use for are left out, and ``expressions`` says which.
"""

from collections.abc import Callable
from pathlib import Path

from benchmarks.quality import attributions, expressions, factuality, parser

Figures = dict[str, float]
_TREEBANKS = ("EWT", "GUM", "PUD")
_NAMES = ("UNER-EWT", "UNER-PUD")


def figures(shared: Path) -> Figures:
    """Return the figures of all tasks, 0 to 1, by "task: figure"."""
    return {
        f"{task}: {name}": value
        for task, measure in TASKS.items()
        for name, value in measure(shared).items()
    }


def _attributions(shared: Path) -> Figures:
    found = attributions.figures(shared)
    every, direct = found["all"], found["direct"]
    return {
        "content tokens F1": every["tokens"]["f1"],
        "content exact F1": every["exact"]["f1"],
        "content overlap F1": every["overlap"]["f1"],
        "direct tokens F1": direct["tokens"]["f1"],
        "direct overlap F1": direct["overlap"]["f1"],
        "source given content": every["source"],
    }


def _times(shared: Path) -> Figures:
    return _expressions(shared, "times")


def _numbers(shared: Path) -> Figures:
    return _expressions(shared, "numbers")


def _expressions(shared: Path, name: str) -> Figures:
    found = expressions.value_figures(shared, name)
    return {"value F1, kept": found["kept"]["f1"], "value F1, full": found["full"]["f1"]}


def _factuality(shared: Path) -> Figures:
    found = factuality.figures(shared)
    return {"Pearson r": found["r"], "Pearson r, rules alone": found["rules_r"]}


def _parser(shared: Path) -> Figures:
    found = parser.figures(shared / "data")
    trees = {
        f"{figure.upper()} {bank}": found[f"treebank {bank}"][figure] / 100
        for bank in _TREEBANKS
        for figure in ("uas", "las")
    }
    return trees | {f"names F1 {bank}": found[f"names {bank}"]["f1"] / 100 for bank in _NAMES}


TASKS: dict[str, Callable[[Path], Figures]] = {
    "attributions": _attributions,
    "times": _times,
    "numbers": _numbers,
    "factuality": _factuality,
    "parser": _parser,
}
