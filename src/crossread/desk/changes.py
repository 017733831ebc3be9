"""What is new of a story: from one comparison to the next, and over several runs.

Points are matched by the claims that they share: a claim's id is its place in its report, so it
is the same in both comparisons however the rows were drawn.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from crossread.model.collation import Collation, Discrepancy, Point, Reduction
from crossread.model.desk import DiscrepancyChange, MovedFigure, StoryChange

_RULE = "latest"  # the figure of the latest report that gives one

_Part = TypeVar("_Part", bound=Hashable)


def change(before: Collation, after: Collation, run: str, at: str) -> StoryChange:
    """Return what the later of two comparisons of a story says anew."""
    return StoryChange(
        story=after.story.id,
        title=after.story.title,
        run=run,
        at=at,
        figures=figures(before, after),
        added=differences(before, after),
        gone=differences(after, before),
    )


def says(found: StoryChange) -> bool:
    """Whether there is anything in a change."""
    reports = found.joined or found.versions or found.left
    return bool(reports or found.figures or found.added or found.gone)


def by_story(found: Iterable[StoryChange]) -> list[StoryChange]:
    """Return the changes of each story as one, that of the last change first."""
    kept: dict[str, list[StoryChange]] = {}
    for each in found:
        kept[each.story] = [*kept.pop(each.story, ()), each]
    return [together(each) for each in reversed(kept.values())]


def latest(found: Sequence[StoryChange]) -> StoryChange | None:
    """Return a story's last change: the last reports that came and what comparing them said."""
    came = [n for n, each in enumerate(found) if each.joined or each.versions or each.left]
    return together(found[came[-1] if came else 0 :]) if found else None


def together(found: Sequence[StoryChange]) -> StoryChange:
    """Return the changes of one story as one: a figure from its first value to its last."""
    return replace(
        found[-1],
        joined=_once(each.joined for each in found),
        versions=_once(each.versions for each in found),
        left=_once(each.left for each in found),
        figures=_chained(_once(each.figures for each in found)),
        added=_once(each.added for each in found),
        gone=_once(each.gone for each in found),
    )


def _once(parts: Iterable[Iterable[_Part]]) -> tuple[_Part, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(parts)))


def _chained(moved: Iterable[MovedFigure]) -> tuple[MovedFigure, ...]:
    """Figures whose one's end is the next one's start as one; those that came back are none."""
    chains: list[MovedFigure] = []
    for each in moved:
        before = next((c for c in chains if _follows(c, each)), None)
        if before:
            chains[chains.index(before)] = replace(before, after=each.after)
        else:
            chains.append(each)
    return tuple(each for each in chains if each.before != each.after)


def _follows(one: MovedFigure, other: MovedFigure) -> bool:
    return (one.counted, one.unit, one.after) == (other.counted, other.unit, other.before)


def figures(before: Collation, after: Collation) -> tuple[MovedFigure, ...]:
    """Return the figures whose latest value is another now, in the order of the points."""
    home = {claim: point for point in before.points for claim in point.claims}
    moved = dict.fromkeys(
        figure for point in after.points for figure in _moved(point, _earlier(point, home))
    )
    return tuple(moved)


def differences(before: Collation, after: Collation) -> tuple[DiscrepancyChange, ...]:
    """Return the discrepancies of ``after`` that ``before`` has not.

    Two are the same when they are of one kind and share a claim. Called the other way round this
    returns those that are gone.
    """
    gists = {point.id: point.gist for point in after.points}
    return tuple(
        DiscrepancyChange(each.kind, each.relation, gists.get(each.point, ""))
        for each in after.discrepancies
        if not any(_same(each, other) for other in before.discrepancies)
    )


def _same(one: Discrepancy, other: Discrepancy) -> bool:
    return one.kind is other.kind and not set(one.claims).isdisjoint(other.claims)


def _earlier(point: Point, home: Mapping[str, Point]) -> Iterator[Point]:
    """The points that claims of this one stood in before, each once."""
    found = {home[claim].id: home[claim] for claim in point.claims if claim in home}
    yield from found.values()


def _moved(point: Point, earlier: Iterable[Point]) -> Iterator[MovedFigure]:
    before = {(each.counted, each.unit): each.best for old in earlier for each in _latest(old)}
    for each in _latest(point):
        value = before.get((each.counted, each.unit))
        if value is not None and each.best is not None and value != each.best:
            yield MovedFigure(each.counted, each.unit, value, each.best)


def _latest(point: Point) -> Iterator[Reduction]:
    return (each for each in point.reductions if each.rule == _RULE)
