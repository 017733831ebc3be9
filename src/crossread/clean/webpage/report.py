"""A page's bytes → text and facts, as ``clean.build`` makes a report of them.

The text is the headline, what the page shows of author and date, the extracted blocks, and the
credits that the extractor dropped; each character has its place in the source where it is found
there.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from crossread.clean import agencies
from crossread.clean.bylines import read_byline
from crossread.clean.draft import AGENCY_CREDIT, BREAK, Draft, with_credit
from crossread.clean.lines import Line, key, split_lines
from crossread.clean.moments import day_in_address
from crossread.clean.page import Page, read_page
from crossread.clean.webpage.credits import about_lines, credit_lines
from crossread.clean.webpage.encoding import decode_page
from crossread.clean.webpage.extract import Extraction, extract
from crossread.clean.webpage.markup import MAX_TAGS, Markup, scan
from crossread.clean.webpage.places import Dense, Finder, PlacedWords, dense, offsets_of
from crossread.clean.webpage.statements import Statements, read_statements
from crossread.model.capture import Reason
from crossread.model.report import Basis, Boilerplate, Fact
from crossread.model.span import Span


def read_webpage(content: bytes, *, charset: str | None = None, title: str = "") -> Draft | Reason:
    """Return what a page holds, or why it cannot be read: no encoding fits, or it is too large.

    ``charset`` is that of the HTTP header, ``title`` a headline that is surer than the page's.
    """
    decoded = decode_page(content, charset)
    if decoded is None:
        return Reason.NOT_DECODED
    source = decoded.text.replace("\x00", " ")
    markup = scan(source)
    if markup.tags >= MAX_TAGS:
        return Reason.TOO_LARGE
    told = read_statements(markup)
    extraction = extract(source, markup)
    if len(extraction.blocks) > MAX_BLOCKS:
        return Reason.TOO_LARGE
    sheet = _lay_out(markup, extraction, title or told.title)
    parts = read_page(sheet.main, title=sheet.title, extracted=not extraction.whole)
    made = extraction.extractor
    draft = Draft(
        text=sheet.text,
        page=_with_statements(_with_credits(parts, sheet), told),
        offsets=offsets_of(sheet.pieces, markup.source),
        extractor=made if decoded.encoding == "utf-8" else f"{made}+{decoded.encoding}",
    )
    credit = _told_agency(told)
    return with_credit(draft, credit) if credit and not draft.page.agency else draft


# Lines of a page's text; the longest articles have a few hundred, and each costs 0.1 ms.
MAX_BLOCKS = 20_000
_BY = re.compile(r"^(?:\w+ )?by\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The text of a report as laid out, and where its pieces stand in it."""

    text: str
    main: str  # the text without the credits at its end
    pieces: tuple[tuple[int, PlacedWords], ...]
    title: Span | None
    credits: tuple[tuple[Span, Fact], ...]


def _lay_out(markup: Markup, extraction: Extraction, title: str) -> _Sheet:
    visible = dense(markup.text)
    lines = split_lines(markup.text)
    blocks = _without_title(extraction.blocks, title)
    finder = Finder(visible)
    found = _seen([finder.find(block) for block in blocks])
    places = [piece.place for piece in found if piece.place]
    body = places[0].hull(places[-1]) if places else Span(0, 0)
    heading = _heading(visible, title, body)
    head = Span(heading.place.end if heading.place else 0, body.start) if places else body
    taken = {key(block) for block in blocks} | {key(title)}
    around = [] if extraction.whole else [_piece(line) for line in _about(lines, head, taken)]
    main = [*([heading] if title else []), *around, *found]
    article = body.hull(heading.place) if heading.place else body
    taken |= {key(piece.words) for piece in around}
    credited = (
        [] if extraction.whole else credit_lines(lines, _covered(markup, main), article, taken)
    )
    return _sheet(main, [(_piece(line), credit) for line, credit in credited], bool(title))


def _seen(blocks: Sequence[PlacedWords]) -> list[PlacedWords]:
    """Return the blocks without those that no reader sees, such as a template's.

    Cells of tables are too short to be found; and where most is hidden, a script would show it.
    """
    seen = [piece for piece in blocks if piece.place or "|" in piece.words]
    most = sum(len(piece.words) for piece in blocks) / 2
    return seen if sum(len(piece.words) for piece in seen) > most else list(blocks)


def _about(lines: Sequence[Line], head: Span, taken: set[str]) -> list[Line]:
    return about_lines(lines, head, taken) if len(head) else []


def _sheet(
    main: Sequence[PlacedWords],
    credited: Sequence[tuple[PlacedWords, agencies.AgencyName]],
    titled: bool,
) -> _Sheet:
    placed: list[tuple[int, PlacedWords]] = []
    at = 0
    for piece in [*main, *(piece for piece, _ in credited)]:
        placed.append((at, piece))
        at += len(piece.words) + len(BREAK)
    starts = [start for start, _ in placed[len(main) :]]
    facts = []
    for start, (piece, credit) in zip(starts, credited, strict=True):
        whole = Span(start, start + len(piece.words))
        span = Span(start + credit.start, start + credit.end)
        facts.append((whole, Fact(credit.agency, Basis.TEXT, span)))
    return _Sheet(
        text=BREAK.join(piece.words for _, piece in placed),
        main=BREAK.join(piece.words for piece in main),
        pieces=tuple(placed),
        title=Span(0, len(main[0].words)) if titled else None,
        credits=tuple(facts),
    )


def _without_title(blocks: Sequence[str], title: str) -> list[str]:
    """Return the blocks without the headline, which the extractor repeats among the first."""
    return [b for n, b in enumerate(blocks) if not (n < 3 and title and key(b) == key(title))]


def _heading(visible: Dense, title: str, body: Span) -> PlacedWords:
    """Return the headline with its place: the last one above the body, if the page shows it."""
    wanted = dense(title)
    last = int(np.searchsorted(visible.places, body.start)) if len(body) else len(visible.text)
    at = visible.text.rfind(wanted.text, 0, last) if wanted.text else -1
    if at < 0:
        return PlacedWords(title)
    return PlacedWords(title, wanted.places, visible.places[at : at + len(wanted.text)])


def _piece(line: Line) -> PlacedWords:
    """Return a visible line with single blanks."""
    words = " ".join(line.text.split())
    return PlacedWords(words, dense(words).places, dense(line.text).places + line.span.start)


def _covered(markup: Markup, pieces: Iterable[PlacedWords]) -> np.ndarray:
    covered = np.zeros(len(markup.text), bool)
    for piece in pieces:
        covered[piece.page] = True
    return covered


def _with_credits(page: Page, sheet: _Sheet) -> Page:
    """Return the page with the dropped credits as chrome; the first may name the agency."""
    if not sheet.credits:
        return page
    marks = tuple(Boilerplate(span, AGENCY_CREDIT) for span, _ in sheet.credits)
    named = page.agency or sheet.credits[0][1]
    return replace(page, agency=named, boilerplate=(*page.boilerplate, *marks))


def _with_statements(page: Page, told: Statements) -> Page:
    """Return the page with what its metadata says, which goes before its words but for agencies."""
    bylines = [found for name in told.authors if (found := read_byline(_signed(name)))]
    house = key(told.outlet)
    people = [each.author for each in bylines if each.author and _is_person(each.author, house)]
    day = day_in_address(told.url)
    return replace(
        page,
        outlet=Fact(told.outlet, Basis.METADATA) if told.outlet else page.outlet,
        author=_said(" and ".join(dict.fromkeys(people)), page.author),
        date=_dated(told.date, page.date) or (Fact(day, Basis.URL) if day else None),
        modified=_dated(told.modified, None),
        url=told.url or None,
    )


def _is_person(author: str, house: str) -> bool:
    """Whether an author is no outlet that signs its own page, or an edition of it is named for."""
    name = key(author)
    return not house or (name != house and not house.startswith(f"{name} "))


def _told_agency(told: Statements) -> str:
    """Return the agency that a page's metadata names as author or source, in its words."""
    for name in (*told.authors, *told.credits):
        if agencies.named(name):
            return name
        role = name.partition(",")[2]  # "Jane Roe, AP Business Writer"
        byline = read_byline(_signed(name))
        found = agencies.in_mark(role) or (byline.agency if byline else None)
        if found:
            return found.agency
    return ""


def _signed(name: str) -> str:
    """Return a name from a page's metadata as a byline says it, for some say "By" and some not."""
    return f"By {_BY.sub('', name)}"


def _said(value: str, printed: Fact | None) -> Fact | None:
    """Return a statement, with the words that say the same where the page prints them."""
    if not value:
        return printed
    same = printed and key(printed.value) == key(value)
    return Fact(value, Basis.METADATA, printed.span if printed and same else None)


def _dated(value: str, printed: Fact | None) -> Fact | None:
    if not value:
        return printed
    same = printed and printed.value[:10] == value[:10]
    return Fact(value, Basis.METADATA, printed.span if printed and same else None)
