"""Who took from whom: the evidence in a table."""

from collections.abc import Set
from dataclasses import dataclass

from crossread.dossier.view.judging import ruled
from crossread.dossier.view.labels import Label, label, plural
from crossread.dossier.view.lookup import Badge, Head, Lookup, badges, spot
from crossread.dossier.view.passages import visible
from crossread.model.story import Evidence, EvidenceKind

SHOWN = 3  # citations of one kind before the rest is folded away
QUOTED = 160  # characters of a cited passage that are shown; the link leads to all of it


@dataclass(frozen=True, slots=True)
class Citation:
    """Words as evidence, and each report where they stand."""

    text: str
    places: tuple[tuple[str, Head], ...]  # what to link to, and its report


@dataclass(frozen=True, slots=True)
class Grounds:
    """Evidence of one kind; ``more`` are citations to fold away."""

    label: Label
    detail: str
    citations: tuple[Citation, ...]
    more: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Taking:
    """One derivation."""

    report: Head
    source: Head
    relation: Label
    directed: bool
    direction: Label
    share: str
    reasons: tuple[Grounds, ...]


@dataclass(frozen=True, slots=True)
class Root:
    """One origin with its reports; ``ruled`` says which person joined it or kept it apart."""

    id: str
    badge: Badge
    heads: tuple[Head, ...]
    reasons: tuple[Grounds, ...]
    reports: str  # "3 reports"
    ruled: str


@dataclass(frozen=True, slots=True)
class Kinship:
    """Why two reports stand in one story."""

    left: Head
    right: Head
    shared: tuple[str, ...]


def roots(known: Lookup, reports: Set[str] | None = None) -> tuple[Root, ...]:
    """Return the origins in the story's order; with ``reports``, those of these reports."""
    by_origin = badges(known.story)
    return tuple(
        Root(
            id=origin.id,
            badge=by_origin[origin.id],
            heads=tuple(known.heads[report] for report in origin.reports),
            reasons=_reasons(origin.evidence, known),
            reports=plural(len(origin.reports), "report"),
            ruled=ruled(origin.ruled_by, known),
        )
        for origin in known.story.origins
        if reports is None or reports & {*origin.reports}
    )


def takings(known: Lookup) -> tuple[Taking, ...]:
    """Return the derivations in the story's order."""
    return tuple(
        Taking(
            report=known.heads[each.report],
            source=known.heads[each.from_report],
            relation=label(each.relation),
            directed=each.direction.value != "unknown" and each.relation.value != "shared_origin",
            direction=label(each.direction),
            share=f"{each.share:.0%}",
            reasons=_reasons(each.evidence, known),
        )
        for each in known.story.derivations
    )


def kinships(known: Lookup) -> tuple[Kinship, ...]:
    """Return why the reports are one story, closest pair first."""
    ordered = sorted(known.story.story.because, key=lambda each: -each.score)
    return tuple(
        Kinship(
            known.heads[each.reports[0]],
            known.heads[each.reports[1]],
            tuple(map(visible, each.shared[:12])),
        )
        for each in ordered
        if all(report in known.heads for report in each.reports)
    )


def _reasons(evidence: tuple[Evidence, ...], known: Lookup) -> tuple[Grounds, ...]:
    """The evidence by kind, in the order in which the kinds come."""
    by_kind: dict[EvidenceKind, list[Evidence]] = {}
    for each in evidence:
        by_kind.setdefault(each.kind, []).append(each)
    return tuple(_reason(kind, found, known) for kind, found in by_kind.items())


def _reason(kind: EvidenceKind, found: list[Evidence], known: Lookup) -> Grounds:
    cited: dict[str, list[tuple[str, Head]]] = {}
    for place in (place for each in found for place in each.places):
        if place.report in known.heads:
            words = _excerpt(place.span.of(known.text(place.report)))
            at = (spot(place), known.heads[place.report])
            if at not in cited.setdefault(words, []):
                cited[words].append(at)
    citations = tuple(Citation(words, tuple(places)) for words, places in cited.items())
    details = dict.fromkeys(visible(each.detail) for each in found if each.detail)
    return Grounds(label(kind), "; ".join(details), citations[:SHOWN], citations[SHOWN:])


def _excerpt(text: str) -> str:
    line = " ".join(visible(text).split())
    return line if len(line) <= QUOTED else f"{line[: QUOTED - 1].rstrip()}…"
