"""Which characters of a paragraph open and close a quotation.

Reach for this to get the outermost quoted stretches of one paragraph. Inner quotations stay part
of the outer one. A mark that never closes still opens a quotation: it runs to the end of its
paragraph when the next one goes on with a mark, else to the end of its sentence. Apostrophes,
inches and feet are told from quote marks by what stands beside them.
Nothing here knows who speaks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossread.model.span import Span

STRAIGHT_DOUBLE = frozenset({'"', "''", "＂"})
OPENING_DOUBLE = frozenset({"“", "„", "‟", "«", "``", "❝"})
CLOSING_DOUBLE = frozenset({"”", "»", "❞"})

DOUBLE = re.compile(r"""''|``|["“”„‟«»＂❝❞]""")
SINGLE = re.compile(r"(?<!')['‘’‚](?!')")
_ANY = re.compile(r"""[`'"“”„‟«»＂❝❞‘’‚]""")  # most paragraphs hold none, and need no scan

# What may stand before an opening mark without a space.
OPENING_BEFORE = frozenset("([{—–-/…:“\"‘'«`|•")

# Apostrophes that stand for letters left out at the start of a word.
ELISION = re.compile(
    r"(?:\d0s|\d\d|em|til|till|tis|twas|cause|bout|round|n|cuz|kay|tude|hood)\b(?!\w)", re.I
)

SENTENCE_END = re.compile(r"(?<![A-Z])[.!?…](?=\s+[A-Z“\"‘'(]|\s*$)")

# Longest quotation between single marks, in characters: a longer one is two apostrophes.
SINGLE_REACH = 600


@dataclass(frozen=True, slots=True)
class Quoted:
    """One outermost quotation: ``inner`` its words, ``outer`` with its marks."""

    inner: Span
    outer: Span
    closed: bool
    single: bool  # between single marks


@dataclass(frozen=True, slots=True)
class _Mark:
    """A double quote mark, which two characters may make ('' or ``)."""

    start: int
    end: int
    opens: bool  # can open
    closes: bool  # can close


def quoted(text: str, paragraph: Span, *, goes_on: bool = False) -> tuple[Quoted, ...]:
    """Return the outermost quotations of ``paragraph``, in text order, none of them empty.

    ``goes_on`` says that the next paragraph opens with a quote mark, so that a quotation which
    does not close may reach the end of this one.
    """
    if not _ANY.search(text, paragraph.start, paragraph.end):
        return ()
    found: list[Quoted] = []
    for each in _scan(text, paragraph, goes_on=goes_on):
        inner = each.inner.trimmed(text)
        if any(letter.isalnum() for letter in inner.of(text)):
            found.append(Quoted(inner, each.outer, each.closed, each.single))
    return tuple(found)


def may_go_on(text: str, paragraph: Span, following: int) -> bool:
    """Whether the paragraph at ``following`` opens with a mark that may go on with a quotation.

    A straight single mark does so only after a paragraph of single marks.
    """
    opens = text[following : following + 1]
    if opens == "'":
        words = paragraph.of(text)
        return "'" in words and not any(mark in words for mark in '"“”')
    return opens in ("“", '"', "‘", "«", "„")


def _scan(text: str, paragraph: Span, *, goes_on: bool) -> Iterator[Quoted]:
    doubles = _doubles(text, paragraph)
    at, next_double = paragraph.start, 0
    while at < paragraph.end:
        while next_double < len(doubles) and doubles[next_double].start < at:
            next_double += 1
        mark = doubles[next_double] if next_double < len(doubles) else None
        stop = mark.start if mark else paragraph.end
        single = _first_single(text, at, stop, paragraph, goes_on=goes_on)
        if single:
            yield single
            at = single.outer.end
        elif mark is None:
            return
        elif not mark.opens:
            at = mark.end
        else:
            one = _double(text, doubles, next_double, paragraph)
            if one is None:
                one = _unclosed(text, mark, paragraph, goes_on=goes_on)
            yield one
            at = one.outer.end


def _doubles(text: str, paragraph: Span) -> list[_Mark]:
    return [
        _roles(text, match.start(), match.end(), paragraph)
        for match in DOUBLE.finditer(text, paragraph.start, paragraph.end)
        if not _inches(text, match.start(), paragraph)
    ]


def _inches(text: str, at: int, paragraph: Span) -> bool:
    """A straight mark after a digit that follows a foot mark or a number: 6'2", a 12" pipe."""
    if text[at] != '"' or at == paragraph.start or not text[at - 1].isdigit():
        return False
    before = at - 1
    while before > paragraph.start and (text[before - 1].isdigit() or text[before - 1] in "./"):
        before -= 1
    if before > paragraph.start and text[before - 1] in "'’′":
        return True
    return not text.count('"', paragraph.start, at) % 2


def _roles(text: str, start: int, end: int, paragraph: Span) -> _Mark:
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    free_before = before.isspace() or before in OPENING_BEFORE
    word_after = after.isalnum() or after in "$£€#@.…[(‘'’“\"-–—¿¡"
    mark = text[start:end]
    if mark in STRAIGHT_DOUBLE:
        opens = before.isspace() or (free_before and not after.isspace())
        opens = opens or (before in ".!?" and after.isupper())  # sentences run together
        return _Mark(start, end, opens, closes=True)
    if mark in OPENING_DOUBLE:  # also typed at the end of a quotation by mistake
        return _Mark(start, end, word_after or free_before, not free_before and not word_after)
    return _Mark(start, end, free_before and word_after, True)


def _double(text: str, marks: list[_Mark], first: int, paragraph: Span) -> Quoted | None:
    """Return the quotation that ``marks[first]`` opens; None when nothing ends it."""
    opening = marks[first]
    depth = 0
    for number in range(first + 1, len(marks)):
        mark = marks[number]
        if _closes(text, mark, opening, paragraph):
            if depth == 0:
                return _closed(opening, mark)
            depth -= 1
        elif mark.opens:
            other_kind = text[mark.start] != text[opening.start]
            if not other_kind and _closers(text, marks, number + 1, paragraph) < 2 + depth:
                return _unclosed(text, opening, Span(opening.start, mark.start), goes_on=False)
            depth += 1
    return None


def _closes(text: str, mark: _Mark, opening: _Mark, paragraph: Span) -> bool:
    if not mark.closes or mark.start < opening.end:
        return False
    before = text[mark.start - 1]
    after = text[mark.end] if mark.end < paragraph.end else " "
    return not (mark.opens and before.isspace() and after.isalnum())


def _closers(text: str, marks: list[_Mark], start: int, paragraph: Span) -> int:
    """Number of closing marks from ``start`` up to the next mark that opens."""
    number = 0
    for index in range(start, len(marks)):
        if not _closes(text, marks[index], marks[start - 1], paragraph):
            break
        number += 1
    return number


def _closed(opening: _Mark, closing: _Mark, *, single: bool = False) -> Quoted:
    outer = Span(opening.start, closing.end)
    return Quoted(Span(opening.end, closing.start), outer, closed=True, single=single)


def _unclosed(text: str, opening: _Mark, reach: Span, *, goes_on: bool) -> Quoted:
    """Return a quotation without its end mark.

    It reaches to the end of ``reach`` when that is where it ``goes_on``, else to the end of its
    first sentence.
    """
    stop = None if goes_on else SENTENCE_END.search(text, opening.end, reach.end)
    outer = Span(opening.start, stop.end() if stop else max(reach.end, opening.end))
    return Quoted(Span(opening.end, outer.end), outer, closed=False, single=False)


def _first_single(
    text: str, start: int, stop: int, paragraph: Span, *, goes_on: bool
) -> Quoted | None:
    """Return the first quotation between single marks that opens in ``[start, stop)``.

    One that opens its paragraph or follows a colon may be closed in the next one.
    """
    for match in SINGLE.finditer(text, start, stop):
        at = match.start()
        if not _opens_single(text, at, paragraph):
            continue
        close = _single_end(text, at, paragraph)
        if close is not None:
            opening = _Mark(at, at + 1, opens=True, closes=False)
            closing = _Mark(close, close + 1, opens=False, closes=True)
            return _closed(opening, closing, single=True)
        led = at == paragraph.start or text[paragraph.start : at].rstrip().endswith(":")
        if goes_on and led and stop == paragraph.end:
            inner, outer = Span(at + 1, paragraph.end), Span(at, paragraph.end)
            return Quoted(inner, outer, closed=False, single=True)
    return None


def _opens_single(text: str, at: int, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if not (before.isspace() or before in OPENING_BEFORE) or after.isspace():
        return False
    return text[at] != "’" and not ELISION.match(text, at + 1, paragraph.end)


def _single_end(text: str, opening: int, paragraph: Span) -> int | None:
    """Return where the quotation that opens at ``opening`` closes; None when it is no quotation.

    A mark after punctuation, or before it, closes for sure. One after a plural "s" may be a
    possessive ("the victims' families"): it closes only when no surer mark follows before another
    one opens ("the 'red boats' and 'grey boats' left").
    """
    limit = min(paragraph.end, opening + SINGLE_REACH)
    perhaps = None
    for match in SINGLE.finditer(text, opening + 1, limit):
        at = match.start()
        before = text[at - 1]
        after = text[at + 1] if at + 1 < paragraph.end else " "
        if perhaps is not None and _opens_single(text, at, paragraph):
            return perhaps
        if not _may_end(text, opening, at) or after.isalnum() or before.isspace():
            continue
        if not _balanced(text, opening + 1, at):
            break
        if after.isspace() and before in "sS" and at + 1 < paragraph.end:
            perhaps = at if perhaps is None else perhaps
            continue
        return at
    return perhaps


def _may_end(text: str, opening: int, at: int) -> bool:
    """Whether the mark at ``at`` is of a kind that closes the one at ``opening``.

    A curly mark closes a straight one only where it is no apostrophe: behind the end of a sentence.
    """
    if at == opening + 1 or text[at] not in "’'":
        return False
    return text[opening] != "'" or text[at] == "'" or text[at - 1] in ".!?,"


def _balanced(text: str, start: int, end: int) -> bool:
    """Whether as many double marks open as close in ``[start, end)``."""
    inside = text[start:end]
    straight = inside.count('"') + inside.count("''")
    opened = sum(inside.count(mark) for mark in "“«„‟")
    closed = sum(inside.count(mark) for mark in CLOSING_DOUBLE)
    return straight % 2 == 0 and opened == closed
