"""How each report names the same thing."""

from collections.abc import Iterable
from dataclasses import dataclass

from crossread.dossier.view.lookup import Lookup, spot
from crossread.dossier.view.passages import visible
from crossread.model.collation import Wording
from crossread.model.story import Place


@dataclass(frozen=True, slots=True)
class Term:
    """Words that a report uses, how often, and where first."""

    text: str
    count: int
    spot: str


@dataclass(frozen=True, slots=True)
class Naming:
    """One thing or act and its names, a cell a report; ``row`` is the point that tells of it."""

    about: str
    row: str  # "" of who or what has a name
    cells: tuple[tuple[Term, ...], ...]


def namings(known: Lookup) -> tuple[Naming, ...]:
    """Return what the reports call by several words: things and acts, then who has several names.

    Things stand in the story's order, names with most forms first.
    """
    gists = {point.id: point.gist for point in known.story.points}
    names = {entity.id: entity.name for entity in known.story.entities}
    told = known.story.wording
    things = [_naming(each, gists[each.about], known) for each in told if each.about in gists]
    named = [each for each in told if each.about in names and _forms(each, known) > 1]
    named.sort(key=lambda each: -_forms(each, known))
    return (*things, *(_naming(each, names[each.about], known) for each in named))


def _forms(wording: Wording, known: Lookup) -> int:
    return len({_folded(place, known) for place in wording.terms})


def _naming(wording: Wording, name: str, known: Lookup) -> Naming:
    by_report: dict[str, list[Place]] = {report: [] for report in known.heads}
    for place in wording.terms:
        by_report[place.report].append(place)
    return Naming(
        about=visible(" ".join(name.split())),
        row=wording.about if wording.about in known.points else "",
        cells=tuple(_terms(places, known) for places in by_report.values()),
    )


def _terms(places: Iterable[Place], known: Lookup) -> tuple[Term, ...]:
    """The distinct terms, most used first, then as they come."""
    used: dict[str, list[Place]] = {}
    for place in sorted(places, key=lambda each: each.span):
        used.setdefault(_folded(place, known), []).append(place)
    terms = [
        Term(
            visible(" ".join(first.span.of(known.text(first.report)).split())),
            len(all_),
            spot(first),
        )
        for all_ in used.values()
        for first in all_[:1]
    ]
    return tuple(sorted(terms, key=lambda term: -term.count))


def _folded(place: Place, known: Lookup) -> str:
    return " ".join(place.span.of(known.text(place.report)).casefold().split())
