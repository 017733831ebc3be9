"""The same thing laid to different sources."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from crossread import lexicons
from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background, Difference, contrast, words
from crossread.model.claim import ClaimSource
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span
from crossread.text.names import fold, is_shortened, same_name

_SAME = 0.8
_SAME_LETTERS = 90  # of 100
_LEAST_ALIKE = 0.3  # share of words in common, below which two sources speak of two things


def attribution(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference when both claims say in their own words whose word it is, and differ.

    A source named elsewhere in the sentence, or for a whole passage, is no part of what the claim
    says: nearly every two claims of two reports differ in that. So do the sources of claims that
    share few words.
    """
    one, two = _source(left), _source(right)
    if one is None or two is None or not one.span or not two.span:
        return
    if not left.claim.span.covers(one.span) or not right.claim.span.covers(two.span):
        return
    if background.alike(left, right) < _LEAST_ALIKE:
        return
    if _is_pronoun(left, one.span) or _is_pronoun(right, two.span):
        return
    if _same(left, one, right, two, background):
        return
    note = contrast(left, one.span, right, two.span)
    yield Difference(
        DiscrepancyKind.ATTRIBUTION, DiscrepancyRelation.COMPATIBLE, "", one.span, two.span, note
    )


def _source(stated: Stated) -> ClaimSource | None:
    """The innermost source: whoever is said to have said it themselves."""
    return stated.claim.source[-1] if stated.claim.source else None


def _is_pronoun(stated: Stated, span: Span) -> bool:
    return words(stated, span).lower() in lexicons.words("stop_words")


def _same(
    left: Stated, one: ClaimSource, right: Stated, two: ClaimSource, background: Background
) -> bool:
    mine, theirs = _entities(left, one.span, background), _entities(right, two.span, background)
    told = words(left, _span(one)), words(right, _span(two))
    if mine & theirs or told[0] == told[1]:
        return True
    a, b = one.name or told[0], two.name or told[1]
    alike = same_name(a, b) >= _SAME or fuzz.ratio(_letters(a), _letters(b)) >= _SAME_LETTERS
    return alike or is_shortened(fold(a).split(), fold(b).split())  # "federal prosecutors"


def _span(source: ClaimSource) -> Span:
    if source.span is None:
        raise ValueError("only sources with words of their own are compared")
    return source.span


def _letters(name: str) -> str:
    """The letters of a name: "the coast guard" and "the coastguard" are written alike."""
    return "".join(letter for letter in fold(name) if letter.isalnum())


def _entities(stated: Stated, span: Span | None, background: Background) -> set[str]:
    report = stated.claim.report
    found = (
        background.entity_at.get((report, m.span))
        for m in stated.annotated.mentions
        if span and span.overlap(m.span)
    )
    return {entity for entity in found if entity}
