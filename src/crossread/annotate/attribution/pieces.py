"""Ranges of words that make a content: how their edges are cleaned."""

from collections.abc import Iterable

from crossread.annotate.quotes.paragraph import Paragraph

Pieces = list[tuple[int, int]]  # half-open ranges of words

_EDGES = frozenset(",;:—–-.…")


def trimmed(paragraph: Paragraph, pieces: Iterable[tuple[int, int]]) -> Pieces:
    """Return the pieces without punctuation at their edges; cut quotations are made whole."""
    found = []
    for piece in pieces:
        start, end = piece
        while start < end and is_edge(paragraph, start):
            start += 1
        while end > start and is_edge(paragraph, end - 1):
            end -= 1
        whole = _with_quotes(paragraph, start, end)
        if any(paragraph.tokens[at].text[0].isalnum() for at in range(*whole)):
            found.append(whole)
    return found


def _with_quotes(paragraph: Paragraph, start: int, end: int) -> tuple[int, int]:
    """Stretch a range over the quotations that it cuts."""
    if end <= start:
        return start, end
    first, last = paragraph.inside[start], paragraph.inside[end - 1]
    while first >= 0 and start > 0 and paragraph.inside[start - 1] == first:
        start -= 1
    while last >= 0 and end < len(paragraph.inside) and paragraph.inside[end] == last:
        end += 1
    return start, end


def is_edge(paragraph: Paragraph, index: int) -> bool:
    """Whether the word is punctuation that belongs to no content, outside all quotations."""
    return paragraph.tokens[index].text in _EDGES and paragraph.inside[index] < 0
