"""One place that a claim puts something in and another near: "in the park", "near the park"."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background, Difference, contrast, resemblance
from crossread.model.annotation import Token
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span

_IN = frozenset("at in inside on within".split())
_OUT = frozenset({"outside"})
_NEAR = frozenset({"near", *_OUT})
_BESIDE = ("obl", "nmod")
_TIMES = frozenset("end start time".split())  # one is near them too
_ONE_HAPPENING = 0.5  # cosine of what stands in a place and what near it


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place after a preposition, and what is put there."""

    span: Span  # with the preposition
    noun: str
    preposition: str
    put: Token


def vicinity(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference for the first place that one claim is in and the other near."""
    if not background.sure(left, right):
        return
    mine, theirs = background.once(spots, left), background.once(spots, right)
    for one, two in product(mine, theirs):
        put = resemblance(left, one.put, right, two.put)
        if _is_one_place(one, two) and put >= _ONE_HAPPENING:
            note = contrast(left, one.span, right, two.span)
            kind, relation = DiscrepancyKind.PLACE, _relation(one, two)
            yield Difference(kind, relation, "", one.span, two.span, note)
            return


def _is_one_place(one: _Spot, two: _Spot) -> bool:
    """Whether one spot lies in what the other is near to."""
    ways = {one.preposition, two.preposition}
    return one.noun == two.noun and bool(ways & _IN and ways & _NEAR)


def _relation(one: _Spot, two: _Spot) -> DiscrepancyRelation:
    """Inside and outside cannot both stand; what is at a park may be near it."""
    ways = {one.preposition, two.preposition}
    apart = ways & _OUT and ways & {"in", "inside", "within"}
    return DiscrepancyRelation.CONFLICTS if apart else DiscrepancyRelation.COMPATIBLE


def ways(stated: Stated, background: Background) -> set[tuple[str, str]]:
    """Return the places of a claim, each with its preposition."""
    return {(each.noun, each.preposition) for each in background.once(spots, stated)}


def spots(stated: Stated) -> list[_Spot]:
    """Return the places of a claim after a preposition that tells in from near."""
    every = stated.tokens
    found = (_spot(every, at) for at, token in enumerate(every) if _is_put(stated, token))
    return [spot for spot in found if spot and stated.claim.span.covers(spot.span)]


def _is_put(stated: Stated, token: Token) -> bool:
    """Whether a noun may be where something is."""
    noun = token.upos in ("NOUN", "PROPN") and token.lemma not in _TIMES
    beside = noun and token.relation in _BESIDE and token.head >= 0
    times = stated.annotated.times if beside else ()
    return beside and not any(time.span.overlap(token.span) for time in times)


def _spot(every: tuple[Token, ...], at: int) -> _Spot | None:
    noun = every[at]
    before = [t for t in every[:at] if t.head == at and t.deprel == "case"]
    if not before or before[0].lemma not in _IN | _NEAR:
        return None
    span = before[0].span.hull(noun.span)
    return _Spot(span, noun.lemma.lower(), before[0].lemma, every[noun.head])
