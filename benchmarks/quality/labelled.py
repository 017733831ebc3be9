"""Links and discrepancies of labelled stories from which nothing was learned: real and invented.

A few rules against false lines (two hedges, small letters and ages, quotes without marks, sources)
were chosen on the 37 real ones, and their readers took two minutes a story: their points are fewer
and looser than those of the gold. The invented ones share fewer words than news does. So figures
are lower than those of the gold; what counts is how a change moves them.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import crossread
from benchmarks.quality import scorers
from crossread.dossier import dump
from training import invented
from training.labels import MEASURED, LabelledStory, labelled_stories, write_texts

LINKS = ("links", "links_precision", "links_recall", "tightness", "single")
COUNTS = ("shown", "right", "held", "hit")  # lines of a dossier, discrepancies of the labels


def of_real(shared: Path) -> dict[str, dict[str, float]]:
    """Return the figures of the real stories under "mean", 0 to 1."""
    return _figures(shared, labelled_stories(shared, MEASURED))


def of_invented(shared: Path) -> dict[str, dict[str, float]]:
    """Return the figures of the invented stories under "mean", 0 to 1; their scorer is shared."""
    return _figures(shared, invented.invented_stories(invented.MEASURED))


def _figures(shared: Path, stories: Sequence[LabelledStory]) -> dict[str, dict[str, float]]:
    """Links as means over the stories; discrepancies over all together, as many show none."""
    found = [score(shared, story) for story in stories]
    mean = {name: sum(each[name] for each in found) / len(found) for name in LINKS}
    shown, right, held, hit = (sum(each[name] for each in found) for name in COUNTS)
    return {
        "mean": {**mean, "discrepancy_precision": right / shown, "discrepancy_recall": hit / held}
    }


def score(shared: Path, story: LabelledStory) -> dict[str, float]:
    """Return the figures and counts of one story, whose reports are read as undated files."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_texts(story, folder)
        dossier = json.loads(dump(crossread.read([folder])))
        judged = scorers.of_stories(shared).Scorer(story.gold, dossier, folder)
        (links, tightness, single), lines = judged.links(), judged.discrepancies()
    shown, held = lines["found"], lines["gold"]
    counts = shown, lines["precision"] * shown, held, lines["recall"] * held
    each = links["f1"], links["precision"], links["recall"], tightness, single
    return dict(zip((*LINKS, *COUNTS), (*each, *counts), strict=True))
