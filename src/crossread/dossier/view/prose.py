"""The words of a report that are journalism: its title and its body, in the order of its text."""

import re
from dataclasses import dataclass

from crossread.dossier.view.passages import visible
from crossread.model.report import Report
from crossread.model.span import Span

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word as a page shows it; ``opens`` tells the first of its paragraph."""

    text: str
    span: Span
    opens: bool


@dataclass(frozen=True, slots=True)
class Prose:
    """The words of one report."""

    report: Report
    words: tuple[Word, ...]


def prose(report: Report) -> Prose:
    """Return the words of title and body; page chrome may change from one visit to the next."""
    title = report.title.span if report.title else None
    paragraphs = [each for each in report.body if not (title and each.overlap(title))]
    found = []
    for paragraph in sorted([*paragraphs, title] if title else paragraphs):
        for at, match in enumerate(_WORD.finditer(report.text, paragraph.start, paragraph.end)):
            found.append(Word(visible(match[0]), Span(*match.span()), at == 0))
    return Prose(report, tuple(found))
