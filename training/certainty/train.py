"""Fit the certainty regression and write its weights.

    python -m training.certainty.train --data ../shared/data [--folds]

Reads ``factuality-train.jsonl.gz`` with the shipped reader, so run it again whenever the reader's
weights change: the word vectors are the reader's. ``--folds`` only prints held-out figures (five
runs of sentences, so that one article is on one side).
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crossread.annotate.certainty.events import marks_of
from crossread.model.annotation import Sentence, Token
from crossread.model.span import Span
from crossread.models.language import Parsed, Reader

OUT = Path("src/crossread/models/certainty/weights.npz")
FOLDS = 5
DECIMALS = 5  # of weights: enough for scores of three, and the same on every machine


@dataclass(frozen=True, slots=True)
class Fit:
    """What was chosen by the held-out folds of the training part."""

    alpha: float = 10.0
    least_seen: int = 5  # events a mark must stand in to get a weight
    vector_scale: float = 6.0  # unit vectors weigh little beside marks of 1.0


@dataclass(frozen=True, slots=True)
class Events:
    """Marks, word vectors and labels of events, row by row."""

    marks: list[list[str]]
    vectors: NDArray[np.float32]
    labels: NDArray[np.float64]
    rule: NDArray[np.float64]

    def where(self, chosen: NDArray[np.bool_]) -> "Events":
        """Return some of the rows."""
        marks = [each for each, take in zip(self.marks, chosen, strict=True) if take]
        return Events(marks, self.vectors[chosen], self.labels[chosen], self.rule[chosen])


def sentence_of(words: Sequence[str], read: Parsed) -> Sentence:
    """Return the sentence that given words make when a blank stands between them."""
    start, tokens = 0, []
    tags = zip(words, read.lemmas, read.upos, read.xpos, read.heads, read.deprels, strict=True)
    for word, *marks in tags:
        tokens.append(Token(Span(start, start + len(word)), word, *marks))
        start += len(word) + 1
    span = Span(0, max(start - 1, 0))
    return Sentence(span, tuple(tokens), 0, read.vector, read.states.astype(np.float16))


def rows(path: Path, reader: Reader) -> Iterator[tuple[dict, Sentence]]:
    """Yield each row of a factuality file with its sentence."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    words = [row["text"].split() for row in found]
    for row, split, read in zip(found, words, reader.read(words), strict=True):
        yield row, sentence_of(split, read)


def events(path: Path, reader: Reader) -> Events:
    """Return the labelled events of a factuality file."""
    marks, vectors, labels, rule = [], [], [], []
    for row, sentence in rows(path, reader):
        places = [target["span1"][0] for target in row["targets"]]
        for place, (standing, names) in zip(places, marks_of(sentence, places), strict=True):
            marks.append(names)
            vectors.append(sentence.states[place].astype(np.float32))
            rule.append(standing.level)
        labels += [target["label"] for target in row["targets"]]
    return Events(marks, np.array(vectors), np.array(labels), np.array(rule, dtype=float))


def fitted(train: Events, fit: Fit) -> tuple[dict[str, float], NDArray[np.float32]]:
    """Return a weight a mark and the weights of the vector: ridge regression in closed form."""
    seen = Counter(mark for marks in train.marks for mark in set(marks))
    names = sorted(mark for mark, times in seen.items() if times >= fit.least_seen)
    table = _table(train, names, fit)
    ridge = table.T @ table + fit.alpha * np.eye(table.shape[1])
    solved = np.linalg.solve(ridge, table.T @ train.labels).round(DECIMALS)
    vector = solved[len(names) :] * fit.vector_scale
    return dict(zip(names, solved.tolist(), strict=False)), vector.astype(np.float32)


def _table(given: Events, names: Sequence[str], fit: Fit) -> NDArray[np.float64]:
    """One row an event: 1 for each of its marks, then its scaled vector."""
    column = {name: number for number, name in enumerate(names)}
    marked = np.zeros((len(given.marks), len(names)))
    for row, marks in enumerate(given.marks):
        marked[row, [column[mark] for mark in marks if mark in column]] = 1.0
    return np.hstack([marked, given.vectors * fit.vector_scale])


def predicted(
    given: Events, marks: dict[str, float], vector: NDArray[np.float32]
) -> NDArray[np.float64]:
    """Return the scores as the shipped code computes them."""
    by_mark = [sum(marks.get(mark, 0.0) for mark in set(names)) for names in given.marks]
    return (np.array(by_mark) + given.vectors @ vector).clip(-3, 3)


def held_out(train: Events, fit: Fit) -> NDArray[np.float64]:
    """Return a score for each event from weights that never saw its part of the file."""
    count = len(train.labels)
    fold = np.arange(count) * FOLDS // count
    scores = np.zeros(count)
    for number in range(FOLDS):
        learned = fitted(train.where(fold != number), fit)
        scores[fold == number] = predicted(train.where(fold == number), *learned)
    return scores


def figures(scores: NDArray[np.float64], labels: NDArray[np.float64]) -> str:
    """Return Pearson's r and the mean absolute error, for a person."""
    r = np.corrcoef(scores, labels)[0, 1]
    return f"r {r:.4f}  mae {np.abs(scores - labels).mean():.4f}"


def main() -> None:
    """Print held-out figures; unless only these are asked for, write the weights."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--folds", action="store_true", help="print held-out figures and stop")
    given = ask.parse_args()
    train = events(given.data / "factuality-train.jsonl.gz", Reader.load(2))
    print("rules     ", figures(train.rule, train.labels))
    print("regression", figures(held_out(train, Fit()), train.labels))
    if not given.folds:
        marks, vector = fitted(train, Fit())
        values = np.array(list(marks.values()), dtype=np.float32)
        np.savez_compressed(OUT, marks=np.array(list(marks)), values=values, vector=vector)
        print(f"wrote {OUT}: {len(marks)} marks, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
