"""Rivals: two figures or two times of two claims that a reader may set against each other.

"Two boats" and "three barges" may be one catch counted otherwise, or two. Which it is depends on
much at once: what is counted and in what unit, the words that both hang from, how well the claims
match, what else they tell. So it is learned from differences that careful readers named
(``training/contrast``); what two phrases are to each other, once they are of one thing, is not.
"""

import math
import operator
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background, P, Rivals, heading
from crossread.model.annotation import DIMENSIONS, Matrix, Token
from crossread.model.span import Span, touched
from crossread.models.network import Network

# Of the lines told from this likelihood on about every second is in the labels
# (docs/decisions/0015-which-figures-are-of-one-thing.md).
NAMED = 0.2
KEPT = 2**14  # pairs of phrases told alike of which it is known what they are to each other
_PARTS = ("nummod", "det", "amod", "nmod:poss", "compound")  # of the thing that they count or limit
_STEPS = 3  # up from a figure to what it counts
_SUBJECTS = frozenset({"nsubj"})
_BESIDE = frozenset({"obl", "nmod"})
_NEAR = ("head", "thing", "ruler", "predicate")  # in meaning
_SAME = ("same_thing", "same_ruler", "same_predicate")

Pair = tuple[Stated, Stated]
Evidence = dict[str, float]
V = TypeVar("V")


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """Where a phrase stands, as indexes of tokens: its head, what that is a part of, what rules.

    In "killed two men" the head is "two", the thing "men" and the ruler "killed"; -1 is none.
    """

    head: int
    thing: int
    ruler: int
    role: str  # of the thing
    lemmas: tuple[str, ...]  # of thing, ruler and the predicate of the claim
    read: Matrix  # the states of all words of the sentence; none where it was read by rules
    predicate: int  # of the claim


class Contest(NamedTuple, Generic[P]):
    """Two phrases of a pair of claims that differ, where they stand, and what else is told."""

    pair: int  # by place
    one: P
    two: P
    here: Slot
    there: Slot
    told: Mapping[str, float]


def slot(stated: Stated, span: Span, *, is_part: bool) -> Slot | None:
    """Return where a phrase stands, None where nothing was parsed.

    One that ``is_part`` stands for the thing that it counts.
    """
    every = stated.tokens
    own = touched([token.span for token in every], span)
    if not own:
        return None
    head = heading(every, own)
    thing = _thing(every, head) if is_part else head
    ruler, predicate = every[thing].head, stated.clause.head
    return Slot(
        head,
        thing,
        ruler,
        every[thing].relation,
        tuple(every[i].lemma.lower() if i >= 0 else "" for i in (thing, ruler, predicate)),
        stated.sentence.states,
        predicate,
    )


def among_others(
    mine: Sequence[V | None], one: V | None, theirs: Sequence[V | None], two: V | None
) -> dict[str, float]:
    """Return how many values two claims tell, and how many of these two the other claim tells too.

    A value is None where a phrase has none.
    """
    beside = (one is not None and one in theirs) + (two is not None and two in mine)
    return {
        "only": float(len(mine) == len(theirs) == 1),
        "many": math.log(len(mine) * len(theirs)),
        "told_beside": float(beside),
    }


def likelihoods(
    found: Sequence[Contest[P]], pairs: Sequence[Pair], network: Network, background: Background
) -> list[float]:
    """Return how likely a reader would name each contest of some pairs as a difference, 0..1."""
    told = evidence(found, pairs, background)
    rows = np.array([told[name] for name in network.names], np.float32).T
    odds = network.odds(np.ascontiguousarray(rows))
    return [float(p) for p in 1 / (1 + np.exp(-odds))]


def evidence(
    found: Sequence[Contest[P]], pairs: Sequence[Pair], background: Background
) -> dict[str, Sequence[float]]:
    """Return what tells whether two phrases are of one thing, piece by piece: a column for each."""
    if not found:
        return {}
    columns: dict[str, Sequence[float]] = {
        name: [each.told[name] for each in found] for name in found[0].told
    }
    claims = [pairs[each.pair] for each in found]
    columns["match"] = [background.score(left, right) for left, right in claims]
    columns["words"] = [background.alike(left, right) for left, right in claims]
    return columns | _likeness([(each.here, each.there) for each in found])


def _likeness(slots: Sequence[tuple[Slot, Slot]]) -> dict[str, Sequence[float]]:
    """How alike the places of two phrases are: what stands there, in which roles."""
    here, there = (_states(side) for side in zip(*slots, strict=True))
    states = np.vecdot(here, there).T.tolist()
    lemmas = (list(map(operator.eq, one.lemmas, two.lemmas)) for one, two in slots)
    roles = [{one.role, two.role} for one, two in slots]
    return {
        **dict(zip(_NEAR, states, strict=True)),
        **dict(zip(_SAME, zip(*lemmas, strict=True), strict=True)),
        "same_role": [len(each) == 1 for each in roles],
        "subjects": [each <= _SUBJECTS for each in roles],
        "beside": [each <= _BESIDE for each in roles],
    }


def one_each(judged: Iterable[tuple[float, Rivals[P]]]) -> list[Rivals[P]]:
    """Return the rivals of two claims, the likeliest first, without those that share a phrase."""
    found: list[Rivals[P]] = []
    taken: set[tuple[int, Span]] = set()
    for _, each in sorted(judged, key=_rank):
        ends = {(0, each.one.span), (1, each.two.span)}
        if taken.isdisjoint(ends):
            taken |= ends
            found.append(each)
    return found


def _rank(ranked: tuple[float, Rivals[P]]) -> tuple[float, Span, Span]:
    likelihood, rivals = ranked
    return -likelihood, rivals.one.span, rivals.two.span


def _thing(every: Sequence[Token], head: int) -> int:
    for _ in range(_STEPS):
        if every[head].deprel not in _PARTS or every[head].head < 0:
            break
        head = every[head].head
    return head


def _states(slots: Sequence[Slot]) -> NDArray[np.float32]:
    """The states (slots, 4, DIMENSIONS) of heads, things, rulers and predicates.

    They are 0 where there is none or none was read.
    """
    place = {slot: n for n, slot in enumerate(dict.fromkeys(slots))}
    at = np.array([(slot.head, slot.thing, slot.ruler, slot.predicate) for slot in place])
    found = np.zeros((*at.shape, DIMENSIONS), np.float32)
    for slot, n in place.items():
        if len(slot.read):
            found[n] = slot.read[at[n]]
    found[at < 0] = 0
    return found[[place[slot] for slot in slots]]
