"""A story's lineage as PROV-JSON, in the terms of the W3C's PROV-O.

Entities are the reports and the origins; the story is a collection of the reports. What PROV-O
calls a kind of derivation is written, as PROV-JSON has it, as ``wasDerivedFrom`` with a type:

    verbatim, excerpt                wasQuotedFrom      prov:Quotation
    version_of                       wasRevisionOf      prov:Revision
    light_edit, rewrite, composite   wasDerivedFrom
    report and its origin            hadPrimarySource   prov:PrimarySource

PROV knows no derivation without a direction. Where it is not known, or where both reports go back
to one source, the two are ``alternateOf`` each other; the evidence then stands with their origin.
"""

import re
from typing import Any

from crossread.dossier.stemma import cited, is_directed
from crossread.dossier.to_json import as_text
from crossread.dossier.view.lookup import Lookup, lookup
from crossread.dossier.xml import qualified_name
from crossread.model.collation import Collation
from crossread.model.dossier import Dossier
from crossread.model.report import Report
from crossread.model.story import Derivation, Evidence, Origin, Relation

Form = dict[str, Any]

_PREFIXES = {
    "crossread": "urn:crossread:terms:",
    "dcterms": "http://purl.org/dc/terms/",
    "origin": "urn:crossread:origin:",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "report": "urn:crossread:report:",
    "story": "urn:crossread:story:",
}
_KINDS = {
    Relation.VERBATIM: "prov:Quotation",
    Relation.EXCERPT: "prov:Quotation",
    Relation.VERSION_OF: "prov:Revision",
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")


def prov(dossier: Dossier, story: Collation) -> str:
    """Return the lineage of one of the dossier's stories as a PROV-JSON document.

    The dossier's spans must resolve (see ``dossier.resolve``). Each piece of evidence is one
    attribute: a JSON object with its kind and the words of each report.
    """
    known = lookup(story, {report.id: report for report in dossier.reports})
    told = [origin for origin in story.origins if origin.name or len(origin.reports) > 1]
    return as_text(
        {
            "prefix": _PREFIXES,
            "entity": {
                **{
                    qualified_name("report", key): _report(each)
                    for key, each in known.reports.items()
                },
                **{qualified_name("origin", origin.id): _origin(origin) for origin in told},
                qualified_name("story", story.story.id): _story(story),
            },
            "wasDerivedFrom": _numbered("d", [*_taken(known), *_sources(known, told)]),
            "alternateOf": _numbered("a", _alternates(story)),
            "hadMember": _numbered("m", _members(story)),
        }
    )


def _story(story: Collation) -> Form:
    return {
        "prov:type": [_term("prov:Collection"), _term("crossread:Story")],
        "prov:label": " ".join(story.story.title.split()),
    }


def _report(report: Report) -> Form:
    facts = {
        "dcterms:title": report.title,
        "dcterms:publisher": report.outlet,
        "dcterms:creator": report.author,
        "dcterms:issued": report.date,
        "dcterms:modified": report.modified,
        "crossread:agency": report.agency,
    }
    form: Form = {
        "prov:type": _term("crossread:Report"),
        "prov:label": report.path,
        "crossread:sha256": report.sha256,
    }
    if report.url:
        form["dcterms:identifier"] = {"$": report.url, "type": "xsd:anyURI"}
    return form | {name: _literal(fact.value) for name, fact in facts.items() if fact}


def _origin(origin: Origin) -> Form:
    named = {"prov:label": origin.name} if origin.name else {}
    return {"prov:type": _term("crossread:Origin"), **named}


def _taken(known: Lookup) -> list[Form]:
    return [_derivation(each, known) for each in known.story.derivations if is_directed(each)]


def _derivation(derivation: Derivation, known: Lookup) -> Form:
    form: Form = {
        "prov:generatedEntity": qualified_name("report", derivation.report),
        "prov:usedEntity": qualified_name("report", derivation.from_report),
    }
    if derivation.relation in _KINDS:
        form["prov:type"] = _term(_KINDS[derivation.relation])
    form["crossread:relation"] = derivation.relation.value
    form["crossread:share"] = {"$": repr(derivation.share), "type": "xsd:double"}
    form["crossread:direction"] = derivation.direction.value
    return form | _evidence(derivation.evidence, known)


def _sources(known: Lookup, origins: list[Origin]) -> list[Form]:
    return [_source(report, origin, known) for origin in origins for report in origin.reports]


def _source(report: str, origin: Origin, known: Lookup) -> Form:
    """One report and its origin, with what speaks for it of the reports that have no direction."""
    undirected = (
        evidence
        for each in known.story.derivations
        if not is_directed(each) and report in (each.report, each.from_report)
        for evidence in each.evidence
    )
    own = (e for e in origin.evidence if any(place.report == report for place in e.places))
    form = {
        "prov:generatedEntity": qualified_name("report", report),
        "prov:usedEntity": qualified_name("origin", origin.id),
        "prov:type": _term("prov:PrimarySource"),
    }
    return form | _evidence(tuple(dict.fromkeys((*own, *undirected))), known)


def _alternates(story: Collation) -> list[Form]:
    return [
        {
            "prov:alternate1": qualified_name("report", each.report),
            "prov:alternate2": qualified_name("report", each.from_report),
        }
        for each in story.derivations
        if not is_directed(each)
    ]


def _members(story: Collation) -> list[Form]:
    collection = qualified_name("story", story.story.id)
    return [
        {"prov:collection": collection, "prov:entity": qualified_name("report", report)}
        for report in story.story.reports
    ]


def _evidence(evidence: tuple[Evidence, ...], known: Lookup) -> Form:
    lines = [{"$": cited(each, known), "type": "rdf:JSON"} for each in evidence]
    return {"crossread:evidence": lines} if lines else {}


def _numbered(letter: str, forms: list[Form]) -> Form:
    """Forms under blank names, as PROV-JSON wants relations."""
    return {f"_:{letter}{number}": form for number, form in enumerate(forms, start=1)}


def _literal(value: str) -> str | Form:
    """A date as the type that it is; anything else as it stands."""
    if _DAY.fullmatch(value):
        return {"$": value, "type": "xsd:date"}
    if _INSTANT.fullmatch(value):
        return {"$": value, "type": "xsd:dateTime"}
    return " ".join(value.split())


def _term(name: str) -> Form:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}
