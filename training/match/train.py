"""Train the claim matcher, and say what it reaches on stories it has not seen.

    python -m training.match.train --shared ../shared [--ablate] [--out src/crossread/models/match]

Pairs of claims of two reports are labelled by the hand-made gold: 1 when both touch readings of one
point. Pairs that share hardly a word or a meaning are left out of training: they are easy, and so
many that they would decide the weights. Each story of the gold is scored with weights learned from
the others (leave-one-story-out) and from the project's own stories; what ships is learned from all.
 Nothing but the weights leaves this script: no text of the gold is kept.
"""

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from crossread import ingest
from crossread.clean import clean
from crossread.collate.align import Side, align
from crossread.collate.claims import Stated
from crossread.collate.covering import Floats
from crossread.collate.evidence import Rarity, evidence
from crossread.collate.profile import Profile
from crossread.collate.story import Prepared, prepared
from crossread.model.capture import Capture
from crossread.model.report import Report
from crossread.models.matcher import Matcher
from crossread.pipeline import dated
from crossread.scale.local import annotator
from crossread.settings import Settings
from crossread.stories import group

LEAST_OF_GOLD = 0.5  # as shared/score/score.py has it
PLAUSIBLE = 0.4  # of meaning + words; at 0.6 mean AP falls from 0.54 to 0.51, at 0 it is 0.52
KINDS = {
    "meaning": ("meaning", "meaning_least", "meaning_most", "vector", "predicate"),
    "context": ("context",),
    "standing": ("best_of_left", "best_of_right", "best_of_both"),
    "rare words": ("words", "words_least", "phrases"),
    "names": ("names", "subject"),
    "figures, times": ("figures", "times"),
    "quote": ("quote",),
    "negation": ("negation",),
    "form": ("length", "place", "title"),
}
OWN = Path("tests/stories")
EXAMPLES = Path("examples")


@dataclass(frozen=True)
class Labelled:
    """One story: its claims, the gold points that each touches, and the gold itself."""

    name: str
    stated: Sequence[Stated]
    profiles: Sequence[Profile]
    says: Sequence[frozenset[str]]
    gold: Mapping[str, object]
    own: bool = False  # one of the project's stories: learned from, never scored


def labelled(name: str, folder: Path, gold: Mapping[str, object], *, own: bool = False) -> Labelled:
    """Return a story's claims as the pipeline makes them, with the gold points they touch."""
    settings = Settings()
    captures = ingest.capture([str(folder / "*.txt")])
    reports = [r for c in captures if isinstance(c, Capture) and isinstance(r := clean(c), Report)]
    annotated = list(annotator()(reports))
    (story, *_) = sorted(group(annotated, settings.grouping), key=lambda s: -len(s.reports))
    made: Prepared = prepared([dated(a, story) for a in annotated], settings.collate)
    paths = {a.report.id: Path(a.report.path).name for a in annotated}
    says = [_touched(s, paths, gold["points"]) for s in made.stated]
    return Labelled(name, made.stated, made.profiles, says, gold, own)


def _touched(stated: Stated, paths: Mapping[str, str], points: Iterable[dict]) -> frozenset[str]:
    found = set()
    for point in points:
        for reading in point["readings"]:
            if reading["report"] == paths[stated.claim.report] and _touches(stated, reading):
                found.add(point["id"])
    return frozenset(found)


def _touches(stated: Stated, reading: Mapping[str, int]) -> bool:
    start, end = stated.claim.span.start, stated.claim.span.end
    common = max(0, min(end, reading["end"]) - max(start, reading["start"]))
    length = reading["end"] - reading["start"]
    inside = common >= 0.8 * (end - start) and common >= 0.3 * length
    return common >= LEAST_OF_GOLD * length or inside


def pairs(story: Labelled) -> tuple[dict[str, Floats], Floats]:
    """Return the evidence of all cross-report claim pairs of a story, flat, and their labels."""
    rarity = Rarity.of(story.profiles)
    own: dict[str, list[int]] = {}
    for i, profile in enumerate(story.profiles):
        own.setdefault(profile.report, []).append(i)
    sides = {r: Side.of([story.profiles[i] for i in at], rarity) for r, at in own.items()}
    rows: list[dict[str, Floats]] = []
    labels: list[Floats] = []
    for left, right in combinations(sorted(sides), 2):
        pieces = evidence(sides[left], sides[right])
        rows.append({name: piece.ravel() for name, piece in pieces.items()})
        labels.append(
            np.array([[bool(story.says[i] & story.says[j]) for j in own[right]] for i in own[left]])
            .ravel()
            .astype(np.float32)
        )
    return {n: np.concatenate([r[n] for r in rows]) for n in rows[0]}, np.concatenate(labels)


def fitted(stories: Sequence[tuple[dict[str, Floats], Floats]], names: Sequence[str]) -> Matcher:
    """Return the weights learned from stories; each story weighs the same whatever its length."""
    kept = [x["meaning"] + x["words"] >= PLAUSIBLE for x, _ in stories]
    inputs = np.concatenate(
        [np.stack([x[n][k] for n in names], 1) for (x, _), k in zip(stories, kept, strict=True)]
    )
    labels = np.concatenate([y[k] for (_, y), k in zip(stories, kept, strict=True)])
    weights = np.concatenate([np.full(k.sum(), 1e4 / k.sum()) for k in kept])
    model = LogisticRegression(max_iter=2000).fit(inputs, labels, sample_weight=weights)
    named = zip(names, (round(float(w), 4) for w in model.coef_[0]), strict=True)
    return Matcher(round(float(model.intercept_[0]), 4), tuple(sorted(named)))


def links(story: Labelled, matcher: Matcher, same: float) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the links of a story, as the scorer counts them."""
    aligned = align(story.profiles, matcher, same=same, least=0.05)
    home = {i: g for g, members in enumerate(aligned.groups) for i in members}
    mates = [
        (i, j)
        for g in aligned.groups
        for i, j in combinations(g, 2)
        if story.profiles[i].report != story.profiles[j].report
    ]
    right = sum(bool(story.says[i] & story.says[j]) for i, j in mates)
    hit, total = _recalled(story, home)
    p, r = right / max(1, len(mates)), hit / max(1, total)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def _recalled(story: Labelled, home: Mapping[int, int]) -> tuple[int, int]:
    paths = {s.claim.report: Path(s.annotated.report.path).name for s in story.stated}
    hit = total = 0
    for point in story.gold["points"]:  # type: ignore[attr-defined]
        by = []
        for reading in point["readings"]:
            touching = {
                home[i]
                for i, s in enumerate(story.stated)
                if paths[s.claim.report] == reading["report"] and _touches(s, reading)
            }
            by.append((reading["report"], touching))
        for (one, a), (two, b) in combinations(by, 2):
            if one != two:
                total += 1
                hit += bool(a & b)
    return hit, total


def cross_validated(
    stories: Sequence[Labelled],
    data: Sequence[tuple[dict[str, Floats], Floats]],
    names: Sequence[str],
    same: float,
) -> list[tuple[float, float, float]]:
    """Return precision, recall and F1 of each story with weights learned from the others."""
    found = []
    for out, story in enumerate(stories):
        if story.own:
            continue
        rest = [each for i, each in enumerate(data) if i != out]
        found.append(links(story, fitted(rest, names), same))
    return found


def gold_stories(shared: Path) -> list[Labelled]:
    """Return the real stories with hand-made gold."""
    found = []
    for path in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        found.append(labelled(path.stem, shared / "stories" / path.stem, gold))
    return found


def own_stories() -> list[Labelled]:
    """Return the project's invented stories; the example's gold stands beside the tests'."""
    found = []
    for path in sorted(OWN.glob("*/gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        texts = path.parent if any(path.parent.glob("*.txt")) else EXAMPLES / path.parent.name
        found.append(labelled(path.parent.name, texts, gold, own=True))
    return found


def main() -> None:
    """Print figures by story and threshold, the ablation if asked, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path)
    parser.add_argument("--ablate", action="store_true")
    asked = parser.parse_args()
    stories = [*gold_stories(asked.shared), *own_stories()]
    data = [pairs(story) for story in stories]
    names = sorted(data[0][0])
    best = max(
        (np.mean([f for _, _, f in cross_validated(stories, data, names, t)]), t)
        for t in (0.25, 0.3, 0.35, 0.4, 0.45)
    )
    print(f"mean links F1 {best[0]:.3f} at {best[1]}")
    scored = [story for story in stories if not story.own]
    for story, (p, r, f) in zip(
        scored, cross_validated(stories, data, names, best[1]), strict=True
    ):
        print(f"{story.name:18} P {p:.3f} R {r:.3f} F1 {f:.3f}")
    if asked.ablate:
        ablate(stories, data, names, best[1])
    matcher = fitted(data, names)
    print(matcher)
    if asked.out:
        asked.out.mkdir(parents=True, exist_ok=True)
        weights = {"intercept": matcher.intercept, "weights": dict(matcher.weights)}
        (asked.out / "weights.json").write_text(json.dumps(weights, indent=1) + "\n", "utf-8")


def ablate(
    stories: Sequence[Labelled],
    data: Sequence[tuple[dict[str, Floats], Floats]],
    names: Sequence[str],
    same: float,
) -> None:
    """Print the mean without each kind of evidence, and with that kind alone."""
    for kind, own in KINDS.items():
        rest = [n for n in names if n not in own]
        without, alone = (
            np.mean([f for _, _, f in cross_validated(stories, data, kept, same)])
            for kept in (rest, sorted(own))
        )
        print(f"{kind:16} without {without:.3f} alone {alone:.3f}")


if __name__ == "__main__":
    main()
