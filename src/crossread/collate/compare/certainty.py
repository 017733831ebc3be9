"""Fact against allegation: the same happening put with different firmness."""

from collections.abc import Iterator

from crossread import lexicons
from crossread.collate.claims import Stated
from crossread.collate.compare.difference import (
    Background,
    Difference,
    contrast,
    cosine,
    predicate,
    tokens,
)
from crossread.model.annotation import CertaintyValue, Irrealis, Token
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span

_OF_A_THING = ("amod", "compound")
_PREDICATES = ("VERB", "ADJ", "NOUN")
_SYNONYMS = 0.5  # cosine of two words' states


def certainty(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference when one claim states as fact what the other alleges or expects."""
    if not background.sure(left, right):
        return
    hedges = [background.once(_hedge, stated) for stated in (left, right)]
    if (hedges[0] is None) == (hedges[1] is None):
        return
    firm, hedged = (right, left) if hedges[0] else (left, right)
    if not _is_firm(firm) or not _same_happening(firm, hedged):
        return
    planned = hedged.claim.irrealis is Irrealis.FUTURE
    relation = DiscrepancyRelation.UPDATES if planned else DiscrepancyRelation.COMPATIBLE
    one, two = hedges[0] or _predicate(left), hedges[1] or _predicate(right)
    note = contrast(left, one, right, two)
    yield Difference(DiscrepancyKind.CERTAINTY, relation, "", one, two, note)


def _hedge(stated: Stated) -> Span | None:
    """The first words of a claim that put it as alleged or expected; None when it is not.

    A claim can be certain and hold a hedge: "killed in an alleged attack".
    """
    if stated.claim.irrealis is Irrealis.HYPOTHETICAL:
        return None
    cues = {cue.span for cue in stated.claim.certainty.cues}
    every = stated.annotated.sentences[stated.clause.sentence].tokens
    hedging = (t.span for t in every if t.span in cues and _hedges_what_happened(t))
    return next(hedging, None)


def _hedges_what_happened(token: Token) -> bool:
    """Whether a word puts a happening as alleged, not a thing: "suspected smugglers" does not."""
    return token.lemma in _allegations() and token.deprel not in _OF_A_THING


def _allegations() -> frozenset[str]:
    return lexicons.words("allegation_words")


def _is_firm(stated: Stated) -> bool:
    claim = stated.claim
    certain = claim.certainty.value is CertaintyValue.CERTAIN and not claim.certainty.cues
    return certain and claim.irrealis is Irrealis.NONE


def _same_happening(firm: Stated, hedged: Stated) -> bool:
    """Whether the hedged claim says what the other predicates, and that one hedges nothing."""
    head = predicate(firm)
    if head is None or head.upos not in _PREDICATES or head.lemma in _allegations():
        return False
    others = [token for token in tokens(hedged) if token.upos in _PREDICATES]
    return any(head.lemma == t.lemma or cosine(firm, head, hedged, t) >= _SYNONYMS for t in others)


def _predicate(stated: Stated) -> Span:
    head = predicate(stated)
    return head.span if head else stated.claim.span
