"""How likely two reports are of one event, by what they share and the days between."""

from dataclasses import dataclass

import numpy as np

from crossread.stories.cluster import Edges
from crossread.stories.counts import Indices, Weights
from crossread.stories.space import Overlap, Space, overlap


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupingConfig:
    """How much reports must share to be of one event.

    The score of a pair is a logistic regression over what it shares and the days between. The
    weights were fitted on candidate pairs of both public sets, whole and in parts of 3 to 400
    stories, parts of one place among them, and rounded.
    """

    # Mean score at which groups are joined.
    bar: float = 0.4
    level: float = 5.87
    whole: float = 1.9  # of the log cosine of all terms
    lead: float = 0.7  # of the log cosine of title and lead
    rare: float = 1.9  # of the log of the rarity shared
    pairs: float = -0.93  # of the log of the part of it that pairs of words repeat
    days: float = -0.55  # of the log of the days between
    # Of the log of the number of reports: the more reports, the more of them agree by chance.
    reports: float = -0.55
    fewest: int = 100  # reports counted at least
    # Reports counted at most: as many as the weights were fitted on. Of 100,000 invented
    # reports 0.85 of the pairs are found at precision 1.00; without this 0.41.
    most: int = 4_000
    # One shared place is not enough: two terms that one report in 300 holds come to 5.4.
    least_rare: float = 5.0
    # Mean score at which groups are so sure that their reports count as one for rarity.
    sure: float = 0.9
    # Score from which a pair that did not join is told as nearly in.
    near: float = 0.2
    # Days after which more distance says nothing more: trials and anniversaries come years later.
    most_days: float = 1000.0
    # Days assumed between two reports of which one gives no date.
    unknown_days: float = 7.0


@dataclass(frozen=True, slots=True)
class Likely:
    """Scores pairs of rows of a space that is the whole set of ``reports`` reports or a part."""

    space: Space
    reports: int
    config: GroupingConfig

    def score(self, left: Indices, right: Indices) -> Weights:
        """Return how likely the pairs are of one event, 0 to 1."""
        return self._scored(left, right, overlap(self.space, left, right))

    def close(self, left: Indices, right: Indices) -> Edges:
        """Return the pairs that share enough to be told of, with their scores."""
        shared = overlap(self.space, left, right)
        scores = self._scored(left, right, shared)
        told = scores >= min(self.config.near, self.config.bar)
        told &= shared.rare >= self.config.least_rare
        return left[told], right[told], scores[told]

    def _scored(self, left: Indices, right: Indices, shared: Overlap) -> Weights:
        config, days = self.config, self.space.days
        apart = np.abs(days[left] - days[right])
        apart = np.minimum(np.where(np.isnan(apart), config.unknown_days, apart), config.most_days)
        logit = _weighed(shared, config) + config.days * np.log1p(apart)
        logit += config.reports * np.log(np.clip(self.reports, config.fewest, config.most))
        likely: Weights = (1.0 / (1.0 + np.exp(-logit))).astype(np.float32)
        return likely


def edges_of(close: Edges, config: GroupingConfig) -> Edges:
    """Return the pairs that may join two groups."""
    left, right, scores = close
    kept = scores >= config.bar
    return left[kept], right[kept], scores[kept]


def _weighed(shared: Overlap, config: GroupingConfig) -> Weights:
    # Two hundredths keep the logarithm finite where nothing is shared.
    weighed: Weights = (
        config.level
        + config.whole * np.log(shared.whole + 0.02)
        + config.lead * np.log(shared.lead + 0.02)
        + config.rare * np.log1p(shared.rare)
        + config.pairs * np.log1p(shared.pairs)
    )
    return weighed
