"""One way to point at words: half-open ranges of Unicode code points."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range ``[start, end)`` of Unicode code points in ``Report.text``.

    >>> Span(0, 5).of("Harbour closed")
    'Harbo'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, got {self.start}, {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words this span points at."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether every character of ``other`` is in this span."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: "Span") -> int:
        """Number of characters both spans hold."""
        if self.end <= other.start or other.end <= self.start:  # most are apart
            return 0
        return min(self.end, other.end) - max(self.start, other.start)

    def hull(self, other: "Span") -> "Span":
        """Return the shortest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def trimmed(self, text: str, chars: str = " \t\r\n\u00a0") -> "Span":
        """Return the span without ``chars`` at its edges; empty when nothing is left."""
        start, end = self.start, self.end
        while start < end and text[start] in chars:
            start += 1
        while end > start and text[end - 1] in chars:
            end -= 1
        return Span(start, end)


def touched(parts: Sequence[Span], span: Span) -> range:
    """Return the indexes of the parts that share characters with ``span``, by bisection.

    ``parts`` stand in text order and do not overlap.

    >>> touched([Span(0, 4), Span(4, 9), Span(10, 12)], Span(3, 5))
    range(0, 2)
    """
    first = bisect_right(parts, span.start, key=lambda part: part.end)
    return range(first, bisect_left(parts, span.end, lo=first, key=lambda part: part.start))
