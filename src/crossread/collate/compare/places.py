"""The same happening put in different places, or at different numbers of one street."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from crossread import lexicons
from crossread.collate.claims import Stated
from crossread.collate.compare.difference import (
    Background,
    Difference,
    contrast,
    heading,
    resemblance,
)
from crossread.collate.countries import country
from crossread.model.annotation import Token
from crossread.model.claim import Actor
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span, touched
from crossread.text.names import fold

_WHERE = frozenset("at in near on outside inside off behind beside around along toward".split())
_ONE_HAPPENING = 0.35  # likeness of what two places are told of
_TITLES = ("dr", "st")  # where a name begins with them
_NUMBER = re.compile(r"\b(\d+)[ -](block of )?$")


@dataclass(frozen=True, slots=True)
class _Address:
    """A place with its number: of a house, or of the block that holds it; "" where none is told."""

    span: Span
    number: str
    is_block: bool


@dataclass(frozen=True, slots=True)
class _Location:
    """A place after a preposition, and what is put there."""

    place: Actor
    span: Span  # with the preposition
    put: Token


def places(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference when both claims say where and share no place, or number it otherwise."""
    if not left.claim.places or not right.claim.places:
        return
    yield from _addresses(left, right, background)
    if not background.sure(left, right) or _share(left, right, background):
        return
    mine, theirs = background.once(_where, left), background.once(_where, right)
    for here, there in product(mine, theirs):
        alike = resemblance(left, here.put, right, there.put)
        if alike >= _ONE_HAPPENING and not _may_hold(here.place, there.place):
            yield _difference(left, here.span, right, there.span, DiscrepancyRelation.COMPATIBLE)
            return


def _may_hold(one: Actor, two: Actor) -> bool:
    """Whether one is a country and the other none: the one may hold the other."""
    return bool(country(one.name)) != bool(country(two.name))


def _difference(
    left: Stated, one: Span, right: Stated, two: Span, relation: DiscrepancyRelation
) -> Difference:
    note = contrast(left, one, right, two)
    return Difference(DiscrepancyKind.PLACE, relation, "", one, two, note)


def _share(left: Stated, right: Stated, background: Background) -> bool:
    """Whether any place of one claim is one of the other, or lies in its name."""
    mine, theirs = background.once(_places, left), background.once(_places, right)
    return any(_same(left, one, right, two, background) for one in mine for two in theirs)


def _same(left: Stated, one: Actor, right: Stated, two: Actor, background: Background) -> bool:
    entities = (
        background.entity_at.get((left.claim.report, one.span)),
        background.entity_at.get((right.claim.report, two.span)),
    )
    a, b = _words(one.name), _words(two.name)
    return (entities[0] is not None and entities[0] == entities[1]) or a <= b or b <= a


def _words(name: str) -> frozenset[str]:
    """The words of a place's name in full; the "St." of "St. Ives" is no street."""
    whole = lexicons.table("street_words")
    words = [word.rstrip(".") for word in fold(name).split()]
    opening = {word for word in words[:1] if word in _TITLES}
    return frozenset(opening.union(whole.get(word, word) for word in words[len(opening) :]))


def _places(stated: Stated) -> list[Actor]:
    """The places that a claim names; "New Year" is none, whatever it was read as, nor "Street"."""
    times = [time.span for time in stated.annotated.times]
    kinds = lexicons.words("place_nouns")
    named = (p for p in stated.claim.places if fold(p.name) not in kinds)
    return [p for p in named if not any(t.overlap(p.span) for t in times)]


def _where(stated: Stated) -> list[_Location]:
    """The places after a preposition of place."""
    every = stated.tokens
    found = []
    for place in _places(stated):
        before = _before(every, place.span)
        if before and before.lemma in _WHERE and _is_object(every, place.span):
            span = before.span.hull(place.span)
            found.append(_Location(place, span, _put(every, place.span)))
    return found


def _put(every: tuple[Token, ...], span: Span) -> Token:
    """What is put at a place: the word that its name hangs from, if any."""
    head = heading(every, touched([token.span for token in every], span))
    return every[max(every[head].head, 0)]


def _is_object(every: tuple[Token, ...], span: Span) -> bool:
    """Whether a name stands for the place itself and does not describe another noun."""
    own = [token for token in every if span.covers(token.span)]
    return bool(own) and own[-1].relation not in ("compound", "amod")


def _before(every: tuple[Token, ...], span: Span) -> Token | None:
    """The word before a name, an article between them aside."""
    earlier = [t for t in every if t.span.end <= span.start and t.upos != "DET"]
    return earlier[-1] if earlier else None


def _addresses(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """One street at other numbers: "12 Quay Road", "the 10 block of Quay Road"."""
    mine, theirs = background.once(_numbered, left), background.once(_numbered, right)
    for (one, a), (two, b) in product(mine, theirs):
        if a.number != b.number and _same(left, one, right, two, background):
            yield _difference(left, a.span, right, b.span, _relation(a, b))
            return


def _numbered(stated: Stated) -> list[tuple[Actor, _Address]]:
    """The places that a claim is at, with their numbers."""
    found = ((place, _address(stated, place.span)) for place in _places(stated))
    return [(place, address) for place, address in found if address]


def _address(stated: Stated, span: Span) -> _Address | None:
    """A place with the number before it; None where it describes another noun."""
    every = stated.tokens
    if not _is_object(every, span):
        return None
    before = stated.annotated.report.text[stated.claim.span.start : span.start]
    number = _NUMBER.search(before)
    if not number:
        return _Address(span, "", is_block=False)
    start = stated.claim.span.start + number.start()
    return _Address(Span(start, span.end), number[1], is_block=bool(number[2]))


def _relation(one: _Address, two: _Address) -> DiscrepancyRelation:
    """A block or a street without a number holds a house; two houses or two blocks are two."""
    both = one.number and two.number and one.is_block == two.is_block
    return DiscrepancyRelation.CONFLICTS if both else DiscrepancyRelation.COMPATIBLE
