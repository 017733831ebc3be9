"""A story in Markdown, short enough to paste into a message: what differs first, words verbatim."""

import re
from collections.abc import Iterable, Iterator

from crossread.dossier.view.differences import Difference, Voice
from crossread.dossier.view.figures import Figured, contested
from crossread.dossier.view.labels import plural
from crossread.dossier.view.lookup import Head, lookup
from crossread.dossier.view.movements import Day, Moving
from crossread.dossier.view.passages import MarkedText
from crossread.dossier.view.saying import Saying
from crossread.dossier.view.story import StoryPage, Summary, story_page
from crossread.dossier.view.table import Column, Group
from crossread.model.collation import Collation
from crossread.model.dossier import Dossier

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def markdown(dossier: Dossier, collation: Collation) -> str:
    """Return one of the dossier's stories as Markdown, ending with one line break.

    Differing words are bold. The dossier's spans must resolve (see ``dossier.resolve``).
    """
    known = lookup(collation, {report.id: report for report in dossier.reports})
    lines = _lines(story_page(dossier, collation), contested(known))
    return "\n".join(lines) + "\n"


def _lines(page: StoryPage, figures: tuple[Figured, ...]) -> Iterator[str]:
    yield from _summary(page.summary)
    yield from _differences("In dispute", page.summary.conflicts)
    yield from _differences("Other differences", page.others)
    yield from _movements(page.movements)
    yield from _figures(figures)
    for group in page.table.groups:
        if group.status.value != "disputed":
            yield from _group(group)
    if page.table.alone_count:
        yield from _alone(page.table.alone)


def _summary(summary: Summary) -> Iterator[str]:
    tallies = [f"{each.count} {each.label.text.lower()}" for each in summary.tallies]
    counts = ", ".join([*tallies, *([f"{summary.updated} updated"] if summary.updated else [])])
    reports = plural(summary.reports, "report")
    if summary.versions:
        reports += f" (of them {plural(summary.versions, 'version')})"
    told = f"{reports}, at most {plural(summary.origins, 'origin')}"
    yield f"# {_escaped(summary.title)}"
    yield ""
    yield f"{summary.dates}. {told}. Points: {counts}."
    yield ""
    for root in summary.roots:
        name = f"{_escaped(root.badge.name)}: " if root.badge.name else ""
        by = f" ({_escaped(root.ruled)})" if root.ruled else ""
        yield f"- Origin {root.badge.letter}: {name}{_outlets(root.heads)}{by}"


def _differences(heading: str, found: tuple[Difference, ...]) -> Iterator[str]:
    if not found:
        return
    yield from ("", f"## {heading}", "")
    for each in found:
        note = f" ({_escaped(each.note)})" if each.note else ""
        yield f"- {each.label.text}, {each.relation.text}{note}"
        for side in each.sides:
            yield from (f"  - {_voice(voice)}" for voice in side.voices)


def _voice(voice: Voice) -> str:
    heads = (voice.saying.head, *(other.head for other in voice.others))
    return f"{_words(voice.saying)} ({_outlets(heads)}{_sourcing(voice.saying)})"


def _movements(moved: tuple[Moving, ...]) -> Iterator[str]:
    if moved:
        yield from ("", "## How figures moved", "")
    for each in moved:
        days = "; ".join(map(_day, each.days))
        yield f"- {_escaped(each.counted) or 'number'}: {days}"


def _day(day: Day) -> str:
    told = (
        f"“{_escaped(figure.words)}” ({_outlets(head for _, head in figure.by)})"
        for figure in day.figures
    )
    return f"{day.spoken} {', '.join(told)}"


def _figures(figures: tuple[Figured, ...]) -> Iterator[str]:
    if figures:
        yield from ("", "## Figures by named rules", "")
    for each in figures:
        yield f"- {_escaped(each.counted)}, in “{_escaped(each.gist)}”"
        for rule in each.rules:
            yield f"  - {rule.rule}: {rule.figures} ({_escaped(rule.why)})"


def _group(group: Group) -> Iterator[str]:
    yield from ("", f"## {group.label.text}", "")
    for row in group.rows:
        heads = (cell.head for cell in row.cells if cell.said)
        yield f"- {_escaped(row.gist)} ({_outlets(heads)})"


def _alone(columns: tuple[Column, ...]) -> Iterator[str]:
    yield from ("", "## In one report only", "")
    for column in columns:
        for point in column.points:
            said = point.said[0]
            yield f"- {_words(said)} ({_outlets([column.head])}{_sourcing(said)})"
        if column.phrases:
            phrases = "; ".join(_words(point.said[0]) for point in column.phrases)
            told = plural(len(column.phrases), "phrase")
            yield f"- {told} ({_outlets([column.head])}): {phrases}"


def _words(said: Saying) -> str:
    return "".join(_emphasised(said.pieces)).strip()


def _emphasised(pieces: tuple[MarkedText, ...]) -> Iterator[str]:
    """The words, the marked ones bold; stars never stand beside a blank, where they would show."""
    depth = 0
    for piece in pieces:
        if piece.step == "text":
            text = " ".join(piece.text.split("\n"))
            core = text.strip()
            bold = f"**{_escaped(core)}**" if depth and core else _escaped(core)
            before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
            yield f"{before}{bold}{after}" if core else text
        else:
            depth += 1 if piece.step == "open" else -1


def _sourcing(said: Saying) -> str:
    parts = [f"according to {_escaped(said.source)}"] if said.source else []
    parts += [chip.text for chip in said.chips]
    return "".join(f"; {part}" for part in parts)


def _outlets(heads: Iterable[Head]) -> str:
    named = (
        f"{_escaped(head.name)} [{head.badge.letter}]" if head.badge else _escaped(head.name)
        for head in heads
    )
    return ", ".join(named)


def _escaped(text: str) -> str:
    """The text with what Markdown would read as markup taken literally."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
