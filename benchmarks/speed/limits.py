"""What each stage cannot do without: how near a stage is to its limit, in the same run.

    python -m benchmarks.speed.limits LIMIT ROWS.jsonl

A limit is that of the design: a page goes through the extractor, a text is cut into words by a
regular expression, a sentence goes through the encoder.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from trafilatura import bare_extraction

from benchmarks.speed.gauge import Prepare, Row, serve
from crossread.text.normalise import WORD, words

# Operations of the encoder for a piece of a word, its pieces a word on news, and the shape of most
# of them: six layers of 384 wide states, each with a hidden layer of 1,536.
_OPERATIONS, _PIECES = 21e6, 1.33
_SENTENCES, _WIDE, _HIDDEN = 512, 384, 1536


def extracting(rows: list[Row]) -> Callable[[], Any]:
    """The extractor on each page, as crossread calls it."""
    bare_extraction(rows[0]["html"], fast=True)
    return lambda: sum(bool(bare_extraction(row["html"], fast=True)) for row in rows)


def cutting(rows: list[Row]) -> Callable[[], Any]:
    """Each text cut into words and gaps, and nothing done with them."""
    return lambda: sum(len(WORD.split(row["text"])) for row in rows)


def multiplying(rows: list[Row]) -> Callable[[], Any]:
    """As many matrix products as the encoder makes of these texts, on one core."""
    pieces = sum(len(list(words(row["text"]))) for row in rows) * _PIECES
    once = 2 * _SENTENCES * _WIDE * _HIDDEN
    dice = np.random.default_rng(7)
    states = dice.random((_SENTENCES, _WIDE), np.float32)
    weights = dice.random((_WIDE, _HIDDEN), np.float32)
    made = np.empty((_SENTENCES, _HIDDEN), np.float32)

    def products() -> int:
        for _ in range(int(pieces * _OPERATIONS / once)):
            np.matmul(states, weights, out=made)
        return len(made)

    return products


WORKERS: dict[str, Prepare] = {
    "the extractor alone": extracting,
    "the regex of words alone": cutting,
    "the encoder's products alone": multiplying,
}

if __name__ == "__main__":
    serve(WORKERS)
