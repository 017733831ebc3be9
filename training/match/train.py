r"""Train the claim matcher, and say what it reaches on stories it has not seen.

    python -m training.match.train --shared ../shared --readers run [--ablate] \
        [--out src/crossread/models/match]

Pairs of claims of two reports are labelled by hand labels: 1 when both touch readings of one point.
Pairs that share hardly a word or a meaning are left out of training: they are easy, and so many
that they would decide the weights. It learns from all that ``training.statements`` teaches words
by, each half read by the reader that has learned from the other half only, as the words of a new
story are read; the details of the first labelled stories are cut by cutters that have not seen
them. First a logistic model weighs each piece of evidence, then networks learn what the pieces say
together beyond that. The five stories of ``shared/gold`` and those of the measured sets are never
learned from. Nothing but the weights leaves this script.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from crossread.collate.align import align
from crossread.collate.config import CollateConfig
from crossread.collate.covering import Floats
from crossread.collate.evidence import evidence
from crossread.collate.scoring import claims_of, sides_of
from crossread.collate.story import Prepared, prepared
from crossread.models.cutter import Cutter, cutter
from crossread.models.language import Reader
from crossread.models.matcher import COMBINED, Matcher
from crossread.settings import Settings
from training.cutter.train import Fit, pieces_of, recut
from training.cutter.train import fitted as fitted_cutter
from training.match.network import Material, Recipe, fitted, packed
from training.stories import (
    GoldStory,
    folds,
    held_out,
    learned_from,
    never_learned,
    reread,
    taught_beside,
    touches,
)

Index = NDArray[np.int64]

PLAUSIBLE = 0.4  # of meaning + words
FOLDS = 4
HALVES = 2
STRICT = 1e-3  # strength of the penalty on weights of standard size
THRESHOLDS = ((0.5, 0.65), (0.55, 0.65), (0.55, 0.7), (0.6, 0.65), (0.6, 0.7))
QUICK = Recipe(networks=2, epochs=2)  # for the ablation
KINDS = {
    "meaning": ("meaning", "meaning_most", "said_again", "vector", "predicate"),
    "context": ("context", "sentences"),
    "standing": ("best", "rank", "margin"),
    "rare words": ("words", "shared", "weight_least", "weight_most"),
    "names": ("names", "subject"),
    "figures, times": ("figures", "times"),
    "quote": ("quote",),
    "negation": ("negation",),
    "place": ("place", "early"),
}


@dataclass(frozen=True)
class Labelled:
    """One story: what may be its claims, the points that each touches, and its gold."""

    story: GoldStory
    made: Prepared
    says: Sequence[frozenset[str]]


@dataclass(frozen=True)
class Pairs:
    """The evidence of the plausible pairs of a story, a row a pair, and their labels."""

    rows: Floats
    labels: NDArray[np.bool_]


@dataclass(frozen=True)
class Links:
    """What the scorer counts of a story: 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def labelled(story: GoldStory) -> Labelled:
    """Return a story's claims and details as the pipeline makes them, with what they touch."""
    made = prepared(story.reports, Settings().collate)
    says = []
    for stated in made.stated:
        span, file = stated.claim.span, story.file(stated.claim.report)
        says.append(
            frozenset(
                point["id"]
                for point in story.gold["points"]
                for reading in point["readings"]
                if reading["report"] == file and touches(span.start, span.end, reading)
            )
        )
    return Labelled(story, made, says)


def pairs(story: Labelled, names: Sequence[str]) -> Pairs:
    """Return the plausible pairs of claims of two reports."""
    _, _, rows, labels = plausible(story, names)
    return Pairs(rows, labels)


def plausible(
    story: Labelled, names: Sequence[str]
) -> tuple[Index, Index, Floats, NDArray[np.bool_]]:
    """Return both claims of each plausible pair, their evidence, and whether they say the same."""
    own = claims_of(story.made.profiles)
    sides = sides_of(story.made.profiles, own)
    lefts, rights, rows = [], [], []
    for left, right in combinations(sorted(sides), 2):
        pieces = evidence(sides[left], sides[right])
        one, two = np.nonzero(pieces["meaning"] + pieces["words"] >= PLAUSIBLE)
        rows.append(np.stack([pieces[name][one, two] for name in names], axis=1))
        lefts.append(own[left][one])
        rights.append(own[right][two])
    one, two = np.concatenate(lefts), np.concatenate(rights)
    labels = [
        bool(story.says[i] & story.says[j]) for i, j in zip(one.tolist(), two.tolist(), strict=True)
    ]
    return one, two, np.concatenate(rows), np.array(labels, np.bool_)


def learned(stories: Sequence[Pairs], names: Sequence[str]) -> Matcher:
    """Return the weights learned from stories; each weighs the same whatever its length."""
    rows = np.concatenate([story.rows for story in stories])
    labels = np.concatenate([story.labels for story in stories])
    counts = np.concatenate([np.full(len(s.labels), 1 / max(1, len(s.labels))) for s in stories])
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    model = LogisticRegression(C=1 / STRICT / len(labels), max_iter=3000)
    model.fit((rows - mean) / spread, labels, sample_weight=counts / counts.mean())
    weights = model.coef_[0] / spread
    intercept = float(model.intercept_[0] - weights @ mean)
    named = zip(names, (round(float(weight), 4) for weight in weights), strict=True)
    return Matcher(round(intercept, 4), tuple(sorted(named)))


def weighed(data: Sequence[Pairs], names: Sequence[str], recipe: Recipe) -> Matcher:
    """Return the matcher with the networks that learned beside its weights."""
    alone = learned(data, names)
    rows = np.concatenate([story.rows for story in data])
    counts = np.concatenate([np.full(len(s.labels), 1 / max(1, len(s.labels))) for s in data])
    material = Material(
        rows,
        odds(rows, alone, names),
        np.concatenate([story.labels for story in data]),
        np.asarray(counts / counts.mean(), np.float32),
    )
    weights = tuple(sorted((*alone.weights, (COMBINED, 1.0))))
    return Matcher(alone.intercept, weights, fitted(material, names, recipe))


def odds(rows: Floats, matcher: Matcher, names: Sequence[str]) -> Floats:
    """Return the log odds of each pair by all that a matcher has."""
    by_name = dict(matcher.weights)
    told = rows @ np.array([by_name[n] for n in names], np.float32) + matcher.intercept
    combined = matcher.network.odds(rows) if matcher.network else 0.0
    return np.asarray(told + combined, np.float32)


def links(story: Labelled, matcher: Matcher, config: CollateConfig) -> Links:
    """Return precision and recall of the links of a story, as the scorer counts them."""
    profiles = story.made.profiles
    found = align(profiles, matcher, config)
    home = {i: g for g, members in enumerate(found.groups) for i in members}
    mates = [
        (i, j)
        for group in found.groups
        for i, j in combinations(group, 2)
        if profiles[i].report != profiles[j].report
    ]
    right = sum(bool(story.says[i] & story.says[j]) for i, j in mates)
    hit, total = _recalled(story, home)
    return Links(right / max(1, len(mates)), hit / max(1, total))


def _recalled(story: Labelled, home: Mapping[int, int]) -> tuple[int, int]:
    stated = story.made.stated
    at = [
        (story.story.file(stated[i].claim.report), stated[i].claim.span, g) for i, g in home.items()
    ]
    hit = total = 0
    for point in story.story.gold["points"]:
        by = [
            (r["report"], {g for f, s, g in at if f == r["report"] and touches(s.start, s.end, r)})
            for r in point["readings"]
        ]
        for (one, left), (two, right) in combinations(by, 2):
            if one != two:
                total += 1
                hit += bool(left & right)
    return hit, total


def cut_by_others(stories: Sequence[GoldStory]) -> list[GoldStory]:
    """Return the stories with details cut by cutters that have not seen them."""
    found = {}
    for rest, out in folds(stories, FOLDS):
        unseen: Cutter = fitted_cutter(pieces_of(rest), Fit())
        found.update({story.name: recut(story, unseen) for story in out})
    return [found[story.name] for story in stories]


def taught_by(shared: Path) -> list[GoldStory]:
    """Return all stories to learn from, cut by what has not seen them."""
    beside = [recut(story, cutter()) for story in taught_beside(shared)]
    return [*cut_by_others(learned_from(shared)), *beside]


def reader_without(half: int) -> str:
    """Return the name of the reader that has not learned from a half of ``taught_by``."""
    return f"reader-without-{half}.onnx"


def _mean(found: Sequence[Links]) -> str:
    precision, recall, f1 = (
        np.mean([getattr(each, name) for each in found]) for name in ("precision", "recall", "f1")
    )
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


def main() -> None:
    """Print figures by story and threshold, the ablation if asked, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--readers", type=Path, required=True, help="of training.statements")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--ablate", action="store_true")
    asked = parser.parse_args()
    names = sorted(name for kind in KINDS.values() for name in kind)
    data = _data(asked, names)
    matcher = weighed(data, names, Recipe())
    print(f"{sum(len(d.labels) for d in data):,} pairs, {sum(d.labels.sum() for d in data):,} true")
    reader = Reader.load(weights_at=asked.readers / "reader.onnx")
    sets = {"held out": held_out(asked.shared), "measured": never_learned(asked.shared)}
    read = {
        name: [labelled(reread(recut(s, cutter()), reader)) for s in own]
        for name, own in sets.items()
    }
    for name, own in read.items():
        _print(name, own, matcher, names)
    if asked.ablate:
        ablate(read["held out"], data, names)
    if asked.out and matcher.network:
        weights = {"intercept": matcher.intercept, "weights": dict(matcher.weights)}
        (asked.out / "weights.json").write_text(json.dumps(weights, indent=1) + "\n", "utf-8")
        np.savez_compressed(asked.out / "network.npz", **packed(matcher.network))


def _data(asked: argparse.Namespace, names: Sequence[str]) -> list[Pairs]:
    """The pairs of all stories, each half as a reader has it that learned from the other."""
    found = []
    for half, (_, out) in enumerate(folds(taught_by(asked.shared), HALVES)):
        reader = Reader.load(weights_at=asked.readers / reader_without(half))
        found += [pairs(labelled(reread(story, reader)), names) for story in out]
    return found


def _at(thresholds: tuple[float, float]) -> CollateConfig:
    same, same_detail = thresholds
    return CollateConfig(same_point=same, same_detail=same_detail)


def _print(name: str, stories: Sequence[Labelled], matcher: Matcher, names: Sequence[str]) -> None:
    """Print what stories reach that nothing has learned from."""
    for each in THRESHOLDS:
        reached = [links(story, matcher, _at(each)) for story in stories]
        by_story = " ".join(f"{found.f1:.3f}" for found in reached)
        print(f"{name}, same {each[0]}, same detail {each[1]}: {_mean(reached)} ({by_story})")
    unseen = [pairs(story, names) for story in stories]
    precision = [average_precision_score(d.labels, odds(d.rows, matcher, names)) for d in unseen]
    print(f"{name}: average precision of pairs {np.mean(precision):.3f}")


def ablate(stories: Sequence[Labelled], data: Sequence[Pairs], names: Sequence[str]) -> None:
    """Print the mean over stories without each kind of evidence, and with it alone."""
    print(
        f"all: {_reached(stories, weighed(data, names, QUICK)):.3f}, each piece by itself: "
        f"{_reached(stories, learned(data, names)):.3f}"
    )
    for kind, own in KINDS.items():
        rest = [n for n in names if n not in own]
        without, alone = (
            _reached(stories, weighed(_columns(data, names, kept), kept, QUICK))
            for kept in (rest, sorted(own))
        )
        print(f"{kind:16} without {without:.3f} alone {alone:.3f}", flush=True)


def _columns(data: Sequence[Pairs], names: Sequence[str], kept: Sequence[str]) -> list[Pairs]:
    columns = [names.index(name) for name in kept]
    return [Pairs(d.rows[:, columns], d.labels) for d in data]


def _reached(stories: Sequence[Labelled], matcher: Matcher) -> float:
    config = Settings().collate
    return float(np.mean([links(s, matcher, config).f1 for s in stories]))


if __name__ == "__main__":
    main()
