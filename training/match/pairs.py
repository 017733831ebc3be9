"""Pairs of claims of labelled stories: their evidence, and whether they say the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from crossread.collate.covering import Floats
from crossread.collate.evidence import evidence
from crossread.collate.scoring import claims_of, sides_of
from crossread.collate.story import Prepared, prepared
from crossread.settings import Settings
from training.stories import GoldStory, touches

Index = NDArray[np.int64]

EVIDENCE_KINDS = {
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
        found, pieces = evidence(sides[left], sides[right])
        rows.append(np.stack([pieces[name] for name in names], axis=1))
        lefts.append(own[left][found.left])
        rights.append(own[right][found.right])
    one, two = np.concatenate(lefts), np.concatenate(rights)
    labels = [
        bool(story.says[i] & story.says[j]) for i, j in zip(one.tolist(), two.tolist(), strict=True)
    ]
    return one, two, np.concatenate(rows), np.array(labels, np.bool_)
