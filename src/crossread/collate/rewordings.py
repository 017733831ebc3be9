"""Utterances that one report quotes otherwise than another: cut, elided, with other words in them.

The claims that hold two quotes seldom show it: of "Heat kills quietly. It is written down as a
stroke" and "Heat kills quietly" the first claims are word for word the same. So this looks at the
quotes. The line stands in the point that tells most of what it cites.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from rapidfuzz.distance import LCSseq

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import SIGN
from crossread.collate.discrepancies import cited
from crossread.collate.points import Row, home
from crossread.collate.quotes import Wordings, spoken
from crossread.model.collation import (
    Change,
    Discrepancy,
    DiscrepancyKind,
    DiscrepancyRelation,
    UtteredQuote,
)
from crossread.model.ids import content_id
from crossread.model.span import Span
from crossread.model.story import Place

_QUOTED = 0.75  # share of the words that a cut leaves off, in order, that its report quotes apart
_PUNCTUATION = " .,;:"  # after a quote, mostly of the sentence around it
_OTHER_WORDS = (Change.ALTERED, Change.MERGED)


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A quote, its text up to the last word, and the claims of points that it makes."""

    quote: UtteredQuote
    text: str
    claims: Sequence[Stated]

    @property
    def words(self) -> list[str]:
        """Its words as one hears them."""
        return spoken(self.text)

    @property
    def place(self) -> Place:
        """Where its words stand."""
        start = self.quote.span.start
        return Place(self.quote.report, Span(start, start + len(self.text)))


def rewordings(
    worded: Sequence[Wordings],
    listed: Sequence[Row],
    stated: Sequence[Stated],
    marked: Collection[Place],
) -> Iterator[Discrepancy]:
    """Yield a difference for every utterance that some report quotes otherwise than the longest.

    What meets ``marked`` is passed over: the words that lines of quotes within a point mark.
    """
    utterances = _utterances(worded, listed, stated)
    of_report: dict[str, list[_Quoted]] = defaultdict(list)
    for each in chain.from_iterable(utterances):
        of_report[each.quote.report].append(each)
    for base, *others in utterances:
        other = [q for q in others if _is_reworded(q, base, of_report[q.quote.report])]
        other = [each for each in other if not _meets(each, marked)]
        same = [each for each in others if each.quote.change is Change.NONE]
        if other and base.claims and not _meets(base, marked):
            yield _discrepancy([base, *same], other, listed, stated)


def _utterances(
    worded: Sequence[Wordings], listed: Sequence[Row], stated: Sequence[Stated]
) -> list[list[_Quoted]]:
    """The quotes of each utterance, longest first."""
    claims: dict[str | None, list[Stated]] = defaultdict(list)
    for row in listed:
        for member in row.members:
            claims[stated[member].claim.quote].append(stated[member])
    return [
        [
            _Quoted(quote, text.rstrip(_PUNCTUATION), claims[quote.id])
            for quote, text in zip(wordings.quotes, wordings.texts, strict=True)
        ]
        for wordings in worded
    ]


def _is_reworded(each: _Quoted, base: _Quoted, of_report: Sequence[_Quoted]) -> bool:
    """Whether a report quotes an utterance otherwise: not in two halves, say, nor in its own."""
    change, report = each.quote.change, each.quote.report
    if change is Change.NONE or report == base.quote.report or not each.claims:
        return False
    return change is not Change.CUT or not _is_quoted(_left_off(each, base), each, of_report)


def _left_off(cut: _Quoted, base: _Quoted) -> list[str]:
    """The words of an utterance before and after those that a quote keeps."""
    kept, whole = cut.words, base.words
    starts = range(len(whole) - len(kept) + 1)
    at = next(n for n in starts if whole[n : n + len(kept)] == kept)
    return [*whole[:at], *whole[at + len(kept) :]]


def _is_quoted(words: Sequence[str], cut: _Quoted, of_report: Sequence[_Quoted]) -> bool:
    apart = chain.from_iterable(each.words for each in of_report if each is not cut)
    return LCSseq.similarity(words, [*apart]) >= _QUOTED * len(words)


def _meets(each: _Quoted, marked: Collection[Place]) -> bool:
    own = each.place
    return any(own.report == p.report and own.span.overlap(p.span) for p in marked)


def _discrepancy(
    same: Sequence[_Quoted],
    other: Sequence[_Quoted],
    listed: Sequence[Row],
    stated: Sequence[Stated],
) -> Discrepancy:
    every = [*same, *other]
    claims = {each.claim.id: each.claim for quoted in every for each in quoted.claims}
    point = home(set(claims), listed, stated)
    altered = any(each.quote.change in _OTHER_WORDS for each in other)
    note = SIGN.join(dict.fromkeys(each.text for each in (same[0], *other)))
    return cited(
        content_id("d", point, DiscrepancyKind.QUOTE, same[0].quote.id),
        point,
        DiscrepancyKind.QUOTE,
        DiscrepancyRelation.CONFLICTS if altered else DiscrepancyRelation.COMPATIBLE,
        note,
        claims.values(),
        [each.place for each in every],
    )
