"""Figures under named rules, as they are shown."""

from dataclasses import dataclass

from crossread.dossier.view.labels import counted_words
from crossread.dossier.view.lookup import Lookup
from crossread.dossier.view.passages import visible
from crossread.model.collation import Point, Reduction


@dataclass(frozen=True, slots=True)
class Reduced:
    """A figure under a named rule: "low 12, best 12, high 17"."""

    rule: str
    counted: str
    figures: str
    why: str


@dataclass(frozen=True, slots=True)
class Figured:
    """What each rule makes of one thing that a point counts."""

    point: str
    gist: str
    counted: str
    rules: tuple[Reduced, ...]


def reduced(point: Point) -> tuple[Reduced, ...]:
    """Return the figures under each rule of what several claims of the point count.

    What one claim alone gives is its figure under every rule: its words say it better.
    """
    return tuple(_reduced(each) for own in _things(point) for each in own)


def contested(known: Lookup) -> tuple[Figured, ...]:
    """Return the things of which the rules do not all make one figure, in the story's order."""
    return tuple(
        Figured(
            point=point.id,
            gist=visible(" ".join(point.gist.split())),
            counted=_counted(own[0]),
            rules=tuple(map(_reduced, own)),
        )
        for point in known.story.points
        for own in _things(point)
        if len({value for each in own for value in _values(each)}) > 1
    )


def _things(point: Point) -> list[list[Reduction]]:
    """The reductions by what they count, of what several claims count."""
    things: dict[tuple[str, str], list[Reduction]] = {}
    for each in point.reductions:
        things.setdefault((each.counted, each.unit), []).append(each)
    return [own for own in things.values() if len({c for each in own for c in each.claims}) > 1]


def _values(reduction: Reduction) -> list[float]:
    given = (reduction.low, reduction.best, reduction.high)
    return [value for value in given if value is not None]


def _counted(reduction: Reduction) -> str:
    return visible(counted_words(reduction.counted, reduction.unit))


def _reduced(reduction: Reduction) -> Reduced:
    named = {"low": reduction.low, "best": reduction.best, "high": reduction.high}
    told = ", ".join(f"{name} {value:g}" for name, value in named.items() if value is not None)
    return Reduced(reduction.rule, _counted(reduction), told, visible(reduction.why))
