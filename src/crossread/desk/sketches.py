"""Sketches as bytes, and those of a desk kept at hand between one growth and the next."""

import json
import zlib
from collections.abc import Iterable
from dataclasses import replace
from sys import intern

from crossread.ports import Reads
from crossread.stories import Passage, Sketch

_QUICK = 3  # of zlib's nine levels


def to_bytes(sketch: Sketch) -> bytes:
    """Return a sketch as a store keeps it."""
    passages = [[passage.key, *passage.terms] for passage in sketch.passages]
    form = [sketch.report, sketch.date, sketch.day, sketch.headline, sketch.titled]
    return zlib.compress(json.dumps([*form, passages, sketch.names]).encode(), _QUICK)


def from_bytes(content: bytes) -> Sketch:
    """Return the sketch that ``to_bytes`` wrote."""
    report, stated, day, headline, titled, passages, names = json.loads(zlib.decompress(content))
    read = (Passage(key, tuple(map(intern, terms))) for key, *terms in passages)
    return Sketch(report, stated, day, headline, titled, tuple(read), tuple(map(intern, names)))


class Sketches:
    """The sketches of a store's reports, each read once."""

    def __init__(self) -> None:
        self._known: dict[str, Sketch] = {}

    def of(self, heads: Iterable[tuple[str, str, str | None]], reads: Reads) -> list[Sketch]:
        """Return the sketch of each article's head, under the id of the article."""
        wanted = {head: article for article, head, _ in heads}
        missing = [head for head in wanted if head not in self._known]
        for report, content in reads.sketches(missing):
            self._known[report] = from_bytes(content)
        self._known = {head: self._known[head] for head in wanted}
        return [replace(self._known[head], report=article) for head, article in wanted.items()]
