"""Fact against allegation: the same happening put with different firmness."""

from collections.abc import Iterator

from crossread import lexicons
from crossread.collate.claims import Stated
from crossread.collate.compare.difference import (
    Background,
    Difference,
    contrast,
    predicate,
    tokens,
)
from crossread.model.annotation import CertaintyValue, Irrealis
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span

_HEDGED = (CertaintyValue.PROBABLE, CertaintyValue.POSSIBLE)


def certainty(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference when one claim states as fact what the other alleges or expects."""
    firm, hedged = (left, right) if left.claim.certainty.value not in _HEDGED else (right, left)
    if not background.sure(left, right) or not _is_firm(firm) or not _is_hedged(hedged):
        return
    if not _same_happening(firm, hedged):
        return
    planned = hedged.claim.irrealis is Irrealis.FUTURE
    relation = DiscrepancyRelation.UPDATES if planned else DiscrepancyRelation.COMPATIBLE
    one, two = _words(left), _words(right)
    note = contrast(left, one, right, two)
    yield Difference(DiscrepancyKind.CERTAINTY, relation, "", one, two, note)


def _is_firm(stated: Stated) -> bool:
    claim = stated.claim
    return claim.certainty.value is CertaintyValue.CERTAIN and claim.irrealis is Irrealis.NONE


def _is_hedged(stated: Stated) -> bool:
    claim = stated.claim
    if claim.certainty.value not in _HEDGED or claim.irrealis is Irrealis.HYPOTHETICAL:
        return False
    cues = {cue.span for cue in claim.certainty.cues}
    every = stated.annotated.sentences[stated.clause.sentence].tokens
    return any(t.lemma in lexicons.words("allegation_words") for t in every if t.span in cues)


def _same_happening(firm: Stated, hedged: Stated) -> bool:
    """Whether what the firm claim predicates is said in the hedged one."""
    head = predicate(firm)
    if head is None or head.upos != "VERB":
        return False
    return head.lemma in {token.lemma for token in tokens(hedged)}


def _words(stated: Stated) -> Span:
    """The first words that hedge the claim, or its predicate."""
    cues = stated.claim.certainty.cues
    head = predicate(stated)
    if cues and stated.claim.certainty.value in _HEDGED:
        return cues[0].span
    return head.span if head else stated.claim.span
