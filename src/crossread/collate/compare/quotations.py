"""One utterance quoted otherwise: cut, with other words in it, or told without quote marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background, Difference, contrast
from crossread.collate.quotes import runs_in, spoken
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span

_ALIKE = 0.5  # share of the shorter wording, in order, from which both are of one utterance
_FEWEST = 2  # words; one word is anybody's
_RETOLD_ALIKE = 0.6  # share of a quote's words, in order, in the claim that gives them unmarked
_RETOLD_FEWEST = 7  # words; fewer are in any two claims that say the same
# A claim may begin or end within the brackets.
_BRACKETED = re.compile(r"^[^\[\]()]*[\])]|\[[^\]]*(?:\]|$)|\([^)]*(?:\)|$)")


@dataclass(frozen=True, slots=True)
class _Given:
    """The words of a claim that may be somebody's: what stands in quote marks, if most does."""

    span: Span
    words: Sequence[str]
    marked: bool
    whole: Sequence[str] = ()  # of the quote, which may go on outside the claim
    parts: Sequence[Sequence[str]] = ()  # the words between what stands in brackets


def quotations(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference when one claim quotes what the other quotes or tells in other words."""
    if not background.sure(left, right):
        return
    one, two = background.once(_given, left), background.once(_given, right)
    if not (_differ_in_words(one, two) if one.marked and two.marked else _is_retold(one, two)):
        return
    relation = _relation(one, two)
    note = contrast(left, one.span, right, two.span)
    yield Difference(DiscrepancyKind.QUOTE, relation, "", one.span, two.span, note)


def _given(stated: Stated) -> _Given:
    text, span = stated.annotated.report.text, stated.claim.span
    best = max(stated.annotated.quotes, key=lambda q: q.span.overlap(span), default=None)
    if best is None or 2 * best.span.overlap(span) < len(span):
        # A headline sums up: its words are the outlet's, however near somebody's they come.
        words = () if stated.in_headline else spoken(span.of(text))
        return _Given(span, words, marked=False)
    own = Span(max(best.span.start, span.start), min(best.span.end, span.end))
    parts = [spoken(part) for part in _BRACKETED.split(own.of(text))]
    whole = spoken(best.span.of(text))
    return _Given(own, spoken(own.of(text)), marked=True, whole=whole, parts=parts)


def _differ_in_words(one: _Given, two: _Given) -> bool:
    """Whether two quotes are of one utterance and not word for word the same.

    What a claim leaves off and its quote goes on to say is no cut.
    """
    shorter, longer = sorted((one, two), key=lambda given: len(given.words))
    if runs_in(longer.words, shorter.whole):
        return False
    same = LCSseq.similarity(one.words, two.words)
    return len(shorter.words) >= _FEWEST and same >= _ALIKE * len(shorter.words)


def _is_retold(one: _Given, two: _Given) -> bool:
    """Whether one claim gives most words that the other quotes, unmarked and among others."""
    if one.words == two.words:
        return False
    quoted = next((given.words for given in (one, two) if given.marked), ())
    same = LCSseq.similarity(one.words, two.words)
    return len(quoted) >= _RETOLD_FEWEST and same >= _RETOLD_ALIKE * len(quoted)


def _relation(one: _Given, two: _Given) -> DiscrepancyRelation:
    """A cut leaves the words as they are, and so may a retelling; nobody said two wordings.

    What stands in brackets is the outlet's: "of [the school]" may be "of Orlby".
    """
    shorter, longer = sorted((one.words, two.words), key=len)
    filled_in = _is_filled_in(one, two) or _is_filled_in(two, one)
    if runs_in(shorter, longer) or filled_in or not (one.marked and two.marked):
        return DiscrepancyRelation.COMPATIBLE
    return DiscrepancyRelation.CONFLICTS


def _is_filled_in(one: _Given, two: _Given) -> bool:
    """Whether all that one quote has beside its brackets stands in the other, in order."""
    rest = list(two.words)
    for part in one.parts:
        found = (n for n in range(len(rest) - len(part) + 1) if rest[n : n + len(part)] == part)
        at = next(found, None)
        if at is None:
            return False
        rest = rest[at + len(part) :]
    return len(one.parts) > 1
