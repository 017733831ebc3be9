"""A story's lineage as a graph: reports and origins, and what went from one to the other.

The writers of graph formats share it. An arrow runs as the words did, from the report that gave to
the one that took. An arrow without a direction is still written from the earlier to the later
report, and says that nobody knows.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from crossread.dossier.view.lookup import Lookup, lookup
from crossread.model.codec import encode
from crossread.model.collation import Collation
from crossread.model.dossier import Dossier
from crossread.model.report import Fact, Report
from crossread.model.story import Derivation, Direction, Evidence, Relation

Attributes = dict[str, str | int | float | bool]


@dataclass(frozen=True, slots=True)
class Node:
    """A report or an origin; attributes that are not known are absent."""

    id: str
    kind: str  # "report", "origin"
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class Arrow:
    """What went from one node to another, and each piece of evidence as a line of JSON."""

    giver: str
    taker: str
    kind: str  # "derivation", "origin"
    attributes: Attributes
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stemma:
    """The graph of one story: reports in the story's order, then origins."""

    story: str
    title: str
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]


def stemma(dossier: Dossier, story: Collation) -> Stemma:
    """Return the graph of one story of the dossier; its spans must resolve."""
    known = lookup(story, {report.id: report for report in dossier.reports})
    reports = (_report(report, known.heads[key].name) for key, report in known.reports.items())
    return Stemma(
        story=story.story.id,
        title=" ".join(story.story.title.split()),
        nodes=(*reports, *_origins(known)),
        arrows=(*_derivations(known), *_memberships(known)),
    )


def is_directed(derivation: Derivation) -> bool:
    """Whether the derivation says who took from whom."""
    if derivation.relation is Relation.SHARED_ORIGIN:
        return False
    return derivation.direction is not Direction.UNKNOWN


def cited(evidence: Evidence, known: Lookup) -> str:
    """Return one piece of evidence as a line of JSON: kind, detail, and the words as spans."""
    texts = {key: report.text for key, report in known.reports.items()}
    return json.dumps(encode(evidence, texts), ensure_ascii=False, allow_nan=False)


def _report(report: Report, label: str) -> Node:
    attributes: Attributes = {"label": label, "words": report.words, "path": report.path}
    attributes["sha256"] = report.sha256
    if report.url:
        attributes["url"] = report.url
    facts: dict[str, Fact | None] = {
        "title": report.title,
        "outlet": report.outlet,
        "author": report.author,
        "agency": report.agency,
        "date": report.date,
        "modified": report.modified,
    }
    attributes |= {name: " ".join(fact.value.split()) for name, fact in facts.items() if fact}
    return Node(report.id, "report", attributes)


def _origins(known: Lookup) -> Iterator[Node]:
    for origin in known.story.origins:
        name = origin.name or "source not named"
        yield Node(origin.id, "origin", {"label": name, "reports": len(origin.reports)})


def _derivations(known: Lookup) -> Iterator[Arrow]:
    for each in known.story.derivations:
        yield Arrow(
            giver=each.from_report,
            taker=each.report,
            kind="derivation",
            attributes={
                "relation": each.relation.value,
                "share": each.share,
                "direction": each.direction.value,
                "directed": is_directed(each),
            },
            evidence=tuple(cited(evidence, known) for evidence in each.evidence),
        )


def _memberships(known: Lookup) -> Iterator[Arrow]:
    for origin in known.story.origins:
        for report in origin.reports:
            about = [
                cited(evidence, known)
                for evidence in origin.evidence
                if any(place.report == report for place in evidence.places)
            ]
            yield Arrow(origin.id, report, "origin", {}, tuple(about))
