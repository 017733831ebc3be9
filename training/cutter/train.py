"""Train the cutter of details, and say how well it finds what readers set down by itself.

    python -m training.cutter.train --shared ../shared [--out src/crossread/models/cutter]

Every piece of a sentence is given how much it overlaps a reading of the hand labels, from 0.4 (as
0) to 1 of intersection over union; readings of one report count 0.7 of that, since labellers set
down what several reports say first. A network with one hidden layer learns it from named marks.
The five stories of ``shared/gold`` are measured on and never learned from. Nothing but weights
leaves this script: marks hold no words.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.metrics import average_precision_score
from sklearn.neural_network import MLPRegressor

from crossread.annotate.clauses import details
from crossread.annotate.clauses.features import features
from crossread.annotate.clauses.pieces import pieces
from crossread.model.annotation import AnnotatedReport
from crossread.models.cutter import Cutter
from training.stories import GoldStory, held_out, learned_from

SINGLE = 0.7  # what a reading of one report counts beside one of several
NOTHING = 0.4  # overlap that counts as none
RIGHT = 0.75  # overlap from which a piece is a reader's own cut, for the figures
DECIMALS = 4  # of weights

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Fit:
    """What was chosen on stories left out."""

    hidden: int = 32
    penalty: float = 2.0
    epochs: int = 12
    least_seen: int = 10  # pieces a mark must stand on to get weights
    seed: int = 0


@dataclass(frozen=True)
class Pieces:
    """The marks of every piece of some stories, with how much each is a reader's own cut."""

    marks: list[list[str]]
    overlap: Floats  # with the best reading, 0 to 1


def pieces_of(stories: Iterable[GoldStory]) -> Pieces:
    """Return all pieces of the stories' sentences."""
    marks: list[list[str]] = []
    overlaps: list[float] = []
    for story in stories:
        for annotated in story.reports:
            readings = _readings(story, annotated)
            for around in details.surroundings(annotated):
                for piece in pieces(around.tree):
                    start = around.tree.tokens[piece.first].span.start
                    end = around.tree.tokens[piece.last].span.end
                    marks.append(list(dict.fromkeys(features(piece, around))))
                    overlaps.append(_overlap(start, end, readings))
    return Pieces(marks, np.array(overlaps))


def _readings(story: GoldStory, annotated: AnnotatedReport) -> list[tuple[int, int, float]]:
    file = Path(annotated.report.path).name
    found = []
    for point in story.gold["points"]:
        several = len({r["report"] for r in point["readings"]}) > 1
        own = (r for r in point["readings"] if r["report"] == file)
        found += [(r["start"], r["end"], 1.0 if several else SINGLE) for r in own]
    return found


def _overlap(start: int, end: int, readings: Sequence[tuple[int, int, float]]) -> float:
    """Intersection over union with the best reading, by what that counts."""
    best = 0.0
    for first, last, counts in readings:
        common = max(0, min(end, last) - max(start, first))
        best = max(best, counts * common / (end - start + last - first - common))
    return best


def fitted(given: Pieces, fit: Fit) -> Cutter:
    """Return the cutter learned from some pieces."""
    seen = Counter(mark for marks in given.marks for mark in marks)
    rows = {m: i for i, m in enumerate(sorted(m for m, n in seen.items() if n >= fit.least_seen))}
    net = MLPRegressor(
        hidden_layer_sizes=(fit.hidden,),
        alpha=fit.penalty,
        batch_size=512,
        max_iter=fit.epochs,
        early_stopping=True,
        n_iter_no_change=4,
        random_state=fit.seed,
    )
    wanted = np.clip((given.overlap - NOTHING) / (1 - NOTHING), 0, 1)
    net.fit(_table(given.marks, rows), wanted)
    hidden, out = (np.round(w, DECIMALS).astype(np.float32) for w in net.coefs_)
    bias, level = (np.round(w, DECIMALS).astype(np.float32) for w in net.intercepts_)
    return Cutter(rows, hidden, bias, out[:, 0], float(level[0]))


def _table(marked: Sequence[Sequence[str]], rows: dict[str, int]) -> csr_matrix:
    held = [[rows[m] for m in marks if m in rows] for marks in marked]
    starts = np.cumsum([0, *map(len, held)])
    columns = np.array([column for own in held for column in own])
    ones = np.ones(len(columns), np.float32)
    return csr_matrix((ones, columns, starts), shape=(len(held), len(rows)))


def recut(story: GoldStory, cutter: Cutter) -> GoldStory:
    """Return the story with the details that a cutter finds in it."""
    cut = tuple(replace(a, details=details.recognise(a, cutter)) for a in story.reports)
    return replace(story, reports=cut)


def figures(cutter: Cutter, given: Pieces) -> str:
    """Return Pearson's r with the overlap and the average precision of own cuts, for a person."""
    scores = cutter.scores(given.marks)
    wanted = np.clip((given.overlap - NOTHING) / (1 - NOTHING), 0, 1)
    precision = average_precision_score(given.overlap >= RIGHT, scores)
    return f"r {np.corrcoef(scores, wanted)[0, 1]:.3f}  average precision {precision:.3f}"


def main() -> None:
    """Print figures on the stories left out, and write the weights."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--shared", type=Path, default=Path("../shared"))
    ask.add_argument("--out", type=Path)
    given = ask.parse_args()
    train, test = pieces_of(learned_from(given.shared)), pieces_of(held_out(given.shared))
    cutter = fitted(train, Fit())
    print(f"{len(train.marks):,} pieces of {len(cutter.rows):,} marks")
    print("learned from", figures(cutter, train))
    print("held out    ", figures(cutter, test))
    if given.out:
        given.out.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(
            given.out / "weights.npz",
            marks=np.array(list(cutter.rows)),
            hidden=cutter.hidden.astype(np.float16),
            bias=cutter.bias,
            out=cutter.out,
            level=np.float32(cutter.level),
        )


if __name__ == "__main__":
    main()
