"""Where somebody was hurt: "shot in the leg", "wounded in his left shoulder"."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from crossread import lexicons
from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background, Difference, contrast
from crossread.model.annotation import Token
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span

_PARTS = lexicons.table("body_parts")
_AT = frozenset("in through to".split())
_SIDES = frozenset("area back front part side top".split())
_WHOSE = ("det", "nmod:poss")  # "on foot" and "by hand" tell of no wound


def wounds(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference where each claim puts a wound into a part that the other does not tell.

    Who leaves one of several wounds out, or tells it in the same sentence, tells no other.
    """
    mine, theirs = background.once(hurt, left), background.once(hurt, right)
    here, there = background.once(_told_around, left), background.once(_told_around, right)
    if background.sure(left, right) and mine.keys() - there and theirs.keys() - here:
        one, two = _hull(mine), _hull(theirs)
        kind, relation = DiscrepancyKind.PLACE, _relation(mine, theirs)
        yield Difference(kind, relation, "wound", one, two, contrast(left, one, right, two))


def _relation(mine: Mapping[str, Span], theirs: Mapping[str, Span]) -> DiscrepancyRelation:
    """A thigh is of a leg; a chest and a shoulder are two places."""
    fit = any(_is_of(a, b) or _is_of(b, a) for a, b in product(mine, theirs))
    return DiscrepancyRelation.COMPATIBLE if fit else DiscrepancyRelation.CONFLICTS


def hurt(stated: Stated) -> dict[str, Span]:
    """Return the parts of the body that a claim puts something into, with their words."""
    return _hurt(stated.tokens, stated.claim.span)


def _told_around(stated: Stated) -> frozenset[str]:
    """The same of a claim's sentence."""
    return frozenset(_hurt(stated.tokens, stated.sentence.span))


def _hurt(every: Sequence[Token], within: Span) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for at, token in enumerate(every):
        part = _part(token)
        if part and within.covers(token.span) and _is_hurt(every, at):
            found.setdefault(part, token.span)
    return found


def _part(token: Token) -> str:
    """The part of the body that a word names, "" where it names none."""
    lemma = token.lemma.lower().replace("buttocks", "buttock")
    return lemma if lemma in _PARTS else ""


def _is_hurt(every: Sequence[Token], at: int) -> bool:
    """Whether a part stands behind a preposition, or in a list or "the back of" that does."""
    first = at
    while every[first].deprel == "conj" or _is_side(every, first):
        first = every[first].head
    own = [token for token in every[:first] if token.head == first]
    whole = any(token.head == at and token.deprel == "nmod" and _part(token) for token in every)
    leads = any(t.deprel == "case" and t.lemma in _AT for t in own)
    return leads and not whole and any(t.deprel in _WHOSE for t in own)


def _is_side(every: Sequence[Token], at: int) -> bool:
    """Whether a part is what another word is a side of: "the back of the head"."""
    return every[at].deprel == "nmod" and every[every[at].head].lemma in _SIDES


def _is_of(one: str, two: str) -> bool:
    """Whether one part is the other or a part of it: a thigh of a leg."""
    while one and one != two:
        one = _PARTS.get(one, "")
    return one == two


def _hull(parts: Mapping[str, Span]) -> Span:
    first, *others = parts.values()
    for each in others:
        first = first.hull(each)
    return first
