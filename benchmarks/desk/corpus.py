"""Reports for the desk's benchmarks: the public sets, then their rewrites, as JSON Lines.

The sets hold 4,336 reports. More are made of them with other names and numbers, round by round, so
that a rewrite is a report of another event of the same kind: no round meets an earlier one.
"""

import gzip
import json
import re
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

SETS = ("stories-mixed", "stories-incidents")
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_NUMBER = re.compile(r"\b[1-9]\d?\b")
_ENDINGS = ("", "ell", "morn", "usk", "anth", "orrin", "ithe", "olm", "omb", "yre")
_KEPT = ("title", "text", "date", "outlet")


def write(path: Path, shared: Path, reports: int, *, skip: int = 0) -> None:
    """Write so many reports after the first ``skip`` to ``path``, one a line."""
    with path.open("w", encoding="utf-8") as lines:
        for row in islice(rows(shared), skip, skip + reports):
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


def rows(shared: Path) -> Iterator[dict[str, str]]:
    """Yield the reports of both sets, then their rewrites for ever."""
    real = [row for name in SETS for row in _read(shared / "data" / f"{name}.jsonl.gz")]
    for turn in count():
        yield from (_rewritten(row, turn) if turn else row for row in real)


def _read(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield {key: row[key] for key in _KEPT if row.get(key)}


def _rewritten(row: dict[str, str], turn: int) -> dict[str, str]:
    """The report with the names and small numbers of another event."""
    ending = _ENDINGS[turn % len(_ENDINGS)]

    def other(text: str) -> str:
        named = _NAME.sub(lambda found: found[0] + ending, text)
        return _NUMBER.sub(lambda found: str(int(found[0]) + turn), named)

    return row | {key: other(row[key]) for key in ("title", "text") if key in row}
