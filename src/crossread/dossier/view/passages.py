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


def visible(text: str) -> str:
    r"""Return the text as a page can show it: control characters and direction overrides as signs.

    >>> visible("a\x00b")
    'a�b'
    """
    return text.translate(_SHOWN)


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
    mark: Mark | None = None
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
    ends: list[int] = []
    at = window.start
    while waiting or ends:
        if ends and (not waiting or ends[-1] <= waiting[0][0]):
            end = ends.pop()
            pieces += _text(text, at, end)
            pieces.append(MarkedText("close"))
            at = end
            continue
        start, end, which = heapq.heappop(waiting)
        end = -end
        if ends and end > ends[-1]:
            heapq.heappush(waiting, (ends[-1], -end, which))
            end = ends[-1]
        pieces += _text(text, at, start)
        pieces.append(MarkedText("open", mark=ordered[which]))
        ends.append(end)
        at = start
    return (*pieces, *_text(text, at, window.end))


def _text(text: str, start: int, end: int) -> list[MarkedText]:
    return [MarkedText("text", visible(text[start:end]))] if end > start else []
