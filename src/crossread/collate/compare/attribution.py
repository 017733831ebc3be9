"""The same thing laid to different sources."""

from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz import fuzz

from crossread import lexicons
from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background, Difference, contrast
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span
from crossread.text.names import fold, is_shortened, same_name

_SAME = 0.8
_SAME_LETTERS = 90  # of 100
_LEAST_ALIKE = 0.3  # share of words in common, below which two sources speak of two things


class _Source(NamedTuple):
    """Who a claim lays itself to, in its own words."""

    span: Span
    words: str
    name: str


def attribution(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference when both claims say in their own words whose word it is, and differ.

    A source named elsewhere in the sentence, or for a whole passage, is no part of what the claim
    says: nearly every two claims of two reports differ in that. So do the sources of claims that
    share few words.
    """
    one, two = background.once(own_source, left), background.once(own_source, right)
    if not one or not two or background.alike(left, right) < _LEAST_ALIKE:
        return
    if not _same(left, one, right, two, background):
        note = contrast(left, one.span, right, two.span)
        compatible = DiscrepancyRelation.COMPATIBLE
        yield Difference(DiscrepancyKind.ATTRIBUTION, compatible, "", one.span, two.span, note)


def own_source(stated: Stated) -> _Source | None:
    """Return the innermost source, whoever is said to have said it themselves; no pronoun."""
    told = stated.claim.source[-1] if stated.claim.source else None
    if not told or not told.span or not stated.claim.span.covers(told.span):
        return None
    words = stated.words(told.span)
    pronoun = words.lower() in lexicons.words("stop_words")
    return None if pronoun else _Source(told.span, words, told.name or words)


def _same(left: Stated, one: _Source, right: Stated, two: _Source, background: Background) -> bool:
    mine, theirs = _entities(left, one.span, background), _entities(right, two.span, background)
    if mine & theirs or one.words == two.words:
        return True
    a, b = one.name, two.name
    alike = same_name(a, b) >= _SAME or fuzz.ratio(_letters(a), _letters(b)) >= _SAME_LETTERS
    return alike or is_shortened(fold(a).split(), fold(b).split())  # "federal prosecutors"


def _letters(name: str) -> str:
    """The letters of a name: "the coast guard" and "the coastguard" are written alike."""
    return "".join(letter for letter in fold(name) if letter.isalnum())


def _entities(stated: Stated, span: Span, background: Background) -> set[str]:
    report = stated.claim.report
    found = (
        background.entity_at.get((report, m.span))
        for m in stated.annotated.mentions
        if span.overlap(m.span)
    )
    return {entity for entity in found if entity}
