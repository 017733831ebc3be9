"""What kind of thing: one noun narrowed by other words in claims that else say nearly the same.

"A copper roof" and "a steel roof" differ; "a roof" and "a copper roof" do not, since reports add
such words everywhere, nor do "a big storm" and "a large storm", which say one thing, nor "the wrong
house" and "the Orlby house", of which both may be so. Where the phrase says that a thing is the
only or the first of its kind, any other word draws the line elsewhere, and the claims differ in
scope.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import (
    Background,
    Difference,
    contrast,
    cosine,
    tokens,
)
from crossread.model.annotation import Token
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span

_LEAST_ALIKE = 0.4  # share of words in common, below which two phrases are rather of two things
_SAME_LETTERS = 90  # of 100
_SYNONYMS = 0.7  # cosine of two words' states
_NARROWING = ("amod", "compound")
_DRAWING = (*_NARROWING, "nmod", "nummod")  # what else tells where a limit is drawn
_EMPTY = frozenset({"such", "very"})  # "the very first time" is the first
# Beside what else the report tells of: "the new offer" is the previous one by tomorrow.
_RELATIVE = frozenset("current earlier initial new next original other own previous same".split())
_SORTS = ("PROPN", "ADJ")  # and all else: "steel", "oak-framed"
_FINITE = ("VBD", "VBP", "VBZ")  # "court ousts judge" is no kind of judge
_LIMITING = frozenset("only first last largest biggest main sole single second third".split())


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun with the words before it that qualify it."""

    span: Span
    narrowing: frozenset[str]
    drawing: frozenset[str]


def qualifiers(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference for each noun of both claims that other words narrow."""
    if not background.sure(left, right):
        return
    mine, theirs = background.once(phrases, left), background.once(phrases, right)
    nouns = sorted(mine.keys() & theirs.keys())
    well = bool(nouns) and background.alike(left, right) >= _LEAST_ALIKE
    for noun in nouns:
        one, two = mine[noun], theirs[noun]
        limited = one.drawing & two.drawing & _LIMITING and one.drawing != two.drawing
        other = well and _exchange(one.narrowing, two.narrowing)
        other = other and _of_one_sort(left, one, right, two)
        if limited or (other and not _same_in_other_words(left, one, right, two)):
            scope, more = DiscrepancyRelation.DIFFERENT_SCOPE, DiscrepancyRelation.COMPATIBLE
            note = contrast(left, one.span, right, two.span)
            relation = scope if limited else more
            yield Difference(DiscrepancyKind.ENTITY, relation, noun, one.span, two.span, note)


def _same_in_other_words(left: Stated, one: _Phrase, right: Stated, two: _Phrase) -> bool:
    """Whether both say the same, or a word of the one alone is near to one of the other alone."""
    if left.words(one.span).lower() == right.words(two.span).lower():
        return True
    mine = _narrowing(left, one, one.narrowing - two.narrowing)
    theirs = _narrowing(right, two, two.narrowing - one.narrowing)
    return any(cosine(left, a, right, b) >= _SYNONYMS for a in mine for b in theirs)


def _of_one_sort(left: Stated, one: _Phrase, right: Stated, two: _Phrase) -> bool:
    """Whether a word of the one alone and one of the other alone may answer one question."""
    mine = _narrowing(left, one, one.narrowing - two.narrowing)
    theirs = _narrowing(right, two, two.narrowing - one.narrowing)
    return not {_sort(token) for token in mine}.isdisjoint(_sort(token) for token in theirs)


def _sort(token: Token) -> str:
    return token.upos if token.upos in _SORTS else ""


def _narrowing(stated: Stated, phrase: _Phrase, lemmas: frozenset[str]) -> list[Token]:
    own = (token for token in tokens(stated) if phrase.span.covers(token.span))
    return [token for token in own if token.lemma.lower() in lemmas]


def _exchange(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether each side has a word that the other has not, as "harbor" for "harbour" may be."""
    return _has_more(one, two) and _has_more(two, one)


def _has_more(words: frozenset[str], others: frozenset[str]) -> bool:
    return any(
        not any(a in b or b in a or fuzz.ratio(a, b) >= _SAME_LETTERS for b in others)
        for a in words
    )


def qualified(
    stated: Stated, background: Background
) -> set[tuple[str, tuple[frozenset[str], frozenset[str]]]]:
    """Return the nouns of a claim that other words narrow, each with those words."""
    told = background.once(phrases, stated).items()
    return {(noun, (each.narrowing, each.drawing)) for noun, each in told if each.drawing}


def phrases(stated: Stated) -> dict[str, _Phrase]:
    """Return the first phrase of each common noun of a claim that heads its phrase, by lemma."""
    every = stated.tokens
    found: dict[str, _Phrase] = {}
    for index, token in enumerate(every):
        if _heads(stated, token):
            phrase = _phrase(stated, every, index)
            if not any(t.xpos in _FINITE and phrase.span.covers(t.span) for t in every):
                found.setdefault(token.lemma, phrase)
    return found


def _heads(stated: Stated, token: Token) -> bool:
    noun = token.upos == "NOUN" and token.deprel not in _NARROWING
    return noun and stated.claim.span.covers(token.span) and not _is_of_another_kind(stated, token)


def _is_of_another_kind(stated: Stated, noun: Token) -> bool:
    """Whether a noun is of a time or of a quote, which are compared as such."""
    times, quotes = stated.annotated.times, stated.annotated.quotes
    spans = [*(t.span for t in times), *(q.span for q in quotes)]
    return any(span.covers(noun.span) for span in spans)


def _phrase(stated: Stated, every: tuple[Token, ...], index: int) -> _Phrase:
    noun, claim = every[index], stated.claim.span
    figures = [quantity.span for quantity in stated.annotated.quantities]
    before = [
        token
        for token in every[:index]
        if token.head == index
        and claim.covers(token.span)
        and not any(figure.covers(token.span) for figure in figures)  # "a 16-year-old girl"
    ]
    own = [t for t in before if t.relation in _DRAWING and t.lemma not in _EMPTY]
    span = _first(every, own[0], claim).span.hull(noun.span) if own else noun.span
    narrowing = frozenset(t.lemma.lower() for t in own if t.deprel in _NARROWING) - _RELATIVE
    return _Phrase(span, narrowing, frozenset(t.lemma.lower() for t in own))


def _first(every: tuple[Token, ...], word: Token, claim: Span) -> Token:
    """The first part of a word that narrows: "Iranian" of "Iranian-made"."""
    at = every.index(word)
    parts = [t for t in every[:at] if t.head == at and t.upos != "PUNCT" and claim.covers(t.span)]
    return _first(every, parts[0], claim) if parts else word
