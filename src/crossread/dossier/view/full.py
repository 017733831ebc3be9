"""Each report in full: its facts with their basis, and its text with everything marked on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from crossread.dossier.view.labels import label, spoken
from crossread.dossier.view.lookup import Head, Lookup, spot
from crossread.dossier.view.passages import Mark, MarkedText, nested, visible
from crossread.dossier.view.versions import cited_places
from crossread.model.report import Fact, Report
from crossread.model.span import Span
from crossread.model.story import Place
from crossread.models import LANGUAGES

_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")


@dataclass(frozen=True, slots=True)
class ShownFact:
    """One fact about a report; ``spot`` is where the report says it, "" when it does not."""

    name: str
    value: str
    basis: str
    spot: str


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the text: ``title``, ``chrome`` or ``prose``."""

    kind: str
    pieces: tuple[MarkedText, ...]


@dataclass(frozen=True, slots=True)
class FullReport:
    """One report as the page shows it."""

    head: Head
    title: str
    facts: tuple[ShownFact, ...]
    sha256: str
    extractor: str
    words: int
    language: str
    by_rules: bool  # in a language that no model reads
    blocks: tuple[Block, ...]


def full_reports(known: Lookup) -> tuple[FullReport, ...]:
    """Return the story's reports; every id that a page links to stands in exactly one of them."""
    marks = _marks(known)
    return tuple(_full(report, marks[key], known) for key, report in known.reports.items())


def _full(report: Report, marks: list[Mark], known: Lookup) -> FullReport:
    return FullReport(
        head=known.heads[report.id],
        title=visible(" ".join(report.title.value.split())) if report.title else "",
        facts=tuple(_facts(report)),
        sha256=report.sha256,
        extractor=visible(report.extractor),
        words=report.words,
        language=visible(report.language),
        by_rules=report.language not in LANGUAGES,
        blocks=tuple(_blocks(report, marks)),
    )


def _facts(report: Report) -> Iterator[ShownFact]:
    named = {
        "Outlet": report.outlet,
        "Date": report.date,
        "Author": report.author,
        "Agency": report.agency,
        "Dateline": report.dateline,
    }
    for name, fact in named.items():
        if fact is None:
            yield ShownFact(name, "", "", "")
            continue
        value = spoken(fact.value) if name == "Date" else fact.value
        where = spot(Place(report.id, fact.span)) if fact.span else ""
        yield ShownFact(name, visible(value), label(fact.basis).text, where)


def _marks(known: Lookup) -> dict[str, list[Mark]]:
    """Everything to mark, by report; where two have one span, the first is the outer."""
    marks: dict[str, list[Mark]] = {key: [] for key in known.reports}
    story = known.story
    for claim in story.claims:
        marks[claim.report].append(Mark(claim.span, "claim", claim.id))
    for quote in story.quotes:
        marks[quote.report].append(Mark(quote.span, "spot", quote.id))
    for discrepancy in story.discrepancies:
        for word in discrepancy.words:
            marks[word.report].append(Mark(word.span, "differs"))
    for place in (*_cited_places(known), *cited_places(known)):
        marks[place.report].append(Mark(place.span, "spot", spot(place)))
    for report in known.reports.values():
        chrome = (Mark(b.span, "chrome", "", visible(b.reason)) for b in report.boilerplate)
        marks[report.id] = [*chrome, *dict.fromkeys(marks[report.id])]
    return marks


def _cited_places(known: Lookup) -> Iterator[Place]:
    story = known.story
    taken = [each.evidence for each in story.derivations]
    for evidence in (*(each.evidence for each in story.origins), *taken):
        for each in evidence:
            yield from each.places
    for wording in story.wording:
        yield from wording.terms
    for report in known.reports.values():
        for fact in (report.outlet, report.date, report.author, report.agency, report.dateline):
            if isinstance(fact, Fact) and fact.span:
                yield Place(report.id, fact.span)


def _blocks(report: Report, marks: list[Mark]) -> Iterator[Block]:
    anchored: set[str] = set()
    for found in _LINE.finditer(report.text):
        line = Span(found.start(), found.end())
        own = [mark for mark in marks if mark.span.overlap(line)]
        kind = _kind(line, report)
        if kind == "chrome":  # the whole line is: no need to say so of its words again
            own = [mark for mark in own if mark.kind != "chrome"]
        yield Block(kind, tuple(_anchored(nested(report.text, line, own), anchored)))


def _kind(line: Span, report: Report) -> str:
    if report.title and report.title.span and report.title.span.overlap(line):
        return "title"
    chrome = sum(each.span.overlap(line) for each in report.boilerplate)
    return "chrome" if chrome >= len(line.trimmed(report.text)) else "prose"


def _anchored(pieces: tuple[MarkedText, ...], anchored: set[str]) -> Iterator[MarkedText]:
    """The pieces with the id of each mark at its first opening in the report."""
    for piece in pieces:
        if piece.mark and piece.mark.id and piece.mark.id not in anchored:
            anchored.add(piece.mark.id)
            piece = replace(piece, anchor=piece.mark.id)  # noqa: PLW2901
        yield piece
