"""The same happening put in different places."""

from collections.abc import Iterator

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background, Difference, contrast
from crossread.model.annotation import Token
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span

_WHERE = frozenset("at in near on outside inside off behind beside around along toward".split())


def places(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference when both claims say where and share no place."""
    mine, theirs = _where(left, background), _where(right, background)
    if not mine or not theirs or mine.keys() & theirs.keys() or not background.sure(left, right):
        return
    one, two = next(iter(mine.values())), next(iter(theirs.values()))
    yield Difference(
        DiscrepancyKind.PLACE,
        DiscrepancyRelation.COMPATIBLE,
        "",
        one,
        two,
        contrast(left, one, right, two),
    )


def _where(stated: Stated, background: Background) -> dict[str, Span]:
    """Entity ids of the places after a preposition of place, with preposition and name."""
    tokens = stated.annotated.sentences[stated.clause.sentence].tokens
    found = {}
    for place in stated.claim.places:
        before = _before(tokens, place.span)
        entity = background.entity_at.get((stated.claim.report, place.span))
        if before and entity and before.lemma in _WHERE and _is_object(tokens, place.span):
            found[entity] = before.span.hull(place.span)
    return found


def _is_object(tokens: tuple[Token, ...], span: Span) -> bool:
    """Whether a name stands for the place itself and does not describe another noun."""
    own = [token for token in tokens if span.covers(token.span)]
    return bool(own) and own[-1].deprel.partition(":")[0] not in ("compound", "amod")


def _before(tokens: tuple[Token, ...], span: Span) -> Token | None:
    """The word before a name, an article between them aside."""
    earlier = [t for t in tokens if t.span.end <= span.start and t.upos != "DET"]
    return earlier[-1] if earlier else None
