"""Lines of the body → paragraphs, without datelines before and chrome after the words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossread.clean.chrome import tail_of
from crossread.clean.datelines import (
    Dateline,
    opening_mark,
    read_dateline,
    read_lone_dateline,
)
from crossread.clean.head import Head
from crossread.clean.lines import Line
from crossread.model.report import Boilerplate
from crossread.model.span import Span

# Captions may stand above the first paragraph, and with it above the dateline.
DATELINE_LINES = 4


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the body. ``words`` is empty when the line holds nothing but a dateline."""

    words: Span
    place: Span | None = None
    agency: tuple[Span, str] | None = None
    tail: Boilerplate | None = None


def read_paragraphs(
    lines: Sequence[Line], marks: Mapping[int, str], head: Head
) -> Iterator[Paragraph]:
    """Yield the paragraphs of the lines below the head that are not in ``marks``.

    A bare place before a dash is a dateline near the top only; further down, where an older
    report is appended to a newer one, it needs an agency or a station in brackets.
    """
    body = [number for number in range(head.first, len(lines)) if number not in marks]
    placed = False
    for position, number in enumerate(body):
        start = head.rest if number == head.first else 0
        paragraph = _read(lines[number], start, near_top=position < DATELINE_LINES and not placed)
        placed = placed or paragraph.place is not None
        yield paragraph


def _read(line: Line, start: int, *, near_top: bool) -> Paragraph:
    tail = _tail(line)
    end = tail.span.start - line.span.start if tail else len(line.text)
    text = line.text[start:end]
    found = _dateline(text, near_top=near_top)
    if not found:
        return Paragraph(line.part(start + opening_mark(text), max(end, start)), tail=tail)
    place = line.part(start + found.place_start, start + found.place_end)
    credit = found.agency
    return Paragraph(
        words=line.part(min(start + found.end, end), end),
        place=place if found.has_place else None,
        agency=(line.part(start + credit.start, start + credit.end), credit.agency)
        if credit
        else None,
        tail=tail,
    )


def _tail(line: Line) -> Boilerplate | None:
    found = tail_of(line.text)
    return Boilerplate(line.part(found.start, len(line.text)), found.reason) if found else None


def _dateline(text: str, *, near_top: bool) -> Dateline | None:
    found = (read_lone_dateline(text) if near_top else None) or read_dateline(text)
    if found and (near_top or (found.marked and found.has_place)):
        return found
    return None
