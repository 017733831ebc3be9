"""Invented stories of several outlets, with labels in gold form and their texts.

Reach for this to learn or to measure without ``../shared``: texts and labels are the project's
own. ``CARD.md`` says how they were made and where they are weak. ``LEARNED`` teaches, ``MEASURED``
is never learned from.
"""

import json
from pathlib import Path

from training.labels import LabelledStory, gold_form

HERE = Path(__file__).parent
LEARNED, MEASURED = HERE / "learned", HERE / "measured"


def invented_stories(folder: Path = LEARNED) -> list[LabelledStory]:
    """Return the stories of a folder by name; points are called ``p1``, ``p2``, ..."""
    return [_story(path.parent) for path in sorted(folder.glob("*/labels.json"))]


def _story(folder: Path) -> LabelledStory:
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    files = [report["file"] for report in labels["reports"]]
    texts = {file: (folder / file).read_text(encoding="utf-8") for file in files}
    dates = {report["file"]: report["date"] for report in labels["reports"]}
    gold = gold_form(folder.name, labels["points"], labels["discrepancies"], texts)
    return LabelledStory(folder.name, texts, dates, gold)
