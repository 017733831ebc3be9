"""How likely two claims of two reports say the same, by all evidence."""

from collections.abc import Mapping, Sequence

import numpy as np

from crossread.collate.covering import Floats, Whole
from crossread.collate.evidence import PLAUSIBLE, Chosen, Pieces, evidence
from crossread.collate.profile import Profile
from crossread.collate.sides import Rarity, Side
from crossread.models.matcher import COMBINED, Matcher
from crossread.models.network import Network

_RUN = 512  # pairs that the network is asked of at once; what more make between leaves the cache


class Scoring:
    """The claims of a story by report, laid out to be matched."""

    def __init__(self, profiles: Sequence[Profile], matcher: Matcher, least: float) -> None:
        """The network is asked of pairs that score ``least`` without it."""
        self.claims = claims_of(profiles)
        self.sides = sides_of(profiles, self.claims)
        self._matcher, self._least = matcher, least

    def between(
        self, left: str, right: str, least: float = PLAUSIBLE
    ) -> tuple[Chosen, Pieces, Floats]:
        """Return the plausible claim pairs of two reports, all evidence and the scores of each."""
        pairs, pieces = evidence(self.sides[left], self.sides[right], least)
        odds = _odds(pieces, self._matcher)
        scores = _scores(odds)
        if self._matcher.network:
            asked = np.flatnonzero(scores >= self._least)
            pieces[COMBINED] = _combined(pieces, asked, self._matcher.network)
            weight = np.float32(dict(self._matcher.weights)[COMBINED])
            scores[asked] = _scores(odds[asked] + weight * pieces[COMBINED][asked])
        return pairs, pieces, scores


def claims_of(profiles: Sequence[Profile]) -> dict[str, Whole]:
    """Return the indexes of each report's claims, in order."""
    own: dict[str, list[int]] = {}
    for i, profile in enumerate(profiles):
        own.setdefault(profile.report, []).append(i)
    return {report: np.array(at, np.int64) for report, at in own.items()}


def sides_of(profiles: Sequence[Profile], claims: Mapping[str, Whole]) -> dict[str, Side]:
    """Return the claims of each report, laid out for matching."""
    rarity = Rarity.of(profiles)
    return {r: Side.of([profiles[i] for i in own], rarity) for r, own in claims.items()}


def _odds(pieces: Pieces, matcher: Matcher) -> Floats:
    """The log odds of every pair by each piece alone."""
    total = np.full_like(next(iter(pieces.values())), matcher.intercept)
    for name, weight in matcher.weights:
        if name != COMBINED:
            total += np.float32(weight) * pieces[name]
    return total


def _combined(pieces: Pieces, asked: Whole, network: Network) -> Floats:
    """What the pieces say together of the pairs that are asked of, by place; 0 for all others."""
    found = np.zeros_like(next(iter(pieces.values())))
    for some in (asked[at : at + _RUN] for at in range(0, len(asked), _RUN)):
        found[some] = network.odds(np.stack([pieces[name][some] for name in network.names], axis=1))
    return found


def _scores(odds: Floats) -> Floats:
    return np.asarray(np.round(1 / (1 + np.exp(-odds)), 4), np.float32)
