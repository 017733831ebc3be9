"""The training sentences: without those of dev and test, as numbers, in batches.

Input are gzipped JSON lines. Treebank rows have ``words, upos, xpos, head, deprel, lemma`` (heads
count from 1, 0 is the root); name rows have ``words, bio``.
"""

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from crossread.models.wordpiece import WordPiece, letter_case

MAX_SENTENCE_PIECES = 200  # Longer training sentences are lists; attention is quadratic.
LOWER, TITLE, UPPER, NONE = 1, 2, 3, 6

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Labels:
    """The label inventories, in the order of the heads' outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deprels: tuple[str, ...]  # without the root, which is an arc and not a label
    names: tuple[str, ...]

    @classmethod
    def of(cls, treebank: Sequence[Row], names: Sequence[Row]) -> "Labels":
        """Every label that occurs, sorted; ``O`` comes first among the names."""

        def seen(rows: Sequence[Row], key: str) -> tuple[str, ...]:
            return tuple(sorted({label for row in rows for label in row[key]}))

        deprels = tuple(label for label in seen(treebank, "deprel") if label != "ROOT")
        bio = tuple(
            sorted({label for row in names for label in row["bio"]}, key=lambda x: (x != "O", x))
        )
        return cls(seen(treebank, "upos"), seen(treebank, "xpos"), deprels, bio)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as numbers. ``starts`` has the place of each word's first piece, 0 = [CLS]."""

    ids: tuple[int, ...]
    cases: tuple[int, ...]
    starts: tuple[int, ...]
    upos: tuple[int, ...] = ()
    xpos: tuple[int, ...] = ()
    heads: tuple[int, ...] = ()
    deprels: tuple[int, ...] = ()
    names: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tensors of shape (sentences, length); labels are -100 where there is none.

    Row 0 of the word axis is [CLS], the root, so that a head of 0 points at it.
    """

    rows: tuple[int, ...]
    ids: Tensor
    cases: Tensor
    starts: Tensor
    labels: dict[str, Tensor]


def read_rows(path: Path) -> list[Row]:
    """Rows of one gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def training_rows(data: Path, kind: str) -> list[Row]:
    """Rows of ``kind`` for training, less every sentence that also stands in any dev or test file.

    This matters: about 2,000 sentences of the names' training file are those of its dev file.
    """
    held_out = {
        tuple(row["words"])
        for other in ("treebank", "names")
        for part in ("dev", "test")
        for row in read_rows(data / f"{other}-{part}.jsonl.gz")
    }
    return [
        row
        for row in read_rows(data / f"{kind}-train.jsonl.gz")
        if tuple(row["words"]) not in held_out
    ]


def with_curly_marks(rows: Sequence[Row], share: float, seed: int) -> list[Row]:
    """The rows with typographic quotes and apostrophes, as news has them, in ``share`` of them."""
    rng = random.Random(seed)  # noqa: S311 - a shuffle, not a secret
    return [{**row, "words": _curly(row["words"])} if rng.random() < share else row for row in rows]


def _curly(words: Sequence[str]) -> list[str]:
    opened = False
    out = []
    for word in words:
        if word == '"':
            opened = not opened
            out.append("“" if opened else "”")
        else:
            out.append(word.replace("'", "’"))
    return out


def encode(row: Row, wordpiece: WordPiece, labels: Labels) -> Sentence:
    """A row as numbers; a row of names has no tree and a row of the treebank no names."""
    ids, cases, starts = [wordpiece.start], [0], [0]
    for word in row["words"]:
        pieces = wordpiece.pieces(word)
        starts.append(len(ids))
        ids.extend(pieces)
        cases.extend([letter_case(word)] * len(pieces))
    ids.append(wordpiece.end)
    cases.append(0)
    place = (tuple(ids), tuple(cases), tuple(starts))
    if "bio" in row:
        return Sentence(*place, names=_numbers(row["bio"], labels.names))
    return Sentence(
        *place,
        upos=_numbers(row["upos"], labels.upos),
        xpos=_numbers(row["xpos"], labels.xpos),
        heads=tuple(row["head"]),
        deprels=_numbers(row["deprel"], labels.deprels),
    )


def _numbers(found: Sequence[str], known: tuple[str, ...]) -> tuple[int, ...]:
    """Places in the inventory; -100, which no loss counts, for the root and for the unheard of."""
    return tuple(known.index(label) if label in known else -100 for label in found)


def encode_all(rows: Sequence[Row], wordpiece: WordPiece, labels: Labels) -> list[Sentence]:
    """All rows as numbers, in order, without those too long to train on."""
    encoded = (encode(row, wordpiece, labels) for row in rows)
    return [sentence for sentence in encoded if len(sentence.ids) <= MAX_SENTENCE_PIECES]


def batches(sentences: Sequence[Sentence], words: int, rng: random.Random) -> list[tuple[int, ...]]:
    """Row numbers in batches of about ``words`` words of like length, in random order."""
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].ids) + rng.random() * 4)
    out: list[tuple[int, ...]] = []
    batch: list[int] = []
    size = 0
    for row in order:
        batch.append(row)
        size += len(sentences[row].starts) - 1
        if size >= words:
            out.append(tuple(batch))
            batch, size = [], 0
    if batch:
        out.append(tuple(batch))
    rng.shuffle(out)
    return out


def collate(
    sentences: Sequence[Sentence], rows: tuple[int, ...], rng: random.Random | None = None
) -> Batch:
    """One padded batch; with ``rng`` a few sentences change their letter case, as headlines do."""
    chosen = [sentences[row] for row in rows]
    cases = [_recased(s.cases, rng) if rng else s.cases for s in chosen]
    keys = ("upos", "xpos", "heads", "deprels", "names")
    labels = {
        key: _padded([(-100, *getattr(s, key)) for s in chosen], -100)
        for key in keys
        if getattr(chosen[0], key)
    }
    ids = _padded([s.ids for s in chosen], 0)
    return Batch(rows, ids, _padded(cases, 0), _padded([s.starts for s in chosen], 0), labels)


def _recased(cases: tuple[int, ...], rng: random.Random) -> tuple[int, ...]:
    """3 % of sentences each all lower, all upper, all title; signs without letters stay."""
    draw = rng.random()
    if draw >= 0.09:
        return cases
    case = (LOWER, UPPER, TITLE)[int(draw / 0.03)]
    return tuple(old if old in (0, NONE) else case for old in cases)


def _padded(rows: Sequence[Sequence[int]], fill: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([[*row, *[fill] * (width - len(row))] for row in rows])


def in_order(sentences: Sequence[Sentence], words: int = 2000) -> Iterator[Batch]:
    """Batches for evaluation, without any change."""
    rng = random.Random(0)  # noqa: S311 - a shuffle, not a secret
    for rows in batches(sentences, words, rng):
        yield collate(sentences, rows)
