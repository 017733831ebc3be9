"""Read English sentences: tags, trees, names, lemmas and vectors from one pass of one small model.

Reach for ``Reader.load()`` once and ``read()`` for many sentences at a time. What is read from a
sentence depends on nothing but its words: not on the other sentences, their order or number.
Sentences longer than the model's window are read in pieces that are joined under the first root.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.resources.abc import Traversable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.models.engine import onnxruntime
from crossread.models.files import loaded
from crossread.models.lemmas import Lemmas
from crossread.models.tree import best_tree
from crossread.models.wordpiece import WordPiece, letter_case

Floats = NDArray[np.float32]
Ids = NDArray[np.int64]

PIECES = 30_522  # of the vocabulary; for each the weights hold a row
WINDOW = 400  # pieces of a sentence read at once; the model knows 512 places.
STEP = 8  # lengths are padded to multiples of this, whatever else is in the batch.
BATCH = 1024  # pieces a pass: larger ones leave the cache and are no faster.
DECIMALS = 4  # of vectors; the last bits may differ from one processor to another.


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was read from one sentence; every tuple has one entry a word."""

    upos: tuple[str, ...]  # universal part of speech
    xpos: tuple[str, ...]  # Penn tag
    heads: tuple[int, ...]  # index of the head word in the sentence, -1 for the one root
    deprels: tuple[str, ...]  # Universal Dependencies relation to the head, "root" at the root
    names: tuple[str, ...]  # BIO over PER, LOC, ORG: "B-PER", "I-PER", "O"
    lemmas: tuple[str, ...]
    vector: Floats  # (384,), unit length; zero for a sentence without words
    states: Floats  # (words, 384), unit length each; taught to tell statements apart


@dataclass(frozen=True, slots=True)
class _Window:
    """Words of one sentence that the model reads at once, as numbers."""

    sentence: int
    ids: tuple[int, ...]
    cases: tuple[int, ...]
    starts: tuple[int, ...]  # the place of [CLS], then of each word's first piece

    @property
    def length(self) -> int:
        return -(-len(self.ids) // STEP) * STEP


@dataclass(frozen=True, slots=True)
class _Labels:
    upos: list[str]
    xpos: list[str]
    deprels: list[str]
    names: list[str]


class _Outputs(NamedTuple):
    """What the graph gives for one window, padded; word 0 is the root."""

    upos: Ids  # (words,), best tags
    xpos: Ids
    names: Floats  # (words, labels), scores
    arcs: Floats  # (words, words), scores of word by head
    labels: Ids  # (words, words), the best relation of word to head
    states: Floats  # (pieces, 384), whose mean is the sentence's vector
    said: Floats  # (pieces, 384), which tell statements apart


class Reader:
    """The trained model in memory; safe to share between threads."""

    def __init__(
        self,
        session: onnxruntime.InferenceSession,
        wordpiece: WordPiece,
        labels: _Labels,
        lemmas: Lemmas,
    ) -> None:
        self._session = session
        self._wordpiece = wordpiece
        self._labels = labels
        self._lemmas = lemmas
        self._barred = _barred_steps(labels.names)

    @classmethod
    def load(cls, threads: int = 1, weights_at: Traversable | None = None) -> "Reader":
        """The shipped weights, or those of a file, computing on ``threads`` threads.

        ModelError where they cannot be used.
        """
        vocabulary = loaded("reader/vocab.txt", _wordpiece)
        labels = loaded("reader/labels.json", lambda content: _Labels(**json.loads(content)))
        lemmas = loaded("reader/lemmas.json", lambda content: Lemmas(**json.loads(content)))
        session = loaded("reader/reader.onnx", partial(_session, threads=threads), weights_at)
        return cls(session, vocabulary, labels, lemmas)

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Parsed]:
        """One ``Parsed`` for each sentence of words, in order."""
        windows = [w for n, words in enumerate(sentences) for w in self._windows(n, words)]
        parts: list[list[Parsed]] = [[] for _ in sentences]
        read = dict(pair for batch in _batches(windows) for pair in self._run(batch))
        for window in windows:
            parts[window.sentence].append(read[window])
        return [self._finished(w, p) for w, p in zip(sentences, parts, strict=True)]

    def _windows(self, sentence: int, words: Sequence[str]) -> Iterator[_Window]:
        """The sentence as one window, or as several when it has too many pieces."""
        start, end = self._wordpiece.start, self._wordpiece.end
        ids, cases, starts = [start], [0], [0]
        for word in words:
            pieces = self._wordpiece.pieces(word)
            if len(ids) + len(pieces) >= WINDOW:
                yield _Window(sentence, (*ids, end), (*cases, 0), tuple(starts))
                ids, cases, starts = [start], [0], [0]
            starts.append(len(ids))
            ids.extend(pieces)
            cases.extend([letter_case(word)] * len(pieces))
        if len(starts) > 1:
            yield _Window(sentence, (*ids, end), (*cases, 0), tuple(starts))

    def _run(self, batch: Sequence[_Window]) -> Iterator[tuple[_Window, Parsed]]:
        feed = {
            "ids": _padded([w.ids for w in batch], batch[0].length),
            "cases": _padded([w.cases for w in batch], batch[0].length),
            "starts": _padded([w.starts for w in batch], batch[0].length),
        }
        outputs = self._session.run(None, feed)
        for window, *own in zip(batch, *outputs, strict=True):
            yield window, self._parsed(window, _Outputs(*own))

    def _parsed(self, window: _Window, out: _Outputs) -> Parsed:
        """The outputs for one window as labels; lemmas are left for the whole sentence."""
        end = len(window.starts)
        heads = best_tree(out.arcs[1:end, :end])
        known = self._labels
        labels = [
            known.deprels[out.labels[word + 1, head + 1]] if head >= 0 else "root"
            for word, head in enumerate(heads)
        ]
        path = _best_path(out.names[1:end], self._barred)
        return Parsed(
            upos=tuple(known.upos[i] for i in out.upos[1:end]),
            xpos=tuple(known.xpos[i] for i in out.xpos[1:end]),
            heads=heads,
            deprels=tuple(labels),
            names=tuple(known.names[i] for i in path),
            lemmas=(),
            vector=_unit(out.states[: len(window.ids)].mean(0)),
            states=_word_states(out.said, window),
        )

    def _finished(self, words: Sequence[str], parts: Sequence[Parsed]) -> Parsed:
        """The parts of a sentence as one, with lemmas and rounded vectors."""
        whole = _joined(parts)
        tagged = zip(words, whole.upos, whole.xpos, strict=True)
        return Parsed(
            upos=whole.upos,
            xpos=whole.xpos,
            heads=whole.heads,
            deprels=whole.deprels,
            names=whole.names,
            lemmas=tuple(self._lemmas.of(word, upos, xpos) for word, upos, xpos in tagged),
            vector=np.round(whole.vector, DECIMALS),
            states=np.round(whole.states, DECIMALS),
        )


def _session(weights: bytes, threads: int) -> onnxruntime.InferenceSession:
    """A session on a fixed number of threads that unpacks int8 weights once, now."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])


def _wordpiece(content: bytes) -> WordPiece:
    pieces = content.decode("utf-8").splitlines()
    if len(pieces) != PIECES:
        raise ValueError(f"{len(pieces)} pieces, not {PIECES}")
    return WordPiece(pieces)


def _batches(windows: Sequence[_Window]) -> Iterator[list[_Window]]:
    """Windows of one padded length together: a sentence never meets another's padding."""
    batch: list[_Window] = []
    for window in sorted(windows, key=lambda w: w.length):
        full = (len(batch) + 1) * window.length > BATCH
        if batch and (full or batch[0].length != window.length):
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def _padded(rows: Sequence[tuple[int, ...]], length: int) -> Ids:
    out = np.zeros((len(rows), length), dtype=np.int64)
    for number, row in enumerate(rows):
        out[number, : len(row)] = row
    return out


def _word_states(states: Floats, window: _Window) -> Floats:
    """(words, 384): the sum over each word's pieces, scaled to unit length."""
    sums = np.add.reduceat(states[: len(window.ids) - 1], window.starts, axis=0)[1:]
    return _unit(sums)


def _unit(rows: Floats) -> Floats:
    length: Floats = np.sqrt(np.square(rows).sum(-1, keepdims=True))
    return (rows / np.maximum(length, 1e-9)).astype(np.float32)


def _barred_steps(names: Sequence[str]) -> Floats:
    """(labels + 1, labels) penalties: ``I-X`` follows ``B-X`` or ``I-X``; the last row starts."""
    before = [*names, "O"]
    barred = [[b.startswith("I-") and a[2:] != b[2:] for b in names] for a in before]
    return np.where(barred, np.float32(-1e4), np.float32(0))


def _best_path(scores: Floats, barred: Floats) -> list[int]:
    """Labels of the best legal sequence (Viterbi 1967), which is the greedy one when legal."""
    greedy = scores.argmax(1)
    if not barred[np.concatenate(([-1], greedy[:-1])), greedy].any():
        return [int(label) for label in greedy]
    best, back = scores[0] + barred[-1], []
    for row in scores[1:]:
        step = best[:, None] + barred[:-1]
        back.append(step.argmax(0))
        best = step.max(0) + row
    path = [int(best.argmax())]
    for origin in reversed(back):
        path.append(int(origin[path[-1]]))
    return path[::-1]


def _joined(parts: Sequence[Parsed]) -> Parsed:
    """Windows of one sentence as one: later roots hang on the first as ``parataxis``."""
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return Parsed(
            (), (), (), (), (), (), np.zeros(384, np.float32), np.zeros((0, 384), np.float32)
        )
    top = parts[0].heads.index(-1)
    heads, deprels = list(parts[0].heads), list(parts[0].deprels)
    for part in parts[1:]:
        offset = len(heads)
        heads.extend(top if head < 0 else head + offset for head in part.heads)
        deprels.extend("parataxis" if x == "root" else x for x in part.deprels)
    weights = np.array([[len(part.heads)] for part in parts], dtype=np.float32)
    return Parsed(
        upos=tuple(tag for part in parts for tag in part.upos),
        xpos=tuple(tag for part in parts for tag in part.xpos),
        heads=tuple(heads),
        deprels=tuple(deprels),
        names=tuple(name for part in parts for name in part.names),
        lemmas=(),
        vector=_unit((np.stack([part.vector for part in parts]) * weights).sum(0)),
        states=np.concatenate([part.states for part in parts]),
    )
