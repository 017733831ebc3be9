"""The dossier as JSON-LD: linked data for programs that know schema.org, Web Annotation and PROV.

    crossread says    in the graph
    report            schema:NewsArticle, prov:Entity; who took from whom as PROV relations
    point             schema:Claim: what is said, wherever it is said; ``status`` says if disputed
    claim             schema:Claim, part of its point, appearing in its report
    words             oa:Annotation with a TextPositionSelector and a TextQuoteSelector
    discrepancy       crossread:Discrepancy, about a point, between claims

The context stands in the document and in ``context.json`` beside this module: nothing is fetched
to read it. Offsets are code points of ``reports/<id>.txt``.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from crossread.dossier.sheets.cells import given_words
from crossread.dossier.stemma import is_directed
from crossread.dossier.stored import stored
from crossread.dossier.to_json import as_text
from crossread.dossier.view.lookup import Lookup, lookup
from crossread.dossier.xml import qualified_name
from crossread.model.annotation import SourceKind
from crossread.model.claim import Claim, ClaimSource
from crossread.model.collation import Discrepancy, Point, Reading, Reduction
from crossread.model.dossier import Dossier
from crossread.model.report import Fact, Report
from crossread.model.span import Span
from crossread.model.story import Derivation, Place, Relation

Form = dict[str, Any]

AROUND = 32  # characters before and after the words that tell their place from others like it
_TAKEN = {
    Relation.VERBATIM: "wasQuotedFrom",
    Relation.EXCERPT: "wasQuotedFrom",
    Relation.VERSION_OF: "wasRevisionOf",
}
_SOMEONE = {
    SourceKind.NAMED_PERSON: "schema:Person",
    SourceKind.NAMED_OFFICE: "schema:Organization",
}


def jsonld(dossier: Dossier) -> str:
    """Return the dossier as one JSON-LD document; its spans must resolve."""
    reports = {report.id: report for report in dossier.reports}
    stories = [lookup(story, reports) for story in dossier.stories]
    graph = [
        _made_by(dossier),
        *(_report(each, stories) for each in dossier.reports),
        *(node for known in stories for node in _story(known)),
    ]
    return as_text({"@context": context(), "@graph": [_sound(node) for node in graph]})


@cache
def context() -> Mapping[str, Any]:
    """Return the terms of the document and what they stand for."""
    written = (files("crossread.dossier") / "context.json").read_text(encoding="utf-8")
    terms: Mapping[str, Any] = json.loads(written)
    return terms


def _made_by(dossier: Dossier) -> Form:
    return {
        "id": "crossread:program",
        "type": ["prov:SoftwareAgent", "schema:SoftwareApplication"],
        "name": dossier.made_by.name,
        "softwareVersion": dossier.made_by.version,
    }


def _report(report: Report, stories: Iterable[Lookup]) -> Form:
    facts = {
        "headline": _value(report.title),
        "author": _someone("schema:Person", report.author),
        "publisher": _someone("schema:Organization", report.outlet),
        "creditText": _value(report.agency),
        "datePublished": _value(report.date),
        "dateModified": _value(report.modified),
        "url": report.url,
    }
    form: Form = {
        "id": qualified_name("report", report.id),
        "type": ["schema:NewsArticle", "prov:Entity"],
        **facts,
        "name": report.path,
        "inLanguage": report.language,
        "wordCount": report.words,
        "sha256": report.sha256,
        "textSha256": report.text_sha256,
    }
    for known in stories:
        for relation, other in _relations(report.id, known):
            form.setdefault(relation, []).append(other)
    return form


def _relations(report: str, known: Lookup) -> Iterator[tuple[str, str]]:
    """What PROV says of the report: of whom it was made, and of which origin it is."""
    for each in known.story.derivations:
        if each.report == report:
            yield _relation(each), qualified_name("report", each.from_report)
    for origin in known.story.origins:
        if report in origin.reports and (origin.name or len(origin.reports) > 1):
            yield "hadPrimarySource", _scoped("origin", known, origin.id)


def _relation(derivation: Derivation) -> str:
    """PROV's word; it knows no derivation without a direction."""
    if not is_directed(derivation):
        return "alternateOf"
    return _TAKEN.get(derivation.relation, "wasDerivedFrom")


def _story(known: Lookup) -> Iterator[Form]:
    story = known.story.story
    members = [qualified_name("report", each) for each in story.reports]
    yield {
        "id": qualified_name("story", story.id),
        "type": ["schema:Collection", "prov:Collection"],
        "name": " ".join(story.title.split()),
        "hasPart": [*members, *(qualified_name("point", point.id) for point in known.story.points)],
        "hadMember": members,
        "wasAttributedTo": "crossread:program",
    }
    for origin in known.story.origins:
        yield {
            "id": _scoped("origin", known, origin.id),
            "type": ["prov:Entity", "crossread:Origin"],
            "name": origin.name,
        }
    times = {time.id: time.value for time in known.story.times}
    for point in known.story.points:
        yield _point(point, known)
        yield from (_reading(reading, point, known) for reading in point.readings)
        for claim in (known.claims[each] for each in point.claims):
            yield _claim(claim, point, times, known)
            yield _annotation(claim, known)
    yield from (_discrepancy(each, known) for each in known.story.discrepancies)


def _point(point: Point, known: Lookup) -> Form:
    return {
        "id": qualified_name("point", point.id),
        "type": ["schema:Claim", "crossread:Point"],
        "text": point.gist,
        "isPartOf": qualified_name("story", known.story.story.id),
        "appearance": [qualified_name("report", head.id) for head in known.heads_of(point.claims)],
        "status": point.status.value,
        "reports": point.reports,
        "atMostOrigins": point.origins,
        "hasReading": [
            qualified_name("reading", f"{point.id}-{each.id}") for each in point.readings
        ],
        "absentFrom": [qualified_name("report", each) for each in point.lacked_by],
        "reduced": [_reduction(each) for each in point.reductions],
    }


def _reduction(reduction: Reduction) -> Form:
    return {
        "type": "crossread:Reduction",
        "rule": reduction.rule,
        "counted": reduction.counted,
        "low": reduction.low,
        "best": reduction.best,
        "high": reduction.high,
        "note": reduction.why,
        "givenBy": [qualified_name("claim", each) for each in reduction.claims],
    }


def _reading(reading: Reading, point: Point, known: Lookup) -> Form:
    """A reading; its name stands in the words of some of the claims that give it."""
    return {
        "id": qualified_name("reading", f"{point.id}-{reading.id}"),
        "type": "crossread:Reading",
        "name": reading.label,
        "givenBy": [qualified_name("claim", each) for each in reading.claims],
        "inWordsOf": [qualified_name("claim", each) for each in given_words(reading, known)],
    }


def _claim(claim: Claim, point: Point, times: Mapping[str, str | None], known: Lookup) -> Form:
    return {
        "id": qualified_name("claim", claim.id),
        "type": ["schema:Claim", "crossread:Claim"],
        "text": claim.span.of(known.text(claim.report)),
        "isPartOf": qualified_name("point", point.id),
        "appearance": qualified_name("report", claim.report),
        "author": [_author(each) for each in claim.source if each.kind in _SOMEONE and each.name],
        "attributedTo": [each.name for each in claim.source if each.name],
        "datePublished": claim.clock.published,
        "certainty": claim.certainty.value.value,
        "irrealis": claim.irrealis.value,
        "eventTime": times.get(claim.clock.event or ""),
        "asOf": times.get(claim.clock.as_of or ""),
    }


def _annotation(claim: Claim, known: Lookup) -> Form:
    """Which words make the claim."""
    name = qualified_name("claim", claim.id)
    return {
        "id": f"{name}-words",
        "type": "oa:Annotation",
        "motivation": "identifying",
        "body": name,
        "target": _target(Place(claim.report, claim.span), known),
    }


def _author(source: ClaimSource) -> Form:
    return {"type": _SOMEONE[source.kind], "name": source.name}


def _discrepancy(each: Discrepancy, known: Lookup) -> Form:
    return {
        "id": qualified_name("discrepancy", each.id),
        "type": ["crossread:Discrepancy", "oa:Annotation"],
        "motivation": "describing",
        "about": qualified_name("point", each.point),
        "kind": each.kind.value,
        "relation": each.relation.value,
        "note": each.note,
        "between": [qualified_name("claim", claim) for claim in each.claims],
        "target": [_target(word, known) for word in each.words]
        or [
            _target(Place(c.report, c.span), known) for c in map(known.claims.get, each.claims) if c
        ],
    }


def _target(place: Place, known: Lookup) -> Form:
    """Words of a report, by their place and by what they are."""
    text, span = known.text(place.report), place.span
    quote = {
        "exact": span.of(text),
        "prefix": Span(max(0, span.start - AROUND), span.start).of(text),
        "suffix": Span(span.end, span.end + AROUND).of(text),
    }
    return {
        "type": "oa:SpecificResource",
        "source": qualified_name("report", place.report),
        "selector": [
            {"type": "oa:TextPositionSelector", "start": span.start, "end": span.end},
            {"type": "oa:TextQuoteSelector", **quote},
        ],
    }


def _value(fact: Fact | None) -> str | None:
    return " ".join(fact.value.split()) if fact else None


def _someone(kind: str, fact: Fact | None) -> Form | None:
    return {"type": kind, "name": _value(fact)} if fact else None


def _scoped(kind: str, known: Lookup, key: str) -> str:
    """The name of something whose id is of one story only."""
    return qualified_name(kind, f"{known.story.story.id}-{key}")


def _sound(value: Any) -> Any:
    """The value without what is unknown; a lone surrogate as in the text's file."""
    if isinstance(value, dict):
        return {key: _sound(each) for key, each in value.items() if each not in (None, [])}
    if isinstance(value, list):
        return [_sound(each) for each in value]
    return stored(value) if isinstance(value, str) else value
