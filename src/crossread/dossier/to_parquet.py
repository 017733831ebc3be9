"""The dossier as tables, for those who count: one Parquet file a table, one row a line.

Every table carries the ids that join it to the others. Equal dossiers give equal bytes under one
version of pyarrow.
"""

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.parquet as pq

from crossread.dossier.stored import stored
from crossread.model.collation import Collation
from crossread.model.dossier import Dossier
from crossread.model.report import Fact, Report
from crossread.model.span import Span

Row = Mapping[str, object]

_TEXT, _WHOLE, _NUMBER = pa.string(), pa.int64(), pa.float64()
_TEXTS = pa.list_(pa.string())
_CITED = {"report": _TEXT, "start": _WHOLE, "end": _WHOLE, "exact": _TEXT}

COLUMNS: dict[str, dict[str, pa.DataType]] = {
    "reports": {
        **dict.fromkeys(("report", "story", "path", "url", "outlet", "outlet_basis"), _TEXT),
        **dict.fromkeys(("title", "author", "agency", "dateline", "date", "date_basis"), _TEXT),
        **dict.fromkeys(("language", "extractor", "sha256", "text_sha256"), _TEXT),
        "words": _WHOLE,
    },
    "claims": {
        **dict.fromkeys(("claim", "story", "point"), _TEXT),
        **_CITED,
        **dict.fromkeys(("kind", "predicate", "certainty", "irrealis", "quote"), _TEXT),
        **dict.fromkeys(("sources", "source_kinds", "actors", "places", "times"), _TEXTS),
        **dict.fromkeys(("quantities", "counted"), pa.list_(pa.string())),
    },
    "points": {
        **dict.fromkeys(("point", "story", "status", "gist"), _TEXT),
        **dict.fromkeys(("reports", "origins", "readings", "claims"), _WHOLE),
        "absent": _TEXTS,
    },
    "discrepancies": {
        **dict.fromkeys(("discrepancy", "story", "point", "kind", "relation", "note"), _TEXT),
        "claims": _TEXTS,
    },
    "quotes": {
        **dict.fromkeys(("quote", "story"), _TEXT),
        **_CITED,
        **dict.fromkeys(("speaker", "type", "utterance", "change"), _TEXT),
    },
    "wording": {
        **dict.fromkeys(("story", "about"), _TEXT),
        **_CITED,
    },
    "times": {
        **dict.fromkeys(("time", "story"), _TEXT),
        **_CITED,
        **dict.fromkeys(("type", "value", "precision", "basis"), _TEXT),
    },
    "derivations": {
        **dict.fromkeys(("story", "report", "from", "relation", "direction"), _TEXT),
        "share": _NUMBER,
        "evidence": _TEXTS,
    },
    "reductions": {
        **dict.fromkeys(("story", "point", "counted", "unit", "rule"), _TEXT),
        **dict.fromkeys(("low", "best", "high"), _NUMBER),
        "claims": _TEXTS,
        "why": _TEXT,
    },
    "movements": {
        **dict.fromkeys(("story", "point", "counted", "unit"), _TEXT),
        "step": _WHOLE,
        "published": _TEXT,
        **_CITED,
        **dict.fromkeys(("value", "low", "high"), _NUMBER),
        "claim": _TEXT,
    },
    "clocks": {
        **dict.fromkeys(("claim", "story", "report"), _TEXT),
        **dict.fromkeys(("event", "event_time", "as_of", "as_of_time", "published"), _TEXT),
    },
}


def tables(dossier: Dossier) -> Iterator[tuple[str, bytes]]:
    """Yield name and Parquet bytes of each table, in the order of ``COLUMNS``.

    The dossier's spans must resolve (see ``dossier.resolve``).
    """
    texts = {report.id: report.text for report in dossier.reports}
    rows: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    home = {report: story.story.id for story in dossier.stories for report in story.story.reports}
    rows["reports"] = [_report(each, home.get(each.id)) for each in dossier.reports]
    for story in dossier.stories:
        rows["claims"].extend(_claims(story, texts))
        rows["points"].extend(_points(story))
        rows["discrepancies"].extend(_discrepancies(story))
        rows["quotes"].extend(_quotes(story, texts))
        rows["wording"].extend(_wording(story, texts))
        rows["times"].extend(_times(story, texts))
        rows["derivations"].extend(_derivations(story))
        rows["reductions"].extend(_reductions(story))
        rows["movements"].extend(_movements(story, texts))
        rows["clocks"].extend(_clocks(story))
    for name, columns in COLUMNS.items():
        yield name, _parquet(rows[name], columns)


def _parquet(rows: list[Row], columns: Mapping[str, pa.DataType]) -> bytes:
    table = pa.Table.from_pylist(
        [_sound(row) for row in rows], schema=pa.schema(list(columns.items()))
    )
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    written: bytes = sink.getvalue().to_pybytes()
    return written


def _sound(row: Row) -> Row:
    """The row with its words as the texts' files have them."""
    return {name: _sound_cell(cell) for name, cell in row.items()}


def _sound_cell(cell: object) -> object:
    if isinstance(cell, list):
        return [_sound_cell(each) for each in cell]
    return stored(cell) if isinstance(cell, str) else cell


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
            "absent": [absence.report for absence in point.absent],
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
