"""How alike the claims of two reports are, as named pieces of evidence.

Values are 0 to 1 unless said otherwise. Weights come as they are too, in nats: two claims that
share one word of two and two that share ten of twenty are alike by halves, but not as likely to be
one.

How much claims say of each other, and which words they share, is found for all pairs of two
reports. Most pairs share next to nothing; only those that are plausible have other pieces.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.collate.covering import Floats, Vectors, Whole, covered
from crossread.collate.sides import Counts, Held, Side

PLAUSIBLE = 0.4  # of meaning and words together
_MOST = 2.0  # that both can be

Pieces = Mapping[str, Floats]  # a value for each of some pairs, by name of the evidence


@dataclass(frozen=True, slots=True)
class Chosen:
    """Some claim pairs of two reports, ordered by the left claim and then by the right one."""

    left: Whole  # by place among the claims of their report
    right: Whole
    places: Whole  # in a matrix with a row for each left claim

    @classmethod
    def of(cls, wanted: NDArray[np.bool_]) -> "Chosen":
        """Return the pairs that are wanted, of a row for each left claim."""
        places = np.flatnonzero(wanted)
        return cls(*np.divmod(places, wanted.shape[1]), places)


def evidence(left: Side, right: Side, least: float = PLAUSIBLE) -> tuple[Chosen, dict[str, Floats]]:
    """Return the plausible claim pairs of two reports with every piece of evidence for each.

    With 0 for ``least`` all pairs are plausible.
    """
    there, back = covered(left.said, right.said)
    common = _common(left.words, right.words)
    words = _dice(common, left.words.totals[:, None], right.words.totals)
    alike = np.asarray((there + back) / 2 + words, np.float32)
    pairs = Chosen.of(alike >= least)
    pieces = _said(pairs, there, back, left.words, right.words)
    pieces |= _words(pairs, common, left.words, right.words)
    pieces |= _vectors(pairs, left, right)
    pieces |= {name: _agreement(pairs, own, right.slots[name]) for name, own in left.slots.items()}
    pieces |= {"names": _names(pairs, left.names, right.names)}
    pieces |= {"figures": _figures(pairs, left.counts, right.counts)}
    return pairs, pieces | _form(pairs, left, right) | _standing(pairs, alike)


def _said(pairs: Chosen, there: Floats, back: Floats, left: Held, right: Held) -> dict[str, Floats]:
    """How much of two claims the other says, and what both say again weighs."""
    one, two = there.take(pairs.places), back.take(pairs.places)
    again = np.minimum(one * left.totals[pairs.left], two * right.totals[pairs.right])
    return {"meaning": (one + two) / 2, "meaning_most": np.maximum(one, two), "said_again": again}


def _words(pairs: Chosen, common: Floats, left: Held, right: Held) -> dict[str, Floats]:
    """What two claims share, as it is and beside what they hold; the weights are in nats."""
    shared, one, two = common.take(pairs.places), left.totals[pairs.left], right.totals[pairs.right]
    return {
        "words": _dice(shared, one, two),
        "shared": shared,
        "weight_least": np.minimum(one, two),
        "weight_most": np.maximum(one, two),
    }


def _common(left: Held, right: Held) -> Floats:
    """Weight of what each two claims share."""
    mine, theirs = _both(left, right)
    common: Floats = left.weighted[mine].T @ right.rows[theirs]
    return common


def _dice(common: Floats, one: Floats, two: Floats) -> Floats:
    """Weight of what two claims share over the mean of what both hold."""
    return np.asarray(2 * common / np.maximum(one + two, 1e-6), np.float32)


def _names(pairs: Chosen, left: Held, right: Held) -> Floats:
    common = _common(left, right).take(pairs.places)
    return _dice(common, left.totals[pairs.left], right.totals[pairs.right])


def _vectors(pairs: Chosen, left: Side, right: Side) -> dict[str, Floats]:
    """How alike claims, their heads and their sentences are as vectors; -1 to 1."""
    context = left.sentences.distinct(right.sentences)
    return {
        "context": _of_pairs(context, pairs, left.sentences, right.sentences),
        "sentences": _of_pairs(_mutual(context), pairs, left.sentences, right.sentences),
        "vector": _of_pairs(left.means.distinct(right.means), pairs, left.means, right.means),
        "predicate": _of_pairs(left.heads.distinct(right.heads), pairs, left.heads, right.heads),
    }


def _of_pairs(distinct: Floats, pairs: Chosen, left: Vectors, right: Vectors) -> Floats:
    """What a matrix of distinct vectors holds for pairs of claims."""
    return distinct[left.rows[pairs.left], right.rows[pairs.right]]


def _form(pairs: Chosen, left: Side, right: Side) -> dict[str, Floats]:
    """Evidence of how two claims are put and where they stand.

    ``early`` is 1 where one of them opens its report, 0 where both stand at the end.
    """
    one, two = left.places[pairs.left], right.places[pairs.right]
    same = left.negated[pairs.left] == right.negated[pairs.right]
    return {
        "negation": same.astype(np.float32),
        "place": 1 - np.abs(one - two),
        "early": 1 - np.minimum(one, two),
    }


def _agreement(pairs: Chosen, left: Held, right: Held) -> Floats:
    """1 for a shared value, -1 where both hold values and share none, 0 where one holds none."""
    both = _holds(left)[pairs.left] & _holds(right)[pairs.right]
    found = -both.astype(np.float32)
    found[_hold_one(pairs, left, right)] = 1
    return found


def _figures(pairs: Chosen, left: Counts, right: Counts) -> Floats:
    """How far two claims count the same.

    3 for the same number of the same thing, 2 for the same number, 1 for another number of one
    thing, -1 where both count and share neither, -0.5 where one counts.
    """
    one, two = _holds(left.numbers)[pairs.left], _holds(right.numbers)[pairs.right]
    found = np.float32(-0.5) * (one.astype(np.float32) + two)
    found[_hold_one(pairs, left.things, right.things)] = 1
    found[_hold_one(pairs, left.numbers, right.numbers)] = 2
    found[_hold_one(pairs, left.both, right.both)] = 3
    return found


def _holds(held: Held) -> NDArray[np.bool_]:
    """Which claims hold anything."""
    return held.totals > 0


def _hold_one(pairs: Chosen, left: Held, right: Held) -> NDArray[np.bool_]:
    """Which pairs hold a term together."""
    mine, theirs = _both(left, right)
    return (left.rows[mine].T @ right.rows[theirs]).take(pairs.places) > 0


def _both(left: Held, right: Held) -> tuple[list[int], list[int]]:
    """Rows of the terms that claims of both reports hold."""
    terms = sorted(left.place.keys() & right.place.keys())
    return [left.place[term] for term in terms], [right.place[term] for term in terms]


def _standing(pairs: Chosen, alike: Floats) -> dict[str, Floats]:
    """How a pair stands among all pairs of either claim.

    ``best`` is 1 where it is the best of both; ``rank`` is how many pairs of one of them are
    better, in hundreds; ``margin`` how much better it is than the next, or worse than the first.
    """
    own = alike.take(pairs.places)
    (best, lead), (led_best, led) = (
        _beside_best(own, pairs.left, alike),
        _beside_best(own, pairs.right, np.ascontiguousarray(alike.T)),
    )
    better = np.maximum(_better(own, pairs.left), _better(own, pairs.right))
    return {
        "best": best * led_best,
        "rank": (better / 100).astype(np.float32),
        "margin": np.minimum(lead, led),
    }


def _better(own: Floats, rows: Whole) -> Whole:
    """How many pairs of its row are better than each: all that are better are plausible too."""
    keys = rows * (2.0 * _MOST) - own  # a row after another, the best first
    order = np.argsort(keys)
    ordered = keys[order]
    place = np.arange(len(keys))
    place[1:][ordered[1:] == ordered[:-1]] = 0  # as good as the one before: the same place
    counts = np.bincount(rows)
    better = np.empty_like(place)
    better[order] = np.maximum.accumulate(place)
    return np.asarray(better - (np.cumsum(counts) - counts)[rows], np.int64)


def _beside_best(own: Floats, rows: Whole, alike: Floats) -> tuple[Floats, Floats]:
    """Each pair as a share of the best of its row, and less the best of the others there."""
    first, second = _two_best(alike)
    best = first[rows]
    return _share(own, best), own - np.where(own >= best, second[rows], best)


def _two_best(alike: Floats) -> tuple[Floats, Floats]:
    """The best of each row and the second best; 0 where there is none."""
    others = alike.copy()
    others[np.arange(len(alike)), alike.argmax(axis=1)] = 0
    return alike.max(axis=1), others.max(axis=1)


def _mutual(alike: Floats) -> Floats:
    """1 where a pair is the best of both its ends, less the further from it; 0 where unlike."""
    alike = np.maximum(alike, 0)
    across, down = alike.max(axis=1, keepdims=True), alike.max(axis=0, keepdims=True)
    return _share(alike, across) * _share(alike, down)


def _share(alike: Floats, best: Floats) -> Floats:
    return np.asarray(alike / np.maximum(best, 1e-6), np.float32)
