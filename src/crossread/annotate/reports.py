"""The order in which the marks on a report are made."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from crossread.annotate import (
    attribution,
    certainty,
    clauses,
    names,
    quantities,
    quotes,
    times,
)
from crossread.annotate.clauses import details
from crossread.annotate.parse import Parse, Readable, SentenceReader, parse
from crossread.model.annotation import AnnotatedReport
from crossread.model.report import Report
from crossread.models import LANGUAGES
from crossread.models.cutter import cutter

TITLE = -1  # paragraph number of the title
MODEL, RULES = "reader/1", "rules"  # what parsed a report


def annotate(reports: Sequence[Report], reader: SentenceReader | None) -> list[AnnotatedReport]:
    """Return each report with its marks, in order.

    Reports in a language that ``reader`` does not read, or all of them when it is None, are marked
    by rules on words alone, and say so in ``parser``.
    """
    readable = [r for r in reports if reader and r.language in LANGUAGES]
    read = {r.id for r in readable}
    others = [r for r in reports if r.id not in read]
    parses = {r.id: p for r, p in chain(_parsed(readable, reader), _parsed(others, None))}
    return [_annotated(r, parses[r.id], MODEL if r.id in read else RULES) for r in reports]


def retime(annotated: AnnotatedReport, published: str) -> AnnotatedReport:
    """Return an undated report with its times read against the date of the reports beside it."""
    report = annotated.report
    found = times.recognise(
        report.text, annotated.sentences, published=published, basis="other_reports"
    )
    return replace(annotated, times=found)


def _parsed(
    reports: Sequence[Report], reader: SentenceReader | None
) -> Iterator[tuple[Report, Parse]]:
    return zip(reports, parse([_readable(r) for r in reports], reader), strict=True)


def _readable(report: Report) -> Readable:
    title = [(TITLE, report.title.span)] if report.title and report.title.span else []
    return Readable(report.text, (*title, *enumerate(report.body)))


def _annotated(report: Report, parsed: Parse, parser: str) -> AnnotatedReport:
    text, sentences = report.text, parsed.sentences
    published = report.date.value if report.date else None
    mentions = names.recognise(text, sentences, parsed.bio)
    quoted = quotes.recognise(text, sentences, mentions)
    attributed = attribution.recognise(text, sentences, mentions, quoted)
    said = clauses.recognise(sentences, mentions, quoted)
    dated = times.recognise(text, sentences, published=published)
    counted = quantities.recognise(text, sentences, dated)
    annotated = AnnotatedReport(
        report,
        sentences,
        said,
        mentions,
        dated,
        counted,
        quoted,
        attributed,
        certainty.recognise(sentences, said, attributed),
        parser,
    )
    return replace(annotated, details=details.recognise(annotated, cutter()))
