"""Where the characters of an extracted text stand in the page that it was extracted from.

The extractor keeps the order of the page and changes white space and little else. So each block is
looked for in the page's visible text, both without their white space; a block that is not found
whole is halved until its pieces are found or too short to tell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from crossread.model.offsets import Offsets, Segment
from crossread.model.span import Span

MIN_PIECE = 8  # characters; shorter pieces are found by chance
MAX_JUMPS = 300  # blocks looked for in the whole page: those that the extractor moved
BULLET = "- "  # the extractor's, before the words of a list
NEARBY = 20_000  # characters of the page in which the pieces of a broken block are looked for

_Indices = NDArray[np.int64]
# White space, and marks of no width that extractors drop: soft hyphen, joiners, byte order mark.
_SKIPPED = np.zeros(0x10000, bool)
_SKIPPED[[code for code in range(0x10000) if chr(code).isspace()]] = True
_SKIPPED[[0, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF]] = True


def _no_places() -> _Indices:
    return np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class Dense:
    """A text without white space, and where its characters stand in the text."""

    text: str
    places: _Indices


@dataclass(frozen=True, slots=True)
class PlacedWords:
    """Words of a report and where they stand in the visible page: ``own[i]`` at ``page[i]``."""

    words: str
    own: _Indices = field(default_factory=_no_places)
    page: _Indices = field(default_factory=_no_places)

    @property
    def place(self) -> Span | None:
        """The stretch of the visible page from the first character found to the last."""
        return Span(int(self.page.min()), int(self.page.max()) + 1) if len(self.page) else None


def dense(text: str) -> Dense:
    """Return a text without white space and marks of no width."""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    places = np.flatnonzero(~_SKIPPED[np.minimum(codes, 0xFFFF)])
    return Dense(codes[places].tobytes().decode("utf-32-le"), places)


@dataclass(slots=True)
class Finder:
    """Finds words in a page's visible text, each behind the ones before where it can."""

    page: Dense
    cursor: int = 0
    jumps: int = 0

    def find(self, words: str) -> PlacedWords:
        """Return words with their places; without any where the page does not show them."""
        own = dense(words)
        first = 1 if words.startswith(BULLET) else 0
        found = list(self._parts(own, first, len(own.text), whole=True))
        if not found:
            return PlacedWords(words)
        return PlacedWords(
            words,
            np.concatenate([own.places[start:end] for start, end, _ in found]),
            np.concatenate([self.page.places[at : at + end - start] for start, end, at in found]),
        )

    def _parts(
        self, own: Dense, start: int, end: int, *, whole: bool
    ) -> Iterator[tuple[int, int, int]]:
        """Yield the parts of ``own[start:end]`` that are found: start, end, place in the page."""
        at = self._look(own.text[start:end], whole=whole)
        if at >= 0:
            self.cursor = at + end - start
            yield start, end, at
        elif end - start >= 2 * MIN_PIECE:
            middle = (start + end) // 2
            yield from self._parts(own, start, middle, whole=False)
            yield from self._parts(own, middle, end, whole=False)

    def _look(self, wanted: str, *, whole: bool) -> int:
        if not wanted:
            return -1
        text = self.page.text
        near = text.find(wanted, self.cursor, self.cursor + NEARBY + 4 * len(wanted))
        if near >= 0 or not whole or self.jumps >= MAX_JUMPS:
            return near
        self.jumps += 1
        behind = text.find(wanted, self.cursor)
        return behind if behind >= 0 else text.find(wanted)


def offsets_of(pieces: Sequence[tuple[int, PlacedWords]], source: _Indices) -> Offsets:
    """Return the map of a text made of pieces at the given offsets, through the visible page.

    ``source`` has the place in the source of each character of the visible page.
    """
    text = np.concatenate([_no_places(), *(piece.own + start for start, piece in pieces)])
    page = np.concatenate([_no_places(), *(piece.page for _, piece in pieces)])
    return Offsets(tuple(_segments(text, source[page]))) if len(text) else Offsets(())


def _segments(text: _Indices, place: _Indices) -> Iterator[Segment]:
    """Yield segments of characters that follow each other in both texts.

    A single blank that stands in both is part of a segment, whatever kind of white space it is.
    """
    step, shift = np.diff(text), np.diff(place)
    cuts = np.flatnonzero((step != shift) | (step < 1) | (step > 2))
    starts = [0, *(cuts + 1).tolist()]
    ends = [*cuts.tolist(), len(text) - 1]
    for first, last in zip(starts, ends, strict=True):
        length = int(text[last] - text[first]) + 1
        yield Segment(int(text[first]), int(place[first]), length)
