"""Labelled stories as tensors: sentences, the words of each claim, which pairs say the same."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from crossread.collate.claims import Stated
from crossread.collate.profile import content
from crossread.collate.sides import Rarity
from crossread.models.language import WINDOW
from crossread.models.wordpiece import WordPiece, letter_case
from training.match.pairs import Labelled, plausible
from training.reader.network import Encoder
from training.statements.network import BENT

PIECES = 1400  # of a batch, padding included

Place = tuple[int, int]  # sentence of the story, word of the sentence


@dataclass(frozen=True)
class Batch:
    """Sentences of like length, as they are below the bent layers."""

    hidden: Tensor  # (sentences, pieces, 384)
    ids: Tensor  # (sentences, pieces)


@dataclass(frozen=True)
class Example:
    """One story. Claims are rows of ``words``, ``weights`` and ``told``, padded to the longest."""

    name: str
    batches: Sequence[Batch]
    pooling: Tensor  # sparse (words, pieces of all batches), a word the mean of its pieces
    words: Tensor  # (claims, longest), rows of ``pooling``
    weights: Tensor  # (claims, longest), by rarity in the story, 1 a claim
    told: Tensor  # (claims, longest), where a word is
    left: Tensor  # (pairs,), plausible pairs of claims of two reports
    right: Tensor
    evidence: Tensor  # (pairs, pieces of evidence)
    same: Tensor  # (pairs,), 1 where both touch one reading


@dataclass(frozen=True)
class Sentences:
    """The sentences that hold a story's claims, as pieces."""

    place: dict[tuple[str, int], int]  # of report and number
    ids: Sequence[tuple[int, ...]]
    cases: Sequence[tuple[int, ...]]
    starts: Sequence[tuple[int, ...]]  # [CLS], then each word's first piece

    @classmethod
    def of(cls, stated: Sequence[Stated], wordpiece: WordPiece) -> "Sentences":
        """Return each sentence once, cut at the reader's window."""
        place: dict[tuple[str, int], int] = {}
        windows = []
        for each in stated:
            key = (each.claim.report, each.clause.sentence)
            if key not in place:
                place[key] = len(windows)
                tokens = each.annotated.sentences[each.clause.sentence].tokens
                windows.append(_pieces([token.text for token in tokens], wordpiece))
        ids, cases, starts = zip(*windows, strict=True)
        return cls(place, ids, cases, starts)

    def batches(self) -> list[list[int]]:
        """Return the sentences in batches, shortest first."""
        found: list[list[int]] = [[]]
        for number in sorted(range(len(self.ids)), key=lambda n: len(self.ids[n])):
            if found[-1] and len(self.ids[number]) * (len(found[-1]) + 1) > PIECES:
                found.append([])
            found[-1].append(number)
        return found


def example(
    story: Labelled, names: Sequence[str], wordpiece: WordPiece, encoder: Encoder
) -> Example:
    """Return a story to learn from; ``encoder`` is the reader's, ``names`` those of evidence."""
    sentences = Sentences.of(story.made.stated, wordpiece)
    order = sentences.batches()
    batches = [_below(encoder, sentences, numbers) for numbers in order]
    places: dict[Place, int] = {}
    words, weights, told = _claims(story, sentences, places)
    left, right, evidence, same = plausible(story, names)
    return Example(
        name=story.story.name,
        batches=batches,
        pooling=_pooling(sentences, order, places),
        words=words,
        weights=weights,
        told=told,
        left=torch.tensor(left),
        right=torch.tensor(right),
        evidence=torch.tensor(evidence),
        same=torch.tensor(same, dtype=torch.float32),
    )


def _pieces(
    words: Sequence[str], wordpiece: WordPiece
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Ids, letter cases and starts of a sentence as the reader sees its first window."""
    ids, cases, starts = [wordpiece.start], [0], [0]
    for word in words:
        pieces = wordpiece.pieces(word)
        if len(ids) + len(pieces) >= WINDOW:
            break
        starts.append(len(ids))
        ids.extend(pieces)
        cases.extend([letter_case(word)] * len(pieces))
    return (*ids, wordpiece.end), (*cases, 0), tuple(starts)


@torch.no_grad()
def _below(encoder: Encoder, sentences: Sentences, numbers: Sequence[int]) -> Batch:
    ids, cases = (
        torch.nn.utils.rnn.pad_sequence([torch.tensor(rows[n]) for n in numbers], batch_first=True)
        for rows in (sentences.ids, sentences.cases)
    )
    return Batch(encoder.eval()(ids, cases)[-1 - BENT], ids)


def _claims(
    story: Labelled, sentences: Sentences, places: dict[Place, int]
) -> tuple[Tensor, Tensor, Tensor]:
    """The words of each claim, told once in ``places``, with their weights."""
    profiles = story.made.profiles
    rarity = Rarity.of(profiles)
    rows, weights = [], []
    for stated, profile in zip(story.made.stated, profiles, strict=True):
        number = sentences.place[stated.claim.report, stated.clause.sentence]
        last = len(sentences.starts[number]) - 2  # words beyond the window are its last
        own = [(number, min(word, last)) for word in _said(stated)]
        rows.append(torch.tensor([places.setdefault(each, len(places)) for each in own]))
        weight = np.array([rarity.stem(stem) for stem in profile.stems], np.float32)
        weights.append(torch.tensor(weight / max(float(weight.sum()), 1e-6)))
    pad = torch.nn.utils.rnn.pad_sequence
    told = pad([torch.ones(len(row), dtype=torch.bool) for row in rows], batch_first=True)
    return pad(rows, batch_first=True), pad(weights, batch_first=True), told


def _said(stated: Stated) -> list[int]:
    tokens = stated.annotated.sentences[stated.clause.sentence].tokens
    own = [(i, t) for i, t in enumerate(tokens) if stated.clause.span.covers(t.span)]
    return content(own) or [i for i, _ in own]


def _pooling(
    sentences: Sentences, order: Sequence[Sequence[int]], places: dict[Place, int]
) -> Tensor:
    """The mean over each word's pieces, as a sparse matrix over the pieces of all batches."""
    first, total = {}, 0
    for numbers in order:
        longest = max(len(sentences.ids[n]) for n in numbers)
        for row, number in enumerate(numbers):
            first[number] = total + row * longest
        total += len(numbers) * longest
    at, values = [], []
    for (number, word), row in places.items():
        bounds = (*sentences.starts[number], len(sentences.ids[number]) - 1)
        own = range(bounds[word + 1], bounds[word + 2])
        at += [(row, first[number] + piece) for piece in own]
        values += [1 / len(own)] * len(own)
    size = (len(places), total)
    return torch.sparse_coo_tensor(torch.tensor(at).T, torch.tensor(values), size).coalesce()
