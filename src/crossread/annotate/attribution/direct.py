"""Attributions of direct quotations: one for each frame, with all the pieces that it gives."""

from collections.abc import Sequence

from crossread.model.annotation import Quote, QuoteType
from crossread.model.span import Span
from crossread.text.marks import CLOSING_DOUBLE, OPENING_DOUBLE

_MARKS = OPENING_DOUBLE | CLOSING_DOUBLE | {'"', "'", "‘", "’", "''"}


def groups(text: str, quotes: Sequence[Quote]) -> list[list[Quote]]:
    """Return the direct quotations in rows that one frame gives.

    A quotation belongs to the row before it when it has the same source and no cue of its own, or
    the same cue ("…," she said. "…"), and, where nobody is named, when nothing stands between.
    """
    found: list[list[Quote]] = []
    for quote in quotes:
        if quote.type is not QuoteType.DIRECT:
            continue
        if found and _goes_on(text, found[-1], quote):
            found[-1].append(quote)
        else:
            found.append([quote])
    return found


def _goes_on(text: str, row: Sequence[Quote], quote: Quote) -> bool:
    last = row[-1]
    if quote.speaker_span is None or last.speaker_span is None:
        between = text[last.span.end : quote.span.start]
        return quote.speaker is None and last.speaker is None and not any(map(str.isalnum, between))
    same_cue = quote.cue is None or quote.cue == row[0].cue
    return quote.speaker_span == last.speaker_span and same_cue


def with_marks(text: str, span: Span) -> Span:
    """Return the span of quoted words with the marks around them."""
    start, end = span.start, span.end
    while (
        start > 0 and text[start - 1] in " \u00a0" and start - 2 >= 0 and text[start - 2] in _MARKS
    ):
        start -= 1
    while start > 0 and text[start - 1] in _MARKS and start > span.start - 3:
        start -= 1
    while end < len(text) and text[end] in _MARKS and end < span.end + 2:
        end += 1
    return Span(start, end)
