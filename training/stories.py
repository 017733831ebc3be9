"""Stories with hand-made gold, read as the pipeline reads them: what the trainers learn from."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import numpy as np

from crossread import ingest
from crossread.clean import clean
from crossread.model.annotation import AnnotatedReport
from crossread.model.capture import Capture
from crossread.model.report import Report
from crossread.models.language import Reader
from crossread.pipeline import dated
from crossread.scale.local import annotator
from training.invented import MEASURED as KEPT
from training.invented import invented_stories
from training.labels import FIRST, LATER, MEASURED, LabelledStory, labelled_stories, write_texts

T = TypeVar("T")

OWN = Path("tests/stories")
EXAMPLES = Path("examples")
_TOUCHED = 0.5  # of a reading, as shared/score/score.py has it
_INSIDE, _PART = 0.8, 0.3  # or so much of the claim lies in it and is so much of it


@dataclass(frozen=True)
class GoldStory:
    """One story: its reports with their marks, and the readings of its points."""

    name: str
    reports: tuple[AnnotatedReport, ...]
    gold: Mapping[str, Any]

    def file(self, report: str) -> str:
        """Return the file name of a report, by which the gold names it."""
        found = next(a.report.path for a in self.reports if a.report.id == report)
        return Path(found).name


def touches(start: int, end: int, reading: Mapping[str, int]) -> bool:
    """Whether a claim at ``start`` to ``end`` gives a reading of the same report."""
    common = max(0, min(end, reading["end"]) - max(start, reading["start"]))
    length = reading["end"] - reading["start"]
    inside = common >= _INSIDE * (end - start) and common >= _PART * length
    return common >= _TOUCHED * length or inside


def held_out(shared: Path) -> list[GoldStory]:
    """Return the five stories of ``shared/gold``: measured on, never learned from."""
    paths = sorted((shared / "gold").glob("*.json"))
    return [_story(p.stem, shared / "stories" / p.stem, _gold(p)) for p in paths]


def learned_from(shared: Path) -> list[GoldStory]:
    """Return the first labelled stories of ``shared/data`` and the project's own invented ones."""
    found = [_read(story) for story in labelled_stories(shared, FIRST)]
    for path in sorted(OWN.glob("*/gold.json")):
        texts = path.parent if any(path.parent.glob("*.txt")) else EXAMPLES / path.parent.name
        found.append(_story(path.parent.name, texts, _gold(path)))
    return found


def taught_beside(shared: Path) -> list[GoldStory]:
    """Return what words and matcher learn by beside ``learned_from``: looser labels, invention."""
    return [_read(story) for story in (*labelled_stories(shared, LATER), *invented_stories())]


def never_learned(shared: Path) -> list[GoldStory]:
    """Return the labelled and the invented stories that are kept to measure on."""
    return [_read(s) for s in (*labelled_stories(shared, MEASURED), *invented_stories(KEPT))]


def reread(story: GoldStory, reader: Reader) -> GoldStory:
    """Return the story with the word states of another reader."""
    return replace(story, reports=tuple(_reread(each, reader) for each in story.reports))


def _reread(annotated: AnnotatedReport, reader: Reader) -> AnnotatedReport:
    read = reader.read([[token.text for token in s.tokens] for s in annotated.sentences])
    sentences = tuple(
        replace(sentence, states=each.states.astype(np.float16))
        if sentence.states.size
        else sentence
        for sentence, each in zip(annotated.sentences, read, strict=True)
    )
    return replace(annotated, sentences=sentences)


def folds(stories: Sequence[T], count: int) -> list[tuple[list[T], list[T]]]:
    """Return ``count`` pairs of stories to learn from and stories left out, each left out once."""
    return [
        ([s for i, s in enumerate(stories) if i % count != fold], list(stories[fold::count]))
        for fold in range(count)
    ]


def _read(labelled: LabelledStory) -> GoldStory:
    with TemporaryDirectory() as texts:
        write_texts(labelled, Path(texts))
        return _story(labelled.name, Path(texts), labelled.gold)


def _gold(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8")))


def _story(name: str, folder: Path, gold: Mapping[str, Any]) -> GoldStory:
    captures = ingest.capture([str(folder / "*.txt")])
    reports = [r for c in captures if isinstance(c, Capture) and isinstance(r := clean(c), Report)]
    annotated = list(annotator()(reports))
    return GoldStory(name, tuple(dated(annotated)), gold)
