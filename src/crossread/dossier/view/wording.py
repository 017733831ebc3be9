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
    """One thing and its names, a cell a report."""

    about: str
    cells: tuple[tuple[Term, ...], ...]


def namings(known: Lookup) -> tuple[Naming, ...]:
    """Return what the reports name in more than one way, most ways first."""
    names = {entity.id: entity.name for entity in known.story.entities}
    names |= {point.id: point.gist for point in known.story.points}
    found = []
    for wording in known.story.wording:
        ways = {_folded(place, known) for place in wording.terms}
        if len(ways) > 1 and wording.about in names:
            found.append((-len(ways), _naming(wording, names[wording.about], known)))
    return tuple(naming for _, naming in sorted(found, key=lambda each: each[0]))


def _naming(wording: Wording, name: str, known: Lookup) -> Naming:
    by_report: dict[str, list[Place]] = {report: [] for report in known.heads}
    for place in wording.terms:
        by_report[place.report].append(place)
    about = visible(" ".join(name.split()))
    return Naming(about, tuple(_terms(places, known) for places in by_report.values()))


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
