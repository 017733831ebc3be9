"""Alignment: which claims stand in one point.

Every claim of a report is scored against every claim of every other report by a logistic model
over the evidence; then claims join by average linkage, best pair first. Two rules hold it back: a
point never takes a second claim of one report unless the report says the same thing twice, and a
pair that scores under the threshold never joins directly. Order of input changes nothing: ties go
by place in the text.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from crossread.collate.evidence import Floats, Rarity, Side, evidence
from crossread.collate.profile import Profile
from crossread.models.matcher import Matcher

_SHOWN = 3  # pieces of evidence named as reasons


@dataclass(frozen=True, slots=True)
class Match:
    """Two claims, by index, that may say the same thing; ``score`` is 0 to 1."""

    left: int
    right: int
    score: float
    because: tuple[str, ...]

    def other(self, index: int) -> int:
        """Return the claim that ``index`` is matched with."""
        return self.right if index == self.left else self.left


@dataclass(frozen=True, slots=True)
class Alignment:
    """Groups of claim indexes, and every scored pair that could matter."""

    groups: tuple[tuple[int, ...], ...]
    matches: Mapping[tuple[int, int], Match]
    by_claim: Mapping[int, tuple[Match, ...]]

    def near(self, members: Sequence[int]) -> list[Match]:
        """Return the matches between claims of a group and claims outside it."""
        return [m for i in members for m in self.by_claim.get(i, ()) if m.other(i) not in members]

    def match(self, one: int, other: int) -> Match | None:
        """Return the scored pair of two claims, in whichever order it was scored."""
        return self.matches.get((one, other)) or self.matches.get((other, one))


def align(profiles: Sequence[Profile], matcher: Matcher, *, same: float, least: float) -> Alignment:
    """Return the points of a story as groups of indexes into ``profiles``.

    ``same`` is the score from which two claims may join; pairs from ``least`` on are kept for
    showing what came closest.
    """
    matches = {(m.left, m.right): m for m in _matches(profiles, matcher, least)}
    by_claim: dict[int, list[Match]] = {}
    for match in matches.values():
        by_claim.setdefault(match.left, []).append(match)
        by_claim.setdefault(match.right, []).append(match)
    held = {i: tuple(found) for i, found in by_claim.items()}
    return Alignment(_grouped(profiles, matches, same), matches, held)


def _matches(profiles: Sequence[Profile], matcher: Matcher, least: float) -> Iterable[Match]:
    rarity = Rarity.of(profiles)
    indexes: dict[str, list[int]] = {}
    for i, profile in enumerate(profiles):
        indexes.setdefault(profile.report, []).append(i)
    sides = {r: Side.of([profiles[i] for i in own], rarity) for r, own in indexes.items()}
    for left, right in combinations(sorted(sides), 2):
        pieces = evidence(sides[left], sides[right], rarity)
        scores = score(pieces, matcher)
        for a, b in np.argwhere(scores >= least):
            because = _because(pieces, matcher, (a, b))
            yield Match(indexes[left][a], indexes[right][b], float(scores[a, b]), because)


def score(pieces: Mapping[str, Floats], matcher: Matcher) -> Floats:
    """Return the probability of the logistic model for every pair."""
    total = np.full_like(next(iter(pieces.values())), matcher.intercept)
    for name, weight in matcher.weights:
        total += np.float32(weight) * pieces[name]
    return np.asarray(np.round(1 / (1 + np.exp(-total)), 4), np.float32)


def _because(
    pieces: Mapping[str, Floats], matcher: Matcher, at: tuple[int, int]
) -> tuple[str, ...]:
    """The pieces that spoke most for a pair, with their values."""
    told = sorted(((weight * float(pieces[name][at]), name) for name, weight in matcher.weights))
    return tuple(f"{name} {float(pieces[name][at]):.2f}" for _, name in told[::-1][:_SHOWN])


def _grouped(
    profiles: Sequence[Profile], matches: Mapping[tuple[int, int], Match], same: float
) -> tuple[tuple[int, ...], ...]:
    """Average linkage over the scored pairs, best first; a pair without a score counts as 0."""
    group = {i: [i] for i in range(len(profiles))}
    home = list(range(len(profiles)))
    ranked = sorted(
        (m for m in matches.values() if m.score >= same),
        key=lambda m: (-m.score, profiles[m.left].span, profiles[m.right].span, m.left, m.right),
    )
    for match in ranked:
        a, b = home[match.left], home[match.right]
        if a != b and _linkage(profiles, matches, group[a], group[b]) >= same:
            group[a] = sorted(group[a] + group.pop(b))
            for i in group[a]:
                home[i] = a
    return tuple(sorted(tuple(g) for g in group.values()))


def _linkage(
    profiles: Sequence[Profile],
    matches: Mapping[tuple[int, int], Match],
    left: Sequence[int],
    right: Sequence[int],
) -> float:
    """Mean score over the pairs of two reports; 0 where a report would say two things."""
    scores = []
    for i in left:
        for j in right:
            if profiles[i].report != profiles[j].report:
                match = matches.get((i, j)) or matches.get((j, i))
                scores.append(match.score if match else 0.0)
            elif not _nested(profiles[i], profiles[j]):
                scores.append(0.0)
    return sum(scores) / len(scores) if scores else 0.0


def _nested(one: Profile, other: Profile) -> bool:
    return one.span.overlap(other.span) > 0
