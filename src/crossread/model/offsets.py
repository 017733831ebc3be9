"""Where each character of a frozen text came from."""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """``length`` characters that stand in both texts in the same order."""

    text_start: int
    source_start: int
    length: int


@dataclass(frozen=True, slots=True)
class Offsets:
    """Map from a report's text back to its decoded source, as segments in text order.

    Characters that a cleaner added (a line break between two blocks) belong to none.

    >>> Offsets((Segment(0, 3, 5),)).to_source(2)
    5
    """

    segments: tuple[Segment, ...]

    @classmethod
    def identity(cls, length: int) -> "Offsets":
        """Return the map of a text that is its own source."""
        return cls((Segment(0, 0, length),) if length else ())

    def to_source(self, index: int) -> int | None:
        """Return the source offset of text character ``index``; None for an added character."""
        at = bisect_right(self.segments, index, key=lambda each: each.text_start) - 1
        if at < 0:
            return None
        found = self.segments[at]
        inside = index - found.text_start
        return found.source_start + inside if inside < found.length else None
