"""The dossier as rows: what each table says, whatever it is written in.

A row names its cells; a line that a dossier lacks is no row, a value that it lacks is None.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from crossread.model.collation import Collation
from crossread.model.dossier import Dossier
from crossread.model.report import Fact, Report
from crossread.model.span import Span

Row = Mapping[str, object]


def rows_of(dossier: Dossier) -> Mapping[str, list[Row]]:
    """Return the rows by the name of their table; the dossier's spans must resolve."""
    texts = {report.id: report.text for report in dossier.reports}
    home = {report: story.story.id for story in dossier.stories for report in story.story.reports}
    rows: dict[str, list[Row]] = defaultdict(list)
    rows["reports"] = [_report(each, home.get(each.id)) for each in dossier.reports]
    for story in dossier.stories:
        for name, told in _of_story(story, texts).items():
            rows[name].extend(told)
    return rows


def _of_story(story: Collation, texts: Mapping[str, str]) -> dict[str, Iterator[Row]]:
    return {
        "claims": _claims(story, texts),
        "points": _points(story),
        "discrepancies": _discrepancies(story),
        "quotes": _quotes(story, texts),
        "wording": _wording(story, texts),
        "times": _times(story, texts),
        "derivations": _derivations(story),
        "reductions": _reductions(story),
        "movements": _movements(story, texts),
        "clocks": _clocks(story),
    }


def _report(report: Report, story: str | None) -> Row:
    def value(fact: Fact | None) -> str | None:
        return fact.value if fact else None

    return {
        "report": report.id,
        "story": story,
        "path": report.path,
        "url": report.url,
        "outlet": value(report.outlet),
        "outlet_basis": report.outlet.basis.value if report.outlet else None,
        "title": value(report.title),
        "author": value(report.author),
        "agency": value(report.agency),
        "dateline": value(report.dateline),
        "date": value(report.date),
        "date_basis": report.date.basis.value if report.date else None,
        "language": report.language,
        "extractor": report.extractor,
        "sha256": report.sha256,
        "text_sha256": report.text_sha256,
        "words": report.words,
    }


def _cited(report: str, span: Span, texts: Mapping[str, str]) -> Row:
    exact = span.of(texts[report])
    return {"report": report, "start": span.start, "end": span.end, "exact": exact}


def _claims(story: Collation, texts: Mapping[str, str]) -> Iterator[Row]:
    point_of = {claim: point.id for point in story.points for claim in point.claims}
    for claim in story.claims:
        text = texts[claim.report]
        yield {
            "claim": claim.id,
            "story": story.story.id,
            "point": point_of.get(claim.id),
            **_cited(claim.report, claim.span, texts),
            "kind": claim.kind.value,
            "predicate": claim.predicate,
            "certainty": claim.certainty.value.value,
            "irrealis": claim.irrealis.value,
            "quote": claim.quote,
            "sources": [source.name for source in claim.source],
            "source_kinds": [source.kind.value for source in claim.source],
            "actors": [actor.name for actor in claim.actors],
            "places": [place.name for place in claim.places],
            "times": list(claim.times),
            "quantities": [quantity.span.of(text) for quantity in claim.quantities],
            "counted": [quantity.counted for quantity in claim.quantities],
        }


def _points(story: Collation) -> Iterator[Row]:
    for point in story.points:
        yield {
            "point": point.id,
            "story": story.story.id,
            "status": point.status.value,
            "gist": point.gist,
            "reports": point.reports,
            "origins": point.origins,
            "readings": len(point.readings),
            "claims": len(point.claims),
            "absent": list(point.lacked_by),
        }


def _discrepancies(story: Collation) -> Iterator[Row]:
    for each in story.discrepancies:
        yield {
            "discrepancy": each.id,
            "story": story.story.id,
            "point": each.point,
            "kind": each.kind.value,
            "relation": each.relation.value,
            "note": each.note,
            "claims": list(each.claims),
        }


def _quotes(story: Collation, texts: Mapping[str, str]) -> Iterator[Row]:
    for quote in story.quotes:
        yield {
            "quote": quote.id,
            "story": story.story.id,
            **_cited(quote.report, quote.span, texts),
            "speaker": quote.speaker,
            "type": quote.type.value,
            "utterance": quote.utterance,
            "change": quote.change.value,
        }


def _wording(story: Collation, texts: Mapping[str, str]) -> Iterator[Row]:
    for wording in story.wording:
        for term in wording.terms:
            cited = _cited(term.report, term.span, texts)
            yield {"story": story.story.id, "about": wording.about, **cited}


def _times(story: Collation, texts: Mapping[str, str]) -> Iterator[Row]:
    for time in story.times:
        yield {
            "time": time.id,
            "story": story.story.id,
            **_cited(time.report, time.span, texts),
            "type": time.type.value,
            "value": time.value,
            "precision": time.precision,
            "basis": time.basis,
        }


def _derivations(story: Collation) -> Iterator[Row]:
    for each in story.derivations:
        yield {
            "story": story.story.id,
            "report": each.report,
            "from": each.from_report,
            "relation": each.relation.value,
            "direction": each.direction.value,
            "share": each.share,
            "evidence": [evidence.kind.value for evidence in each.evidence],
        }


def _reductions(story: Collation) -> Iterator[Row]:
    for point in story.points:
        for each in point.reductions:
            yield {
                "story": story.story.id,
                "point": point.id,
                "counted": each.counted,
                "unit": each.unit,
                "rule": each.rule,
                "low": each.low,
                "best": each.best,
                "high": each.high,
                "claims": list(each.claims),
                "why": each.why,
            }


def _movements(story: Collation, texts: Mapping[str, str]) -> Iterator[Row]:
    """One row a step of a figure."""
    for each in story.movements:
        for number, step in enumerate(each.steps, start=1):
            yield {
                "story": story.story.id,
                "point": each.point,
                "counted": each.counted,
                "unit": each.unit,
                "step": number,
                "published": step.published,
                **_cited(step.report, step.span, texts),
                "value": step.value,
                "low": step.low,
                "high": step.high,
                "claim": step.claim,
            }


def _clocks(story: Collation) -> Iterator[Row]:
    """One row a claim: ids of times, and their values."""
    values = {time.id: time.value for time in story.times}
    for claim in story.claims:
        clock = claim.clock
        yield {
            "claim": claim.id,
            "story": story.story.id,
            "report": claim.report,
            "event": clock.event,
            "event_time": values.get(clock.event or ""),
            "as_of": clock.as_of,
            "as_of_time": values.get(clock.as_of or ""),
            "published": clock.published,
        }
