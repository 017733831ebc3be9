"""Figures under named rules, as they are shown."""

from dataclasses import dataclass

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
    """Return the point's figures under each rule."""
    return tuple(map(_reduced, point.reductions))


def contested(known: Lookup) -> tuple[Figured, ...]:
    """Return the things for which reports give more than one figure, in the story's order."""
    found = []
    for point in known.story.points:
        things = dict.fromkeys((each.counted, each.unit) for each in point.reductions)
        for thing in things:
            own = [each for each in point.reductions if (each.counted, each.unit) == thing]
            if _differ(own):
                gist = visible(" ".join(point.gist.split()))
                found.append(Figured(point.id, gist, _counted(own[0]), tuple(map(_reduced, own))))
    return tuple(found)


def _differ(own: list[Reduction]) -> bool:
    """Whether several claims give figures and the rules do not make one of them."""
    told_by = {claim for each in own for claim in each.claims}
    return len(told_by) > 1 and len({value for each in own for value in _values(each)}) > 1


def _values(reduction: Reduction) -> list[float]:
    given = (reduction.low, reduction.best, reduction.high)
    return [value for value in given if value is not None]


def _counted(reduction: Reduction) -> str:
    return visible(reduction.counted or reduction.unit)


def _reduced(reduction: Reduction) -> Reduced:
    named = {"low": reduction.low, "best": reduction.best, "high": reduction.high}
    told = ", ".join(f"{name} {value:g}" for name, value in named.items() if value is not None)
    return Reduced(reduction.rule, _counted(reduction), told, visible(reduction.why))
