"""Alignment: which claims stand in one point.

Every claim of a report is scored against every claim of every other report by all evidence (see
``collate.scoring``). Then claims join (see ``collate.grouping``), parts of clauses that say more
than the point of their clause stand in points of their own (see ``collate.parts``), and clauses
left alone stand where their report tells the same already (see ``collate.retelling``).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations

import numpy as np
from numpy.typing import NDArray

from crossread.collate.config import CollateConfig
from crossread.collate.constraints import Constraints
from crossread.collate.covering import Whole
from crossread.collate.grouping import ClaimGroups
from crossread.collate.matches import Block, Matches
from crossread.collate.nesting import Nesting
from crossread.collate.parts import Parts
from crossread.collate.people import Aged
from crossread.collate.profile import Profile
from crossread.collate.retelling import RetoldGroups
from crossread.collate.rivalry import Rivalry
from crossread.collate.scoring import Scoring
from crossread.models.matcher import Matcher
from crossread.ports import Spread


@dataclass(frozen=True, slots=True)
class Alignment:
    """Groups of claim indexes, and every scored pair that could matter."""

    groups: tuple[tuple[int, ...], ...]
    matches: Matches
    told: Whole  # what became a claim, in text order: all but the details that tie no two reports

    def closest(self, members: Sequence[int], least: float = 0.0) -> Iterator[tuple[int, float]]:
        """Yield each claim outside a group that matches one inside from ``least`` on, best first.

        Ties go by the member and then by the claim.
        """
        if not members:
            return
        others, scores = self.matches.of_claims(members)
        found = np.flatnonzero((scores >= least) & self._outside(members)[others])
        order = found[np.argsort(-scores[found], kind="stable")]
        _, first = np.unique(others[order], return_index=True)
        rows = order[np.sort(first)]
        yield from zip(others[rows].tolist(), scores[rows].tolist(), strict=True)

    def telling(self, members: Sequence[int], least: float) -> list[int]:
        """Return the claims outside a group that match it from ``least`` on, best first.

        It is the mean over its ``members`` that counts: by what nobody else tells a claim may match
        one of them well.
        """
        means = self.matches.sums(members) / len(members)
        found = np.flatnonzero((means >= least) & self._outside(members))
        ranked: list[int] = found[np.argsort(-means[found], kind="stable")].tolist()
        return ranked

    def _outside(self, members: Sequence[int]) -> NDArray[np.bool_]:
        """Which of the story's claims became a claim and are in no group of some."""
        outside = np.zeros(self.matches.claims, bool)
        outside[self.told] = True
        outside[list(members)] = False
        return outside

    def near(self, claims: Iterable[int], least: float) -> list[int]:
        """Return what became a claim and matches one of some claims from ``least`` on, in order."""
        others, scores = self.matches.of_claims(claims)
        found = np.zeros(self.matches.claims, bool)
        found[others[scores >= least]] = True
        near: list[int] = self.told[found[self.told]].tolist()
        return near


def align(
    profiles: Sequence[Profile],
    matcher: Matcher,
    config: CollateConfig,
    constraints: Constraints = Constraints(),  # noqa: B008 - frozen
    rivalry: Rivalry | None = None,
    spread: Spread = map,
) -> Alignment:
    """Return the points of a story as groups of indexes into ``profiles``.

    ``constraints`` are obeyed whatever the scores, and ``rivalry`` tells which claims put another
    figure or time to one thing, and so may match by fewer words. Details that tie no two reports
    and add nothing to the point of their clause are in no group. ``spread`` matches the reports,
    two by two.
    """
    matches, nesting = _matched(profiles, matcher, config, spread)
    people = {i: p.substance.people for i, p in enumerate(profiles) if p.substance.people.aged}
    constraints = replace(constraints, aged=Aged(people))
    groups = ClaimGroups(profiles, matches, nesting, constraints, rivalry)
    groups.join(config.same_point, config.same_rival, details=False)
    groups.join(config.same_detail, config.same_rival_detail, details=True)
    parts = Parts(groups.kept(), profiles, matches, nesting)
    parts.join(config, constraints)
    parts.stand_alone(config)
    again = RetoldGroups(parts.groups(), profiles, matches, nesting)
    found = again.joined(config.same_again, constraints)
    return Alignment(found, matches, np.array(sorted(chain.from_iterable(found)), np.int64))


def _matched(
    profiles: Sequence[Profile], matcher: Matcher, config: CollateConfig, spread: Spread
) -> tuple[Matches, Nesting]:
    """The scored pairs, and how claims nest; what was laid out for matching is let go."""
    scoring = Scoring(profiles, matcher, config.least_match)
    nesting = Nesting.of(profiles, {report: side.said for report, side in scoring.sides.items()})
    blocks = _blocks(scoring, matcher, config, spread)
    return Matches.of(blocks, len(profiles), matcher), nesting


def _blocks(
    scoring: Scoring, matcher: Matcher, config: CollateConfig, spread: Spread
) -> Iterator[Block]:
    """Yield the scored pairs of every two reports."""

    def block(reports: tuple[str, str]) -> Block:
        left, right = reports
        own = Block.of(*scoring.between(left, right), matcher, config.least_match)
        return own.at(scoring.claims[left], scoring.claims[right])

    return iter(spread(block, combinations(sorted(scoring.sides), 2)))
