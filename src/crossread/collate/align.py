"""Alignment: which claims stand in one point.

Every claim of a report is scored against every claim of every other report by a logistic model
over the evidence. Then claims join (see ``collate.grouping``), parts of clauses that say more than
the point of their clause stand in points of their own (see ``collate.parts``), and clauses left
alone stand where their report tells the same already (see ``collate.retelling``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

import numpy as np

from crossread.collate.config import CollateConfig
from crossread.collate.constraints import Constraints
from crossread.collate.covering import Floats, Whole
from crossread.collate.evidence import Rarity, Side, evidence
from crossread.collate.grouping import Groups
from crossread.collate.matches import Block, Matches
from crossread.collate.nesting import Nesting
from crossread.collate.parts import Parts
from crossread.collate.profile import Profile
from crossread.collate.retelling import Retelling
from crossread.models.matcher import Matcher


@dataclass(frozen=True, slots=True)
class Alignment:
    """Groups of claim indexes, and every scored pair that could matter."""

    groups: tuple[tuple[int, ...], ...]
    matches: Matches
    told: Whole  # what became a claim, in text order: all but the details that tie no two reports

    def closest(self, members: Sequence[int]) -> Iterator[tuple[int, float]]:
        """Yield each claim outside a group that is matched with one inside, best first.

        Ties go by the member and then by the claim.
        """
        if not members:
            return
        found = [self.matches.of_claim(i) for i in members]
        others = np.concatenate([claims for claims, _ in found])
        scores = np.concatenate([own for _, own in found])
        outside = np.zeros(self.matches.claims, bool)
        outside[self.told] = True
        outside[list(members)] = False
        order = np.argsort(-scores, kind="stable")
        order = order[outside[others[order]]]
        _, first = np.unique(others[order], return_index=True)
        for row in order[np.sort(first)].tolist():
            yield int(others[row]), float(scores[row])


def align(
    profiles: Sequence[Profile],
    matcher: Matcher,
    config: CollateConfig,
    constraints: Constraints = Constraints(),  # noqa: B008 - frozen
) -> Alignment:
    """Return the points of a story as groups of indexes into ``profiles``.

    ``constraints`` are obeyed whatever the scores. Details that tie no two reports and add nothing
    to the point of their clause are in no group.
    """
    sides = _sides(profiles)
    blocks = _blocks(profiles, sides, matcher, config.least_match)
    matches = Matches.of(blocks, len(profiles), matcher)
    nesting = Nesting.of(profiles, {report: side.said for report, side in sides.items()})
    groups = Groups(profiles, matches, nesting, constraints)
    groups.join(config.same_point, config.same_count, details=False)
    groups.join(config.same_detail, config.same_detail, details=True)
    parts = Parts(groups.told(), profiles, matches, nesting)
    parts.join(config, constraints)
    parts.stand_alone(config)
    again = Retelling(parts.groups(), profiles, matches, nesting)
    found = again.joined(config.same_again, constraints)
    return Alignment(found, matches, np.array(sorted(chain.from_iterable(found)), np.int64))


def _sides(profiles: Sequence[Profile]) -> dict[str, Side]:
    """The claims of each report, in order."""
    rarity = Rarity.of(profiles)
    reports: dict[str, list[Profile]] = {}
    for profile in profiles:
        reports.setdefault(profile.report, []).append(profile)
    return {report: Side.of(own, rarity) for report, own in reports.items()}


def _blocks(
    profiles: Sequence[Profile], sides: Mapping[str, Side], matcher: Matcher, least: float
) -> list[Block]:
    """The scored pairs of every two reports."""
    indexes: dict[str, list[int]] = {}
    for i, profile in enumerate(profiles):
        indexes.setdefault(profile.report, []).append(i)
    at = {report: np.array(own, np.int64) for report, own in indexes.items()}
    blocks = []
    for left, right in combinations(sorted(sides), 2):
        pieces = evidence(sides[left], sides[right])
        found = Block.of(pieces, score(pieces, matcher), matcher, least)
        blocks.append(found.at(at[left], at[right]))
    return blocks


def score(pieces: Mapping[str, Floats], matcher: Matcher) -> Floats:
    """Return the probability of the logistic model for every pair."""
    total = np.full_like(next(iter(pieces.values())), matcher.intercept)
    for name, weight in matcher.weights:
        total += np.float32(weight) * pieces[name]
    return np.asarray(np.round(1 / (1 + np.exp(-total)), 4), np.float32)
