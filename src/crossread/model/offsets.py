"""Where each character of a frozen text came from."""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` characters that stand in both texts in the same order."""

    text_start: int
    source_start: int
    length: int


@dataclass(frozen=True, slots=True)
class Offsets:
    """Map from a report's text back to its decoded source, as runs in text order.

    Characters that a cleaner added (a line break between two blocks) belong to no run.

    >>> Offsets((Run(0, 3, 5),)).to_source(2)
    5
    """

    runs: tuple[Run, ...]

    @classmethod
    def identity(cls, length: int) -> "Offsets":
        """Return the map of a text that is its own source."""
        return cls((Run(0, 0, length),) if length else ())

    def to_source(self, index: int) -> int | None:
        """Return the source offset of text character ``index``; None for an added character."""
        at = bisect_right(self.runs, index, key=lambda run: run.text_start) - 1
        if at < 0:
            return None
        run = self.runs[at]
        inside = index - run.text_start
        return run.source_start + inside if inside < run.length else None
