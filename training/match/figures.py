"""What a matcher reaches on stories that nothing has learned from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from sklearn.metrics import average_precision_score

from crossread.collate.align import align
from crossread.collate.config import CollateConfig
from crossread.collate.rivalry import Rivalry
from crossread.models.matcher import Matcher
from crossread.settings import Settings
from training.match.fit import learned, odds, weighed
from training.match.pairs import EVIDENCE_KINDS, Labelled, Pairs, pairs
from training.network import NetworkRecipe
from training.stories import touches

THRESHOLDS = ((0.5, 0.65), (0.55, 0.65), (0.55, 0.7), (0.6, 0.65), (0.6, 0.7))
QUICK = NetworkRecipe(networks=2, epochs=2)  # for the ablation


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


def print_quality(
    name: str, stories: Sequence[Labelled], matcher: Matcher, names: Sequence[str]
) -> None:
    """Print what links stories reach, and how well their pairs are ranked."""
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
    for kind, own in EVIDENCE_KINDS.items():
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


def links(story: Labelled, matcher: Matcher, config: CollateConfig) -> Links:
    """Return precision and recall of the links of a story, as the scorer counts them."""
    profiles = story.made.profiles
    rivalry = Rivalry(story.made.stated, story.made.profiles, story.made.background)
    found = align(profiles, matcher, config, rivalry=rivalry)
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


def _at(thresholds: tuple[float, float]) -> CollateConfig:
    same, same_detail = thresholds
    return CollateConfig(same_point=same, same_detail=same_detail)


def _mean(found: Sequence[Links]) -> str:
    precision, recall, f1 = (
        np.mean([getattr(each, name) for each in found]) for name in ("precision", "recall", "f1")
    )
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
