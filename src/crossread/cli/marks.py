"""Which marks of a report are shown, and what is written beside each.

Marks on the very same words are one ``Mark`` with several labels. ``pieces`` cuts a text so that
marks can be written as brackets: where two marks cross, the inner one is closed and opened again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from crossread.model.annotation import AnnotatedReport, Bound, Quantity
from crossread.model.span import Span

BOUNDS = {
    Bound.EXACT: "",
    Bound.AT_LEAST: "≥",
    Bound.AT_MOST: "≤",
    Bound.MORE_THAN: ">",
    Bound.LESS_THAN: "<",
    Bound.ABOUT: "≈",
    Bound.VAGUE: "vague ≥",
}


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """One reading of the marked words: what they are, and the value they stand for or ""."""

    kind: str  # "person", "quote", "source", "cue", "time", "quantity", "hedge", ...
    note: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.note}".strip()


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked words with everything that is said of them."""

    span: Span
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class MarkedStretch:
    """A stretch of text under the same marks, outermost first.

    The last ``opened`` of them begin here and the last ``closed`` of them end here; a mark whose
    span goes on is opened again by the next piece.
    """

    span: Span
    marks: tuple[Mark, ...]
    opened: int
    closed: int


def marks(annotated: AnnotatedReport) -> list[Mark]:
    """Return the marks of a report in text order, the longer of two at one place first."""
    found: dict[Span, set[Label]] = {}
    for span, label in _labelled(annotated):
        if len(span):
            found.setdefault(span, set()).add(label)
    order = sorted(found, key=lambda span: (span.start, -span.end))
    return [Mark(span, tuple(sorted(found[span]))) for span in order]


def _labelled(annotated: AnnotatedReport) -> Iterator[tuple[Span, Label]]:
    text = annotated.report.text
    for chrome in annotated.report.boilerplate:
        yield chrome.span, Label("boilerplate", chrome.reason)
    for mention in annotated.mentions:
        same = mention.span.of(text) == mention.name
        yield mention.span, Label(mention.type, "" if same else mention.name)
    for quote in annotated.quotes:
        yield quote.span, Label("quote", quote.speaker or "nobody named")
    for attribution in annotated.attributions:
        if attribution.source:
            yield attribution.source, Label("source", attribution.kind)
        if attribution.cue:
            yield attribution.cue, Label("cue")
    for time in annotated.times:
        yield time.span, Label("time", time.value or "unresolved")
    for quantity in annotated.quantities:
        yield quantity.span, Label("quantity", _said(quantity))
    for certainty in annotated.certainties:
        for cue in certainty.cues:
            yield cue, Label("hedge", certainty.value)


def _said(quantity: Quantity) -> str:
    """A quantity in short: "≥40 person", "10–20 boat", "≈3 km"."""
    ends = (quantity.low, quantity.high)
    if quantity.value is not None:
        number = BOUNDS[quantity.bound] + _number(quantity.value)
    else:
        number = "–".join(_number(end) if end is not None else "" for end in ends)
    other = quantity.counted if quantity.counted != quantity.unit else ""
    counted = f"({other})" if other and quantity.unit else other
    return " ".join(part for part in (number, quantity.unit, counted) if part)


def _number(value: float) -> str:
    return f"{int(value):,}" if value.is_integer() else f"{value:,}"


def pieces(text: str, shown: Sequence[Mark]) -> Iterator[MarkedStretch]:
    """Yield the stretches of ``text`` in order; together they are all of it."""
    starting: dict[int, list[Mark]] = {}
    for mark in shown:
        starting.setdefault(mark.span.start, []).append(mark)
    cuts = {0, len(text), *starting, *(mark.span.end for mark in shown)}
    edges = sorted(cuts)
    open_: list[Mark] = []
    again: list[Mark] = []
    for start, end in pairwise(edges):
        opening = sorted((*again, *starting.get(start, ())), key=lambda m: -m.span.end)
        open_ += opening
        closed = _closed(open_, end)
        yield MarkedStretch(Span(start, end), tuple(open_), len(opening), closed)
        again = [m for m in open_[len(open_) - closed :] if m.span.end > end]
        del open_[len(open_) - closed :]


def _closed(open_: Sequence[Mark], end: int) -> int:
    """How many marks must be closed, from the innermost on, so that all that end here are."""
    ending = [place for place, mark in enumerate(open_) if mark.span.end == end]
    return len(open_) - ending[0] if ending else 0
