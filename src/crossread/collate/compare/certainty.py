"""Fact against allegation: claims that are put with different firmness."""

from collections.abc import Iterator

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background, Difference, contrast
from crossread.model.annotation import CertaintyValue, Irrealis
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span

_FIRM = (CertaintyValue.CERTAIN, CertaintyValue.CERTAIN_NOT)
_UNREAL = (Irrealis.FUTURE, Irrealis.HYPOTHETICAL)


def certainty(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference when one claim is stated as fact and the other is hedged."""
    firm = [s.claim.certainty.value in _FIRM for s in (left, right)]
    if firm[0] == firm[1]:
        return
    one, two = _words(left), _words(right)
    hedged = right if firm[0] else left
    planned = hedged.claim.irrealis in _UNREAL and background.later(left, right)
    relation = DiscrepancyRelation.UPDATES if planned else DiscrepancyRelation.COMPATIBLE
    note = contrast(left, one, right, two)
    yield Difference(DiscrepancyKind.CERTAINTY, relation, "", one, two, note)


def _words(stated: Stated) -> Span:
    """The first words that hedge the claim, or its predicate."""
    cues = stated.claim.certainty.cues
    if cues:
        return cues[0].span
    tokens = stated.annotated.sentences[stated.clause.sentence].tokens
    return tokens[stated.clause.head].span if tokens else stated.claim.span
