"""Credits and bylines below the head: who else is named for the words of a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.clean import agencies, captions
from crossread.clean.bylines import Byline, read_byline, read_name, read_portrait
from crossread.clean.datelines import opening_mark
from crossread.clean.lines import Line, ends_sentence
from crossread.model.span import Span

# A bare "Reuters" in mid-page credits a photograph; in the first or last lines, the text.
EDGE_LINES = 3
MAX_CHARACTERS = 240


@dataclass(frozen=True, slots=True)
class Signatures:
    """The lines below the head that sign a report, by index, and what they say."""

    marks: dict[int, str]
    author: tuple[Span, str] | None
    agency: tuple[Span, str] | None


def read_signatures(lines: Sequence[Line], marks: Mapping[int, str], first: int) -> Signatures:
    """Return the credits and bylines among ``lines[first:]``; the first of each kind is told.

    Chrome is read too, for "Copyright AP"; captions are not, for they credit pictures.
    """
    found: dict[int, str] = {}
    author: tuple[Span, str] | None = None
    agency: tuple[Span, str] | None = None
    for number in range(first, len(lines)):
        line = lines[number]
        if marks.get(number) in {captions.PHOTO, captions.VIDEO} or len(line.text) > MAX_CHARACTERS:
            continue
        edge = number < first + EDGE_LINES or number >= len(lines) - EDGE_LINES
        credit = agencies.in_credit_line(line.text)
        credit = credit or (agencies.names_only(line.text) if edge else None)
        last = number >= len(lines) - EDGE_LINES
        byline = None if number in marks else _byline(line, last=last)
        byline = byline or _portrait(lines, number, last=last)
        if credit:
            found.setdefault(number, "credit line")
            agency = agency or (line.part(credit.start, credit.end), credit.agency)
        elif byline:
            found[number] = "byline"
        elif agencies.thanks_colleagues(line.text):
            found[number] = "credit line"
        if byline and byline.author:
            author = author or (line.part(byline.start, byline.end), byline.author)
    return Signatures({n: why for n, why in found.items() if n not in marks}, author, agency)


def _byline(line: Line, *, last: bool) -> Byline | None:
    """Return a byline, or in the last lines a name behind a dash: "-- Jane Roe"."""
    if ends_sentence(line.text):
        return None
    start = opening_mark(line.text)
    name = read_name(line.text[start:]) if last and start else None
    if name:
        return Byline(start, len(line.text), name.author, None)
    return read_byline(line.text)


def _portrait(lines: Sequence[Line], number: int, *, last: bool) -> Byline | None:
    """Return who is portrayed as the author: with an address or last, and nowhere else.

    A journalist who is in the news is named above too, and not by a byline.
    """
    found = read_portrait(lines[number].text)
    if not found or not found.author or not (last or "@" in lines[number].text):
        return None
    surname = found.author.split()[-1]
    others = [each for n, each in enumerate(lines) if n != number and surname in each.text]
    return found if all(_byline(each, last=False) for each in others) else None
