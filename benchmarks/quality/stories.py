"""Whole stories against hand-made gold, with the scorer that came with the gold."""

import json
from pathlib import Path

import crossread
from benchmarks.quality import scorers
from crossread.dossier import dump

SINGLE_FIGURES = ("tightness", "single", "speaker", "facts", "boilerplate", "spans_true")
F1_FIGURES = ("links", "discrepancy", "discrepancy_any_kind", "quotes", "times", "lineage")


def score(shared: Path, story: str) -> tuple[dict[str, float], list[tuple[object, ...]]]:
    """Return the figures of one story, 0 to 1, and what was missed."""
    gold = json.loads((shared / "gold" / f"{story}.json").read_text(encoding="utf-8"))
    folder = shared / "stories" / story
    dossier = json.loads(dump(crossread.read([folder])))
    judged = scorers.of_stories(shared).Scorer(gold, dossier, folder)
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
