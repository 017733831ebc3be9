"""Whole stories against hand-made gold, with the scorer that came with the gold."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import crossread
from crossread.dossier import dump

SINGLE_FIGURES = ("tightness", "single", "speaker", "facts", "boilerplate", "spans_true")
F1_FIGURES = ("links", "discrepancy", "discrepancy_any_kind", "quotes", "times", "lineage")


def scorer(shared: Path) -> ModuleType:
    """Return the scorer of ``shared`` as a module."""
    spec = importlib.util.spec_from_file_location("score", shared / "score" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "score" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(shared: Path, story: str) -> tuple[dict[str, float], list[tuple[object, ...]]]:
    """Return the figures of one story, 0 to 1, and what was missed."""
    gold = json.loads((shared / "gold" / f"{story}.json").read_text(encoding="utf-8"))
    folder = shared / "stories" / story
    dossier = json.loads(dump(crossread.read([folder])))
    judged = scorer(shared).Scorer(gold, dossier, folder)
    every = judged.all()
    figures = {name: every[name] for name in SINGLE_FIGURES}
    for name in F1_FIGURES:
        figures[name] = every[name]["f1"]
    for name in ("links", "discrepancy"):
        figures[f"{name}_precision"] = every[name]["precision"]
        figures[f"{name}_recall"] = every[name]["recall"]
    return figures, judged.missed


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """Return the figures of every story that has gold, and their means under "mean"."""
    stories = sorted(path.stem for path in (shared / "gold").glob("*.json"))
    found = {story: score(shared, story)[0] for story in stories}
    names = next(iter(found.values()))
    found["mean"] = {n: sum(f[n] for f in found.values()) / len(stories) for n in names}
    return found
