"""Who tells without quote marks what another report quotes: the indirect wordings of utterances.

A clause that a report gives to somebody joins what the same one is quoted as saying elsewhere if it
stands in one point with those words and matches them surely. A report that quotes the utterance
itself tells it once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from crossread.collate.claims import Stated, quote_id
from crossread.collate.matches import Matches
from crossread.collate.points import Row
from crossread.collate.quotes import spoken
from crossread.model.annotation import ClauseKind, QuoteType
from crossread.model.claim import ClaimSource
from crossread.model.collation import Change, UtteredQuote

_SAME = 0.6  # score of the clause with the quoted one
_FEWEST = 5  # words of a quote; fewer ("a known house") are said by many of many things
# A main clause tells that somebody spoke ("Renn urged patience"), other kinds are but parts.
_WORDINGS = (
    *(ClauseKind.CONTENT, ClauseKind.COORDINATED),
    *(ClauseKind.ADVERBIAL, ClauseKind.RELATIVE),
)


@dataclass(frozen=True, slots=True)
class _Retold:
    """A clause beside the words that it gives, and how well they match."""

    score: float
    stated: Stated
    source: ClaimSource
    quote: UtteredQuote

    @property
    def rank(self) -> tuple[float, int, str]:
        """The better match goes first, then the longer clause."""
        return self.score, len(self.stated.claim.span), self.stated.claim.id


def indirect(
    listed: Sequence[Row],
    stated: Sequence[Stated],
    matches: Matches,
    quotes: Sequence[UtteredQuote],
) -> Iterator[UtteredQuote]:
    """Yield the wordings without quote marks of what ``quotes`` give: one a report and utterance.

    ``span`` holds the words of the clause, ``speaker`` is who that report says said so.
    """
    quoted = {(quote.utterance, quote.report) for quote in quotes}
    by_id = {quote.id: quote for quote in quotes}
    best: dict[tuple[str, str], _Retold] = {}
    for row in listed:
        for each in _retold(row, stated, matches, by_id):
            key = each.quote.utterance, each.stated.claim.report
            if key not in quoted and (key not in best or each.rank > best[key].rank):
                best[key] = each
    yield from map(_wording, best.values())


def _retold(
    row: Row, stated: Sequence[Stated], matches: Matches, quotes: Mapping[str, UtteredQuote]
) -> Iterator[_Retold]:
    quoting = [i for i in row.members if stated[i].claim.quote in quotes]
    telling = [i for i in row.members if _may_tell(stated[i])]
    if not (quoting and telling):
        return
    scores = matches.scores(row.members)
    for i, j in product(telling, quoting):
        score = scores.get((min(i, j), max(i, j)), 0.0)
        quote = quotes[str(stated[j].claim.quote)]
        source = _speaker(stated[i], quote)
        if score >= _SAME and source and _is_told_at_length(quote, stated[j]):
            yield _Retold(score, stated[i], source, quote)


def _may_tell(stated: Stated) -> bool:
    claim = stated.claim
    return bool(claim.source) and not claim.quote and claim.kind in _WORDINGS


def _is_told_at_length(quote: UtteredQuote, stated: Stated) -> bool:
    return len(spoken(stated.words(quote.span))) >= _FEWEST


def _speaker(stated: Stated, quote: UtteredQuote) -> ClaimSource | None:
    """The source of a claim that has the last word of its name with the speaker of a quote."""
    wanted = spoken(quote.speaker or "")[-1:]
    own = (each for each in stated.claim.source if spoken(each.name)[-1:] == wanted)
    return next(own, None) if wanted else None


def _wording(retold: _Retold) -> UtteredQuote:
    claim = retold.stated.claim
    return UtteredQuote(
        id=quote_id(claim.report, claim.span),
        report=claim.report,
        span=claim.span,
        speaker=retold.source.name,
        speaker_span=retold.source.span,
        cue=claim.cue.span if claim.cue else None,
        type=QuoteType.INDIRECT,
        utterance=retold.quote.utterance,
        change=Change.PARAPHRASED,
    )
