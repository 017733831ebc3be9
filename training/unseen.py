"""Labelled stories as a new story is read: by models that have not learned from them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from crossread.models.cutter import Cutter, cutter
from crossread.models.language import Reader
from training.cutter.train import Fit, fitted, pieces_of, recut
from training.match.pairs import Labelled, labelled
from training.stories import GoldStory, folds, learned_from, reread, taught_beside

FOLDS = 4
HALVES = 2


def unseen(shared: Path, readers: Path) -> Iterator[Labelled]:
    """Yield all stories to learn from, each half by the reader that learned from the other.

    ``readers`` is the folder that ``training.statements`` wrote.
    """
    for half, (_, out) in enumerate(folds(taught_by(shared), HALVES)):
        reader = Reader.load(weights_at=readers / reader_without(half))
        for story in out:
            yield labelled(reread(story, reader))


def taught_by(shared: Path) -> list[GoldStory]:
    """Return all stories to learn from, cut by what has not seen them."""
    beside = [recut(story, cutter()) for story in taught_beside(shared)]
    return [*cut_by_others(learned_from(shared)), *beside]


def cut_by_others(stories: Sequence[GoldStory]) -> list[GoldStory]:
    """Return the stories with details cut by cutters that have not seen them."""
    found = {}
    for rest, out in folds(stories, FOLDS):
        other: Cutter = fitted(pieces_of(rest), Fit())
        found.update({story.name: recut(story, other) for story in out})
    return [found[story.name] for story in stories]


def reader_without(half: int) -> str:
    """Return the name of the reader that has not learned from a half of ``taught_by``."""
    return f"reader-without-{half}.onnx"
