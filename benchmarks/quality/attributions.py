"""How well quotations and reported speech are found and given to their sources.

    python -m benchmarks.quality.attributions [SHARED]

On the dev part of PolNeAR, by the scorer beside the data: contents exact, by words and by overlap,
and the share of sources that are right. Its annotation gives each word to one attribution at most,
so attributions inside the content of another, which crossread finds too, are left out here.
"""

import argparse
import gzip
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.quality import scorers
from crossread.annotate import attribution, names, quotes
from crossread.annotate.parse import Readable, parse
from crossread.model.annotation import Attribution
from crossread.model.span import Span
from crossread.models.language import Reader

Row = dict[str, Any]
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def figures(shared: Path, part: str = "dev") -> dict[str, Any]:
    """Return the scorer's figures for all, direct and indirect attributions of ``part``."""
    path = shared / "data" / f"attributions-{part}.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    found = zip(rows, _read([row["text"] for row in rows]), strict=True)
    predicted = [
        {"id": row["id"], "attributions": [_written(each) for each in outermost(mine)]}
        for row, mine in found
    ]
    scored: dict[str, Any] = scorers.of_sets(shared).attributions(rows, predicted)
    return scored


def _read(texts: Sequence[str]) -> list[tuple[Attribution, ...]]:
    """Run the real chain: sentences and trees, names, quotations, attributions."""
    reader = Reader.load()
    parses = parse([Readable(text, _paragraphs(text)) for text in texts], reader)
    read = []
    for text, parsed in zip(texts, parses, strict=True):
        mentions = names.recognise(text, parsed.sentences, parsed.bio)
        quoted = quotes.recognise(text, parsed.sentences, mentions)
        read.append(attribution.recognise(text, parsed.sentences, mentions, quoted))
    return read


def _paragraphs(text: str) -> tuple[tuple[int, Span], ...]:
    found = enumerate(_PARAGRAPH.finditer(text))
    return tuple((n, Span(m.start(), m.end()).trimmed(text)) for n, m in found)


def outermost(found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions whose cue stands in no other's content."""
    pieces = [(piece, each) for each in found for piece in each.content]
    return [
        each
        for each in found
        if each.cue is None
        or not any(piece.covers(each.cue) for piece, other in pieces if other is not each)
    ]


def _written(attributed: Attribution) -> Row:
    def pairs(spans: Sequence[Span | None]) -> list[list[int]]:
        return [[span.start, span.end] for span in spans if span is not None]

    return {
        "source": pairs([attributed.source]),
        "cue": pairs([attributed.cue]),
        "content": pairs(attributed.content),
    }


def main() -> None:
    """Print the figures."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("shared", nargs="?", type=Path, default=Path("../shared"))
    shared = ask.parse_args().shared
    scorers.of_sets(shared).show(figures(shared))


if __name__ == "__main__":
    main()
