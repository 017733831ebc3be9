"""A claim that one report carries and another denies."""

from collections.abc import Iterator

from crossread import lexicons
from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background, Difference, contrast, predicate
from crossread.model.annotation import CertaintyValue
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span

_NOT = (CertaintyValue.CERTAIN_NOT, CertaintyValue.PROBABLE_NOT, CertaintyValue.POSSIBLE_NOT)
_SO = (CertaintyValue.CERTAIN, CertaintyValue.PROBABLE, CertaintyValue.POSSIBLE)


def denial(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference when one claim affirms an act and the other denies it."""
    values = [s.claim.certainty.value for s in (left, right)]
    opposed = (values[0] in _NOT and values[1] in _SO) or (values[1] in _NOT and values[0] in _SO)
    if not opposed:
        return
    if not _denies(left, right) and not (background.sure(left, right) and _same_act(left, right)):
        return
    one, two = _words(left), _words(right)
    note = contrast(left, one, right, two)
    yield Difference(DiscrepancyKind.DENIAL, DiscrepancyRelation.CONFLICTS, "", one, two, note)


def _denies(left: Stated, right: Stated) -> bool:
    """Whether somebody in one of the reports denies it in so many words."""
    return any(
        token.lemma in lexicons.words("denial_words")
        for stated in (left, right)
        for token in stated.annotated.sentences[stated.clause.sentence].tokens
        if any(cue.span == token.span for cue in stated.claim.certainty.cues)
    )


def _same_act(left: Stated, right: Stated) -> bool:
    one, two = predicate(left), predicate(right)
    return bool(one and two and one.lemma == two.lemma)


def _words(stated: Stated) -> Span:
    cues = stated.claim.certainty.cues
    return cues[0].span if cues else stated.claim.span
