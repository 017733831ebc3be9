"""The dossier as a critical apparatus in TEI: reports are witnesses, points are entries.

The apparatus is location-referenced and external: reports of one event are told in words of their
own, so there is no base text to segment. Each entry (``app``) says in ``loc`` where its claims
stand, as ``report:start-end`` in code points of ``reports/<report>.txt``. Each reading (``rdg``)
has the words of all its witnesses, or of those that ``source`` names, and is followed by the exact
words of its witnesses (``witDetail``), how firmly they are put (``certainty``), and by a ``note``
for each discrepancy. A report that was searched in vain is the witness of a reading of the type
``absent``.
"""

from collections.abc import Iterable, Iterator

from crossread.dossier.sheets.cells import cite, given_words, line
from crossread.dossier.view.labels import label
from crossread.dossier.view.lookup import Lookup, lookup
from crossread.dossier.xml import attribute, content, local_name
from crossread.model.annotation import CertaintyValue
from crossread.model.claim import Claim
from crossread.model.collation import Discrepancy, Point, Reading
from crossread.model.dossier import Dossier
from crossread.model.report import Report
from crossread.model.story import Place

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_NAMED = {  # TEI's own words for how sure something is
    CertaintyValue.CERTAIN: "high",
    CertaintyValue.CERTAIN_NOT: "high",
    CertaintyValue.PROBABLE: "medium",
    CertaintyValue.PROBABLE_NOT: "medium",
    CertaintyValue.POSSIBLE: "low",
    CertaintyValue.POSSIBLE_NOT: "low",
    CertaintyValue.UNKNOWN: "unknown",
}


def tei(dossier: Dossier) -> str:
    """Return the dossier as one TEI document, a division a story; its spans must resolve."""
    reports = {report.id: report for report in dossier.reports}
    stories = [lookup(story, reports) for story in dossier.stories]
    return "\n".join(_document(dossier, stories)) + "\n"


def _document(dossier: Dossier, stories: list[Lookup]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<TEI xmlns="{_NAMESPACE}">'
    yield from _header(dossier, stories)
    yield "<text>"
    yield "<body>"
    for known in stories:
        yield from _story(known)
    if not stories:
        yield "<p>No story.</p>"
    yield "</body>"
    yield "</text>"
    yield "</TEI>"


def _header(dossier: Dossier, stories: list[Lookup]) -> Iterator[str]:
    made_by = f"{dossier.made_by.name} {dossier.made_by.version}"
    titles = "; ".join(line(known.story.story.title) for known in stories) or "Dossier"
    yield "<teiHeader>"
    yield "<fileDesc>"
    yield f"<titleStmt>{_element('title', titles)}</titleStmt>"
    yield f"<publicationStmt>{_element('p', f'Written by {made_by}.')}</publicationStmt>"
    yield "<sourceDesc>"
    yield from _witnesses(dossier.reports)
    yield "</sourceDesc>"
    yield "</fileDesc>"
    yield "<encodingDesc>"
    yield '<variantEncoding method="location-referenced" location="external"/>'
    yield "</encodingDesc>"
    yield "</teiHeader>"


def _witnesses(reports: Iterable[Report]) -> Iterator[str]:
    listed = [_witness(report) for report in reports]
    if not listed:
        yield "<p>No report.</p>"
        return
    yield "<listWit>"
    yield from listed
    yield "</listWit>"


def _witness(report: Report) -> str:
    facts = {
        "title": report.title,
        "author": report.author,
        "publisher": report.outlet,
        "date": report.date,
    }
    told = "".join(_element(name, line(fact.value)) for name, fact in facts.items() if fact)
    told += _element("idno", report.text_sha256, type="sha256-of-text")
    told += _element("idno", report.sha256, type="sha256-of-bytes")
    if report.url:
        told += _element("idno", report.url, type="url")
    return f'<witness xml:id="{local_name(report.id)}">{_within("bibl", told)}</witness>'


def _story(known: Lookup) -> Iterator[str]:
    story = known.story
    found: dict[str, list[Discrepancy]] = {}
    for each in story.discrepancies:
        found.setdefault(each.point, []).append(each)
    yield f'<div xml:id="{local_name(story.story.id)}" type="story">'
    yield _element("head", line(story.story.title))
    if story.points:
        yield "<listApp>"
        for point in story.points:
            yield from _entry(point, found.get(point.id, []), known)
        yield "</listApp>"
    else:
        yield "<p>No point.</p>"
    yield "</div>"


def _entry(point: Point, found: list[Discrepancy], known: Lookup) -> Iterator[str]:
    places = [
        Place(claim.report, claim.span) for claim in map(known.claims.__getitem__, point.claims)
    ]
    loc = " ".join(dict.fromkeys(map(cite, places)))
    name, status = local_name(point.id), point.status.value
    yield f'<app xml:id="{name}" type="{status}" loc="{attribute(loc)}">'
    for reading in point.readings:
        yield from _reading(reading, point, known)
    if point.lacked_by:
        yield f'<rdg type="absent" wit="{_pointers(point.lacked_by)}"/>'
    for each in found:
        yield _note(each)
    yield _element("note", f"At most {point.origins} origins.", type="origins")
    yield "</app>"


def _reading(reading: Reading, point: Point, known: Lookup) -> Iterator[str]:
    name = local_name(f"{point.id}-{reading.id}")
    witnesses = _pointers(head.id for head in known.heads_of(reading.claims))
    theirs = _pointers(head.id for head in known.heads_of(given_words(reading, known)))
    attributes = {"xml:id": name, "wit": witnesses}
    if theirs and theirs != witnesses:
        attributes["source"] = theirs
    yield _element("rdg", line(reading.label), **attributes)
    for claim in reading.claims:
        yield _words(known.claims[claim], name, known)


def _words(claim: Claim, reading: str, known: Lookup) -> str:
    """The exact words of a witness, where they stand, and how firmly they are put."""
    place = Place(claim.report, claim.span)
    attributes = {
        "xml:id": local_name(claim.id),
        "wit": _pointers([claim.report]),
        "target": f"#{reading}",
        "n": cite(place),
    }
    told = content(claim.span.of(known.text(claim.report)))
    return _within("witDetail", told + _certainty(claim), **attributes)


def _certainty(claim: Claim) -> str:
    value = claim.certainty.value
    told = _element("desc", f"{value.value} {label(value).text}".strip())
    attributes = {"locus": "value", "target": f"#{local_name(claim.id)}", "cert": _NAMED[value]}
    return _within("certainty", told, **attributes)


def _note(found: Discrepancy) -> str:
    kinds = {"type": found.kind.value, "subtype": found.relation.value}
    return _element("note", line(found.note), **{"xml:id": local_name(found.id)}, **kinds)


def _element(name: str, text: str, **attributes: str) -> str:
    return _within(name, content(text), **attributes)


def _within(name: str, inner: str, **attributes: str) -> str:
    told = "".join(f' {key}="{attribute(value)}"' for key, value in attributes.items())
    return f"<{name}{told}>{inner}</{name}>"


def _pointers(reports: Iterable[str]) -> str:
    return " ".join(f"#{local_name(report)}" for report in reports)
