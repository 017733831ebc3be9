"""A change of a story as people read it: "toll 12 → 17, denial added, two reports joined"."""

from collections import Counter
from collections.abc import Iterable, Iterator

from crossread.model.collation import DiscrepancyKind
from crossread.model.desk import DiscrepancyChange, MovedFigure, StoryChange

_NUMBERS = "no one two three four five six seven eight nine ten".split()
_TOLL = "death"  # as quantities name what befell people


def in_words(change: StoryChange | None) -> str:
    """Return a change in words, the gravest first; "" for one that says nothing."""
    return ", ".join(_parts(change)) if change else ""


def _parts(change: StoryChange) -> Iterator[str]:
    for figure in change.figures:
        yield _figure(figure)
    yield from _kinds(change.added, "added")
    yield from _kinds(change.gone, "gone")
    if change.joined:
        yield f"{_counted(len(change.joined), 'report')} joined"
    if change.versions:
        yield _counted(len(change.versions), "new version")
    if change.left:
        yield f"{_counted(len(change.left), 'report')} left"


def _figure(figure: MovedFigure) -> str:
    name = "toll" if figure.counted == _TOLL else figure.counted or figure.unit or "figure"
    return f"{name} {figure.before:g} → {figure.after:g}"


def _kinds(found: Iterable[DiscrepancyChange], verb: str) -> Iterator[str]:
    counts = Counter(each.kind for each in found)
    for kind in (kind for kind in DiscrepancyKind if counts[kind]):
        yield f"{kind} {verb}" if counts[kind] == 1 else f"{counts[kind]} × {kind} {verb}"


def _counted(count: int, noun: str) -> str:
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{number} {noun}" if count == 1 else f"{number} {noun}s"
