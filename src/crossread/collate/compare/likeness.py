"""How likely a reader would set two phrases against each other, by what is told and where."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.collate.compare.contests import Column, Contests
from crossread.collate.compare.difference import Background, P
from crossread.collate.compare.rivals import Pair, Slot
from crossread.collate.covering import Whole
from crossread.model.annotation import DIMENSIONS
from crossread.models.network import Network

_SUBJECTS = ("nsubj",)
_BESIDE = ("obl", "nmod")
_NEAR = ("head", "thing", "ruler", "predicate")  # in meaning
_SAME = ("same_thing", "same_ruler", "same_predicate")


def likelihoods(
    found: Contests[P], pairs: Sequence[Pair], network: Network, background: Background
) -> list[float]:
    """Return how likely a reader would name each contest of some pairs as a difference, 0..1."""
    told = evidence(found, pairs, background)
    odds = network.odds(np.stack([told[name] for name in network.names], axis=1))
    return [float(p) for p in 1 / (1 + np.exp(-odds))]


def evidence(
    found: Contests[P], pairs: Sequence[Pair], background: Background
) -> Mapping[str, Column]:
    """Return what tells whether two phrases are of one thing, piece by piece: a column for each."""
    if not len(found):
        return {}
    asked, of_pair = np.unique(found.pair, return_inverse=True)
    claims = [pairs[at] for at in asked.tolist()]
    of_claims = {
        "match": [background.score(left, right) for left, right in claims],
        "words": [background.alike(left, right) for left, right in claims],
    }
    columns = {name: np.array(each, np.float32)[of_pair] for name, each in of_claims.items()}
    return {**found.told, **columns, **_likeness(found)}


def _likeness(found: Contests[P]) -> dict[str, Column]:
    """How alike the places of two phrases are: what stands there, in which roles."""
    used, place = np.unique(np.concatenate((found.one, found.two)), return_inverse=True)
    slots, (here, there) = [found.slots[at] for at in used.tolist()], place.reshape(2, -1)
    states, lemmas = _states(slots), np.array([each.lemmas for each in slots])
    roles = np.array([each.role for each in slots])
    one, two = roles[here], roles[there]
    near = np.vecdot(states[here], states[there]).T
    same = (lemmas[here] == lemmas[there]).T
    return {
        **dict(zip(_NEAR, near, strict=True)),
        **{name: each.astype(np.float32) for name, each in zip(_SAME, same, strict=True)},
        "same_role": (one == two).astype(np.float32),
        "subjects": _both(np.isin(roles, _SUBJECTS), here, there),
        "beside": _both(np.isin(roles, _BESIDE), here, there),
    }


def _both(each: NDArray[np.bool_], here: Whole, there: Whole) -> Column:
    return (each[here] & each[there]).astype(np.float32)


def _states(slots: Sequence[Slot]) -> NDArray[np.float32]:
    """The states (slots, 4, DIMENSIONS) of heads, things, rulers and predicates.

    They are 0 where there is none or none was read.
    """
    at = np.array([(slot.head, slot.thing, slot.ruler, slot.predicate) for slot in slots])
    found = np.zeros((*at.shape, DIMENSIONS), np.float32)
    for n, slot in enumerate(slots):
        if len(slot.read):
            found[n] = slot.read[at[n]]
    found[at < 0] = 0
    return found
