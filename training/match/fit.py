"""Weigh pieces of evidence: each by itself, and what all of them say together."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from crossread.collate.covering import Floats
from crossread.models.matcher import COMBINED, Matcher
from training.match.pairs import Pairs
from training.network import Material, NetworkRecipe, fitted

STRICT = 1e-3  # strength of the penalty on weights of standard size


def learned(stories: Sequence[Pairs], names: Sequence[str]) -> Matcher:
    """Return the weights learned from stories; each weighs the same whatever its length."""
    rows, labels, shares = _joined(stories)
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    model = LogisticRegression(C=1 / STRICT / len(labels), max_iter=3000)
    model.fit((rows - mean) / spread, labels, sample_weight=shares)
    weights = model.coef_[0] / spread
    intercept = float(model.intercept_[0] - weights @ mean)
    named = zip(names, (round(float(weight), 4) for weight in weights), strict=True)
    return Matcher(round(intercept, 4), tuple(sorted(named)))


def weighed(data: Sequence[Pairs], names: Sequence[str], recipe: NetworkRecipe) -> Matcher:
    """Return the matcher with the networks that learned beside its weights."""
    alone = learned(data, names)
    rows, labels, shares = _joined(data)
    told = odds(rows, alone, names)
    material = Material(rows, told, labels, shares.astype(np.float32))
    weights = tuple(sorted((*alone.weights, (COMBINED, 1.0))))
    return Matcher(alone.intercept, weights, fitted(material, names, recipe))


def _joined(
    stories: Sequence[Pairs],
) -> tuple[Floats, NDArray[np.bool_], NDArray[np.float64]]:
    """The rows of all stories, their labels, and what each weighs: 1 on the mean."""
    rows = np.concatenate([story.rows for story in stories])
    labels = np.concatenate([story.labels for story in stories])
    counts = np.concatenate([np.full(len(s.labels), 1 / max(1, len(s.labels))) for s in stories])
    return rows, labels, counts / counts.mean()


def odds(rows: Floats, matcher: Matcher, names: Sequence[str]) -> Floats:
    """Return the log odds of each pair by all that a matcher has."""
    by_name = dict(matcher.weights)
    told = rows @ np.array([by_name[n] for n in names], np.float32) + matcher.intercept
    combined = matcher.network.odds(rows) if matcher.network else 0.0
    return np.asarray(told + combined, np.float32)
