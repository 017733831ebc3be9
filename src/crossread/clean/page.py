"""A decoded page read into its parts: facts, chrome and the paragraphs of the report.

The parts are spans of the text that never overlap. What belongs to none of them (white space,
bullets, "By") is left to itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from crossread.clean import captions, dates, masthead
from crossread.clean.chrome import CONTACT, reason_of
from crossread.clean.dates import DayOrder, PrintedDate, Rank
from crossread.clean.head import Head, read_head
from crossread.clean.lines import Line, ends_sentence, split_lines
from crossread.clean.neighbours import mark_neighbours
from crossread.clean.paragraphs import Paragraph, read_paragraphs
from crossread.clean.signatures import Signatures, read_signatures
from crossread.model.report import Basis, Boilerplate, Fact
from crossread.model.span import Span

# A video filmed within these days of the report tells of the same event, so its caption is read.
SAME_EVENT_DAYS = 2
MAX_DATE_LINE = 120


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a page. Facts carry their spans; None where the page does not say."""

    title: Fact | None
    outlet: Fact | None
    author: Fact | None
    agency: Fact | None
    dateline: Fact | None
    date: Fact | None
    boilerplate: tuple[Boilerplate, ...]
    body: tuple[Span, ...]
    modified: Fact | None = None
    url: str | None = None


def read_page(text: str, *, title: Span | None = None, extracted: bool = False) -> Page:
    """Return the parts of ``text``; ``title`` is its first line where that is its headline.

    Of an ``extracted`` text the chrome that only its place shows is gone already, and a line
    between two others is the report's own.
    """
    lines, order = split_lines(text), dates.day_order(text)
    marks = {n: why for n, why in _marks(lines).items() if n or not title}
    head = read_head(lines, marks, order, title=title)
    day = _day(head, lines, order)
    marks = _without_same_event(lines, marks, day, order)
    first = head.first + bool(head.rest)
    signed = read_signatures(lines, marks, first)
    marks |= signed.marks | _date_marks(lines, marks, first, order, day)
    if not extracted:
        marks = mark_neighbours(lines, marks, head.first, head.title.of(text) if head.title else "")
    paragraphs = list(read_paragraphs(lines, marks, head))
    author = _credited(head.author or signed.author)
    return Page(
        title=_worded(head.title, text),
        outlet=_worded(head.outlet, text),
        author=author,
        agency=_credited(_agency(head, paragraphs, signed)),
        dateline=_worded(next((each.place for each in paragraphs if each.place), None), text),
        date=day,
        boilerplate=_boilerplate(lines, marks, head, paragraphs, (day, author)),
        body=tuple(each.words for each in paragraphs if len(each.words)),
    )


def _marks(lines: Sequence[Line]) -> dict[int, str]:
    """Return the lines whose words show that they are chrome, by index.

    An outlet's address behind the headline does not make chrome of it.
    """
    marks = {n: reason for n, line in enumerate(lines) if (reason := reason_of(line.text))}
    cut = masthead.suffix(lines[0].text) if marks.get(0) == CONTACT else None
    if cut and not reason_of(lines[0].text[: cut.start]):
        del marks[0]
    return marks


def _worded(span: Span | None, text: str) -> Fact | None:
    """Return the fact whose value is the span's own words."""
    return Fact(" ".join(span.of(text).split()), Basis.TEXT, span) if span else None


def _credited(found: tuple[Span, str] | None) -> Fact | None:
    return Fact(found[1], Basis.TEXT, found[0]) if found else None


def _agency(
    head: Head, paragraphs: Sequence[Paragraph], signed: Signatures
) -> tuple[Span, str] | None:
    """Return the agency of a dateline, else of the byline, else of a credit or copyright line."""
    in_dateline = next((each.agency for each in paragraphs if each.agency), None)
    return in_dateline or head.agency or signed.agency


def _day(head: Head, lines: Sequence[Line], order: DayOrder) -> Fact | None:
    """Return the day of publication: from the head, or from a labelled date line further down."""
    if head.dates:
        span, chosen = min(head.dates, key=lambda each: each[1].rank)
        return Fact(chosen.value, Basis.TEXT, span)
    for line in lines[head.first :]:
        if found := _labelled_day(line, order):
            return Fact(found.value, Basis.TEXT, line.part(found.start, found.end))
    return None


def _labelled_day(line: Line, order: DayOrder) -> PrintedDate | None:
    """Return the day of a line of dates alone, labelled or filed: "Last updated: 5 May 2026"."""
    cluster = dates.trailing(line.text, order) if len(line.text) <= MAX_DATE_LINE else None
    if not cluster or line.text[: cluster.start].strip(" -–—|•·(*"):
        return None
    found = dates.best(cluster.dates)
    return found if found and found.rank is not Rank.BARE else None


def _date_marks(
    lines: Sequence[Line], marks: Mapping[int, str], first: int, order: DayOrder, day: Fact | None
) -> dict[int, str]:
    """Return the date lines among ``lines[first:]``: labelled, or the one that gave the day.

    A bare ISO day elsewhere heads an entry of the report's own timeline.
    """
    found = {}
    for number in range(first, len(lines)):
        printed = None if number in marks else _labelled_day(lines[number], order)
        gave = day and day.span and lines[number].span.covers(day.span)
        if printed and (printed.rank is not Rank.FILED or gave):
            found[number] = "date"
    return found


def _without_same_event(
    lines: Sequence[Line], marks: Mapping[int, str], day: Fact | None, order: DayOrder
) -> dict[int, str]:
    """Return the marks without the captions of videos that were filmed with the report."""
    return {
        number: reason
        for number, reason in marks.items()
        if reason != captions.VIDEO or not _is_same_event(lines[number].text, day, order)
    }


def _is_same_event(caption: str, day: Fact | None, order: DayOrder) -> bool:
    cluster = dates.trailing(caption, order)
    if not day or not cluster or not ends_sentence(caption[: cluster.start].rstrip(" (")):
        return False
    filmed = date.fromisoformat(cluster.dates[0].value)
    return abs((filmed - date.fromisoformat(day.value)).days) <= SAME_EVENT_DAYS


def _boilerplate(
    lines: Sequence[Line],
    marks: Mapping[int, str],
    head: Head,
    paragraphs: Sequence[Paragraph],
    facts: Iterable[Fact | None],
) -> tuple[Boilerplate, ...]:
    """Return the chrome in text order; a line that gave the title or a fact is none."""
    told = [fact.span for fact in facts if fact and fact.span]
    told += [head.title] if head.title else []
    pieces: Iterator[Boilerplate] = (
        Boilerplate(lines[number].span, reason) for number, reason in marks.items()
    )
    whole = [each for each in pieces if not any(each.span.overlap(span) for span in told)]
    tails = [each.tail for each in paragraphs if each.tail and len(each.tail.span)]
    return tuple(sorted([*whole, *head.boilerplate, *tails], key=lambda each: each.span))
