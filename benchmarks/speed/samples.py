"""What the stages read: real texts of the sets first, rewrites of them after.

Rewrites are made by a fixed seed, so equal sizes give equal rows.
"""

import gzip
import json
import random
from collections.abc import Sequence
from pathlib import Path

from benchmarks.speed.gauge import Row
from benchmarks.speed.newswire import COPY_KINDS

_COPIED = 0.18  # of the rows, as much as of a news day
_CHANGED = 0.08  # of the words of an edited copy
_WITNESSES, _WITNESS_WORDS = 12, 280


def pages(shared: Path, size: int) -> list[Row]:
    """Return web pages with their bodies; the set has 181."""
    return _rows(shared, "pages")[:size]


def incidents(shared: Path, size: int) -> list[Row]:
    """Return reports of incidents with their stories, each id once; the set has 3,950."""
    rows = {row["id"]: row for row in _rows(shared, "stories-incidents")}
    return list(rows.values())[:size]


def news(shared: Path, size: int) -> list[Row]:
    """Return reports of mixed news, story by story; the set has 370."""
    rows = _rows(shared, "stories-mixed")
    return sorted(rows, key=lambda row: (row["story"], row["id"]))[:size]


def copied(shared: Path, size: int) -> list[Row]:
    """Return real reports and rewrites of them; ``copy_of`` is the place of what was copied."""
    real = incidents(shared, round(size * (1 - _COPIED)))
    return with_rewrites(real, size)


def known_pairs(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Return each rewrite with its source, then each with the text after its source: a stranger."""
    made = [(row["copy_of"], at) for at, row in enumerate(rows) if "copy_of" in row]
    texts = len(rows) - len(made)
    return made + [((source + 1) % texts, at) for source, at in made]


def witnesses(shared: Path, _size: int) -> list[Row]:
    """Return a real text and edited copies of it."""
    texts = (row["text"].split() for row in news(shared, 370))
    text = next(words for words in texts if len(words) >= _WITNESS_WORDS)[:_WITNESS_WORDS]
    dice = random.Random(7)  # noqa: S311
    others = [_edited(text, dice) for _ in range(_WITNESSES - 1)]
    return [{"text": " ".join(words)} for words in (text, *others)]


def with_rewrites(real: Sequence[Row], size: int) -> list[Row]:
    """Return the rows and rewrites of them up to ``size``, each verbatim, edited or an excerpt."""
    dice = random.Random(7)  # noqa: S311
    rows = list(real)
    while len(rows) < size:
        source = dice.randrange(len(real))
        kind = COPY_KINDS[len(rows) % len(COPY_KINDS)]
        text = _rewritten(real[source]["text"].split(), kind, dice)
        made = {"id": f"copy-{len(rows)}", "copy_of": source, "kind": kind, "text": " ".join(text)}
        rows.append({"date": real[source]["date"], **made})
    return rows


def _rows(shared: Path, name: str) -> list[Row]:
    with gzip.open(shared / "data" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _rewritten(words: list[str], kind: str, dice: random.Random) -> list[str]:
    if kind == "excerpt":
        return words[: max(1, len(words) // 2)]
    return _edited(words, dice) if kind == "edited" else words


def _edited(words: list[str], dice: random.Random) -> list[str]:
    """The words with one of twelve cut, doubled by another, or put in another's place."""
    made: list[str] = []
    for word in words:
        if dice.random() >= _CHANGED:
            made.append(word)
            continue
        change = dice.randrange(3)
        made += [[], [word, dice.choice(words)], [dice.choice(words)]][change]
    return made
