"""Words of a report as pieces to lay out: text between the openings and closings of marks.

Marks may nest and may cross. Pieces always nest: a mark that crosses another is closed and opened
again, so that any markup made of them is well formed. The texts of the pieces joined are the
passage, except for characters that no page can show or that would reorder the page: those are
replaced by a sign that names them.
"""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass

from crossread.model.span import Span

_CONTROLS = {code: "\ufffd" for code in range(0x20) if chr(code) not in "\t\n\r"}
_OVERRIDES = {
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
}
_SHOWN = str.maketrans(
    {
        **_CONTROLS,
        **{code: f"‹{name}›" for code, name in _OVERRIDES.items()},
        **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
        0x7F: "\ufffd",
        0xFFFE: "\ufffd",
        0xFFFF: "\ufffd",
    }
)
_SHOWN_ON_ONE_LINE = _SHOWN | dict.fromkeys(map(ord, "\t\n\r\x85\u2028\u2029"), "\ufffd")


def visible(text: str) -> str:
    r"""Return the text as a page can show it: control characters and direction overrides as signs.

    >>> visible("a\x00b")
    'a�b'
    """
    return text.translate(_SHOWN)


def on_one_line(name: str) -> str:
    r"""Return what ``visible`` does, with signs for the line ends and tabs of a file's name too.

    >>> on_one_line("a\nb")
    'a�b'
    """
    return name.translate(_SHOWN_ON_ONE_LINE)


def unstopped(words: str) -> str:
    """Return quoted words as they are shown alone: no comma of the sentence around them at the end.

    >>> unstopped("in that sea,")
    'in that sea'
    """
    return words.rstrip(" ,;")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to show on words: ``kind`` is how, ``id`` what a link points at, "" for nothing."""

    span: Span
    kind: str
    id: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Text, or where a mark opens or closes; ``anchor`` is the id at its first opening only."""

    step: str  # "text", "open", "close"
    text: str = ""
    mark: Mark | None = None  # that opens or closes
    anchor: str = ""


def nested(text: str, window: Span, marks: Iterable[Mark]) -> tuple[MarkedText, ...]:
    """Return the pieces of ``window`` with the parts of the marks that lie in it.

    Outer marks open first; of marks with one span the first given is the outer one.
    """
    ordered = list(marks)
    waiting = [
        (max(mark.span.start, window.start), -min(mark.span.end, window.end), at)
        for at, mark in enumerate(ordered)
        if mark.span.overlap(window)
    ]
    heapq.heapify(waiting)
    pieces: list[MarkedText] = []
    open_: list[tuple[int, Mark]] = []  # where each ends
    at = window.start
    while waiting or open_:
        if open_ and (not waiting or open_[-1][0] <= waiting[0][0]):
            end, mark = open_.pop()
            pieces += _text(text, at, end)
            pieces.append(MarkedText("close", mark=mark))
            at = end
            continue
        start, end, which = heapq.heappop(waiting)
        end = -end
        if open_ and end > open_[-1][0]:
            heapq.heappush(waiting, (open_[-1][0], -end, which))
            end = open_[-1][0]
        pieces += _text(text, at, start)
        pieces.append(MarkedText("open", mark=ordered[which]))
        open_.append((end, ordered[which]))
        at = start
    return (*pieces, *_text(text, at, window.end))


def _text(text: str, start: int, end: int) -> list[MarkedText]:
    return [MarkedText("text", visible(text[start:end]))] if end > start else []
