"""Figures told side by side: "38 passengers and three crew" are 41 people on board."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossread.collate.claims import Stated
from crossread.model.annotation import Quantity, Token
from crossread.model.claim import ClaimQuantity

_COUNTS = ("", "person")
_OF = ("nmod", "nummod")  # "a crew of three", "three men"


def whole(stated: Stated, one: ClaimQuantity) -> ClaimQuantity | None:
    """Return a count with those that its sentence adds by "and"; None where it adds none."""
    sentence = stated.sentence
    figures = [q for q in stated.annotated.quantities if sentence.span.covers(q.span)]
    every, own = sentence.tokens, next((q for q in figures if q.span == one.span), None)
    head = _thing(every, own) if own and one.unit in _COUNTS else -1
    beside = set(_beside(every, head))
    counts = (q for q in figures if q.unit in _COUNTS and _thing(every, q) in beside)
    added = [q.value for q in counts if q.value is not None]
    if one.value is None or not added:
        return None
    total = one.value + sum(added)
    return replace(one, value=total, low=total, high=total)


def _thing(every: Sequence[Token], figure: Quantity) -> int:
    """The token that a figure counts by, or that is counted by it; -1 where nothing is read."""
    own = [i for i, token in enumerate(every) if figure.span.covers(token.span)]
    at = next((i for i in own[::-1] if every[i].upos == "NUM"), -1)
    while at >= 0 and every[at].deprel in _OF:
        at = every[at].head
    return at


def _beside(every: Sequence[Token], head: int) -> Iterator[int]:
    """The tokens that are coordinated with a head, and with those in turn."""
    for at, token in enumerate(every):
        if head >= 0 and token.head == head and token.deprel == "conj":
            yield at
            yield from _beside(every, at)
