"""Who or what: the same place in a statement filled with other names or words.

Two things are compared: full names of one bearer that differ by a part, an initial or a letter
("Ana Ruiz", "Ana M. Ruiz"), and what fills the same role of the same verb with another meaning.
"""

from collections.abc import Iterator, Sequence

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import (
    Background,
    Difference,
    contrast,
    cosine,
    predicate,
    tokens,
)
from crossread.model.annotation import Token
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span
from crossread.text.names import fold

_ROLES = ("nsubj", "obj", "obl", "nsubj:pass")
_SYNONYMS = 0.4  # cosine of two words' states; "fatalities" and "casualties" are above it


def entities(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield differences of names and of what fills a role between two claims."""
    yield from _names(left, right, background)
    if background.sure(left, right):
        yield from _roles(left, right, background)


def _names(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    for one in (*left.claim.actors, *left.claim.places):
        for two in (*right.claim.actors, *right.claim.places):
            entity = _entity(left, one.span, background)
            if entity is None or entity != _entity(right, two.span, background):
                continue
            a, b = _parts(left, one.span), _parts(right, two.span)
            if len(a) > 1 and len(b) > 1 and a != b and not _is_shortened(a, b):
                note = contrast(left, one.span, right, two.span)
                relation = DiscrepancyRelation.COMPATIBLE
                yield Difference(
                    DiscrepancyKind.ENTITY, relation, one.name, one.span, two.span, note
                )
                return


def _entity(stated: Stated, span: Span, background: Background) -> str | None:
    return background.entity_at.get((stated.claim.report, span))


def _is_shortened(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether one name is the end of the other: "the Weather Institute" of some country."""
    short, long = sorted((one, two), key=len)
    return long[-len(short) :] == short


def _parts(stated: Stated, span: Span) -> list[str]:
    """The parts of a name, folded; none where a part is no name at all."""
    parts = span.of(stated.annotated.report.text).split()
    if not all(part[:1].isupper() for part in parts):
        return []
    return [fold(part).strip(".,'’") for part in parts]


def _roles(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Other nouns or names in the same role of the same verb."""
    one, two = predicate(left), predicate(right)
    if not one or not two or one.lemma != two.lemma or one.upos != "VERB":
        return
    mine, theirs = background.once(_filled, left), background.once(_filled, right)
    for role in sorted(mine.keys() & theirs.keys()):
        a, b = mine[role], theirs[role]
        if a.lemma == b.lemma:
            continue
        known = {_entity_of(s, t, background) for s, t in ((left, a), (right, b))} - {None}
        said = _says(left, b) or _says(right, a) or cosine(left, a, right, b) >= _SYNONYMS
        if len(known) != 1 and not said:
            note = contrast(left, a.span, right, b.span)
            relation = DiscrepancyRelation.COMPATIBLE
            yield Difference(DiscrepancyKind.ENTITY, relation, role, a.span, b.span, note)


def _filled(stated: Stated) -> dict[str, Token]:
    """What fills each role of a claim's predicate; pronouns and numbers fill none."""
    every = stated.annotated.sentences[stated.clause.sentence].tokens
    filled: dict[str, Token] = {}
    for index, token in enumerate(every):
        if token.head == stated.clause.head and token.deprel in _ROLES and _names_something(token):
            case = next((t.lemma for t in every if t.head == index and t.deprel == "case"), "")
            filled.setdefault(f"{token.deprel} {case}".strip(), token)
    return filled


def _names_something(token: Token) -> bool:
    return token.upos in ("NOUN", "PROPN")


def _entity_of(stated: Stated, token: Token, background: Background) -> str | None:
    own = (m.span for m in stated.annotated.mentions if m.span.covers(token.span))
    return next((_entity(stated, span, background) for span in own), None)


def _says(stated: Stated, token: Token) -> bool:
    return token.lemma in {t.lemma for t in tokens(stated)}
