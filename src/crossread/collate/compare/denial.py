"""A claim that one report carries and another denies.

Somebody denies it in so many words ("denied that the ferry was full", "was full"), or one claim
holds a "not" and the other none. Either way both tell of one act. What was not so when one report
came out and is in a later one is an update: "no one was arrested".
"""

from collections.abc import Iterator

from crossread import lexicons
from crossread.collate.claims import Stated
from crossread.collate.compare.difference import (
    Background,
    Difference,
    contrast,
    predicate,
    resemblance,
    tokens,
    upwards,
)
from crossread.model.annotation import CertaintyValue, Token
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span

_SO = (CertaintyValue.CERTAIN, CertaintyValue.PROBABLE)
_DENIED = ("ccomp", "xcomp", "obj")  # below the word that denies
_HAPPENINGS = ("VERB", "ADJ")
_ONE_ACT = 0.55  # cosine of two words' states


def denial(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference when one claim affirms an act and the other denies it."""
    if not background.sure(left, right) or is_no(left) == is_no(right):
        return
    no, yes = (left, right) if is_no(left) else (right, left)
    if yes.claim.certainty.value not in _SO or _says_no(yes) or _is_below_no(yes):
        return
    opposed = _same_act(left, right) and _says_no(no)
    if opposed or _denies_what(no, yes):
        one, two = _words(left), _words(right)
        later = opposed and background.is_before(no, yes)
        relation = DiscrepancyRelation.UPDATES if later else DiscrepancyRelation.CONFLICTS
        note = contrast(left, one, right, two)
        yield Difference(DiscrepancyKind.DENIAL, relation, "", one, two, note)


def is_no(stated: Stated) -> bool:
    """Return whether a claim denies what it tells."""
    return stated.claim.certainty.value is CertaintyValue.CERTAIN_NOT


def _denies_what(no: Stated, yes: Stated) -> bool:
    """Whether somebody denies in so many words what the other claim says and itself not denies."""
    said = predicate(yes)
    if not said or said.upos not in _HAPPENINGS or _is_denied(yes):
        return False
    return any(resemblance(no, act, yes, said) >= _ONE_ACT for act in _denied(no))


def _denied(stated: Stated) -> list[Token]:
    """The words for what somebody denies in so many words."""
    every = stated.tokens
    cues = {cue.span for cue in stated.claim.certainty.cues}
    verbs = [i for i, t in enumerate(every) if t.span in cues and _is_denying(t)]
    below = [t for t in every if t.head in verbs and t.deprel in _DENIED]
    head = predicate(stated)
    return [*below, head] if verbs and head and not _is_denying(head) else below


def _is_denied(stated: Stated) -> bool:
    """Whether a word above the act of a claim denies it, or the act is to deny."""
    every = stated.tokens
    return any(_is_denying(every[at]) for at in upwards(every, stated.clause.head))


def _is_denying(token: Token) -> bool:
    return token.lemma in lexicons.words("denial_words")


def _says_no(stated: Stated) -> bool:
    """Whether a claim holds a "not" or "no", of whatever."""
    return any(token.lemma in lexicons.words("negation_words") for token in tokens(stated))


def _is_below_no(stated: Stated) -> bool:
    """Whether a word above the act of a claim is negated: "no truth in reports that"."""
    every = stated.tokens
    above = set(upwards(every, stated.clause.head))
    return any(t.head in above and t.lemma in lexicons.words("negation_words") for t in every)


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
