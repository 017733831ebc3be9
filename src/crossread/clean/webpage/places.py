"""Where the characters of an extracted text stand in the page that it was extracted from.

The extractor keeps the order of the page and changes white space and little else. So each block is
looked for in the page's visible text, both without their white space; a block that is not found
whole is halved until its pieces are found or too short to tell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from crossread.model.offsets import Offsets, Run
from crossread.model.span import Span

MIN_PIECE = 8  # characters; shorter pieces are found by chance
MAX_JUMPS = 300  # blocks looked for in the whole page, for those that were moved to the front
NEARBY = 20_000  # characters of the page in which pieces of a broken block are looked for

# White space, and marks of no width that extractors drop: soft hyphen, joiners, byte order mark.
_SKIPPED = np.array(
    [code for code in range(0x3001) if chr(code).isspace()]
    + [0, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF],
    np.uint32,
)


@dataclass(frozen=True, slots=True)
class Dense:
    """A text without white space, and where its characters stand in the text."""

    text: str
    places: NDArray[np.int64]


def dense(text: str) -> Dense:
    """Return a text without white space and marks of no width."""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    places = np.flatnonzero(~np.isin(codes, _SKIPPED))
    return Dense(codes[places].tobytes().decode("utf-32-le"), places)


@dataclass(slots=True)
class Finder:
    """Finds blocks in a page's visible text, each behind the one before where it can."""

    page: Dense
    cursor: int = 0
    jumps: int = 0
    pairs: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = field(default_factory=list)

    def place(self, text: str, block: Span) -> Span | None:
        """Return where a block of ``text`` stands in the visible text; None if it does not.

        Remembers the places of its characters for ``runs``.
        """
        own = dense(block.of(text))
        first = len(self.pairs)
        self._find(own, block.start, 0, len(own.text), whole=True)
        found = self.pairs[first:]
        if not found:
            return None
        return Span(int(min(pair[1][0] for pair in found)), int(found[-1][1].max()) + 1)

    def _find(self, own: Dense, base: int, start: int, end: int, *, whole: bool) -> None:
        """Find ``own[start:end]``, or its halves."""
        if end - start < MIN_PIECE and not whole:
            return
        wanted = own.text[start:end]
        at = self._look(wanted, whole=whole)
        if at >= 0:
            self.cursor = at + len(wanted)
            places = self.page.places[at : at + len(wanted)]
            self.pairs.append((own.places[start:end] + base, places))
            return
        middle = (start + end) // 2
        if end - start >= 2 * MIN_PIECE:
            self._find(own, base, start, middle, whole=False)
            self._find(own, base, middle, end, whole=False)

    def _look(self, wanted: str, *, whole: bool) -> int:
        if not wanted:
            return -1
        near = self.page.text.find(
            wanted, self.cursor, self.cursor + NEARBY + 4 * len(wanted)
        )
        if near >= 0 or not whole or self.jumps >= MAX_JUMPS:
            return near
        self.jumps += 1
        behind = self.page.text.find(wanted, self.cursor)
        return behind if behind >= 0 else self.page.text.find(wanted)

    def offsets(self, source: NDArray[np.int64]) -> Offsets:
        """Return the map from the text to the source, by the places of the visible text there."""
        if not self.pairs:
            return Offsets(())
        text = np.concatenate([pair[0] for pair in self.pairs])
        place = source[np.concatenate([pair[1] for pair in self.pairs])]
        return Offsets(tuple(_runs(text, place)))


def _runs(text: NDArray[np.int64], place: NDArray[np.int64]) -> Iterator[Run]:
    """Yield runs of characters that follow each other in both texts.

    Single blanks between words that follow each other on both sides are part of a run.
    """
    step, shift = np.diff(text), np.diff(place)
    cuts = np.flatnonzero((step != shift) | (step < 1) | (step > 2))
    starts: Sequence[int] = [0, *(cuts + 1).tolist()]
    ends: Sequence[int] = [*cuts.tolist(), len(text) - 1]
    for first, last in zip(starts, ends, strict=True):
        length = int(text[last] - text[first]) + 1
        yield Run(int(text[first]), int(place[first]), length)
