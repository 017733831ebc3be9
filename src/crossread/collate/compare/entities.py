"""Who or what: the same place in a sentence filled with different names or narrower words.

Two things are compared: names of people that agree in part ("Ana Ruiz", "Ana Ruiz Vela"), and noun
phrases about the same noun where one carries a qualifier that the other lacks ("the only major
company", "the only major foreign company").
"""

from collections.abc import Iterator

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background, Difference, contrast
from crossread.model.annotation import Token
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span

_QUALIFIERS = ("amod", "compound", "nmod", "nummod", "appos")
_ROLES = ("nsubj", "obj", "obl", "root", "ROOT", "appos", "nmod", "xcomp", "conj")


def entities(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield differences of names and of qualified nouns between two claims."""
    yield from _names(left, right, background)
    yield from _qualified(left, right)


def _names(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    for one in left.claim.actors:
        for two in right.claim.actors:
            same = background.entity_at.get(
                (left.claim.report, one.span)
            ) == background.entity_at.get((right.claim.report, two.span))
            a, b = _folded(left, one.span), _folded(right, two.span)
            if same and len(a) > 1 and len(b) > 1 and a != b:
                note = contrast(left, one.span, right, two.span)
                yield Difference(
                    DiscrepancyKind.ENTITY,
                    DiscrepancyRelation.COMPATIBLE,
                    one.name,
                    one.span,
                    two.span,
                    note,
                )
                return


def _folded(stated: Stated, span: Span) -> tuple[str, ...]:
    text = span.of(stated.annotated.report.text)
    return tuple(w.strip(".,'’").lower() for w in text.split())


def _qualified(left: Stated, right: Stated) -> Iterator[Difference]:
    mine, theirs = _phrases(left), _phrases(right)
    for noun in mine.keys() & theirs.keys():
        (one, a), (two, b) = mine[noun], theirs[noun]
        if a != b and (a < b or b < a) and min(len(a), len(b)) > 0:
            yield Difference(
                DiscrepancyKind.ENTITY,
                DiscrepancyRelation.DIFFERENT_SCOPE,
                noun,
                one,
                two,
                contrast(left, one, right, two),
            )


def _phrases(stated: Stated) -> dict[str, tuple[Span, frozenset[str]]]:
    """Nouns of a claim that hang in a role of their own, with phrase and qualifiers."""
    tokens = stated.annotated.sentences[stated.clause.sentence].tokens
    found: dict[str, tuple[Span, frozenset[str]]] = {}
    for index, token in enumerate(tokens):
        if token.upos == "NOUN" and stated.claim.span.covers(token.span):
            own = _qualifiers(tokens, index)
            span = token.span
            for qualifier in own:
                span = span.hull(qualifier.span)
            found.setdefault(token.lemma, (span, frozenset(q.lemma for q in own)))
    return found


def _qualifiers(tokens: tuple[Token, ...], index: int) -> list[Token]:
    return [
        t
        for i, t in enumerate(tokens)
        if t.head == index and i < index and t.deprel.partition(":")[0] in _QUALIFIERS
    ]
