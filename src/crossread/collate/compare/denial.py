"""A claim that one report carries and another denies."""

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
from crossread.model.annotation import CertaintyValue
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span

_SO = (CertaintyValue.CERTAIN, CertaintyValue.PROBABLE)


def denial(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference when one claim affirms an act and the other denies it."""
    values = [s.claim.certainty.value for s in (left, right)]
    if CertaintyValue.CERTAIN_NOT not in values or not any(value in _SO for value in values):
        return
    opposed = background.sure(left, right) and _same_act(left, right)
    if not (_denies(left) or _denies(right)) and not (opposed and _one_says_no(left, right)):
        return
    one, two = _words(left), _words(right)
    note = contrast(left, one, right, two)
    yield Difference(DiscrepancyKind.DENIAL, DiscrepancyRelation.CONFLICTS, "", one, two, note)


def _denies(stated: Stated) -> bool:
    """Whether somebody in the report denies the claim in so many words."""
    cues = {cue.span for cue in stated.claim.certainty.cues}
    every = stated.tokens
    denying = lexicons.words("denial_words")
    return any(t.upos == "VERB" and t.lemma in denying and t.span in cues for t in every)


def _one_says_no(left: Stated, right: Stated) -> bool:
    """Whether one of the claims holds a "not" or "no" and the other holds none."""
    negations = lexicons.words("negation_words")
    said = [any(t.lemma in negations for t in tokens(s)) for s in (left, right)]
    return said[0] != said[1]


def _same_act(left: Stated, right: Stated) -> bool:
    """Whether both claims say who acts, and the act is one; "did not cancel" may be anybody's."""
    one, two = predicate(left), predicate(right)
    acts = bool(one and two and one.lemma == two.lemma)
    return acts and _holds_its_subject(left) and _holds_its_subject(right)


def _holds_its_subject(stated: Stated) -> bool:
    every = stated.tokens
    subjects = [t for t in every if t.head == stated.clause.head and t.deprel.startswith("nsubj")]
    inside = (stated.claim.span.covers(subject.span) for subject in subjects)
    return bool(subjects) and all(inside)


def _words(stated: Stated) -> Span:
    cues = stated.claim.certainty.cues
    return cues[0].span if cues else stated.claim.span
