"""Discrepancies of a point: what the comparers find, one line a kind and topic."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from crossread.collate.claims import Stated
from crossread.collate.compare import COMPARERS, Background, Difference
from crossread.model.collation import (
    Change,
    Discrepancy,
    DiscrepancyKind,
    DiscrepancyRelation,
    UtteredQuote,
)
from crossread.model.ids import content_id
from crossread.model.story import Place

_GRAVEST = (
    DiscrepancyRelation.CONFLICTS,
    DiscrepancyRelation.UPDATES,
    DiscrepancyRelation.DIFFERENT_SCOPE,
    DiscrepancyRelation.COMPATIBLE,
    DiscrepancyRelation.FRAMING_ONLY,
)
_NOTES = 3  # contrasts spelled out in a note

Found = tuple[Stated, Stated, Difference]


def discrepancies(
    point: str, members: Sequence[Stated], background: Background
) -> list[Discrepancy]:
    """Return the discrepancies between the claims of one point, by kind and topic."""
    grouped: dict[tuple[DiscrepancyKind, str], list[Found]] = defaultdict(list)
    background = background.of_point()
    for left, right in combinations(members, 2):
        if left.claim.span == right.claim.span and left.claim.report == right.claim.report:
            continue
        for compare in COMPARERS:
            for difference in compare(left, right, background):
                grouped[difference.kind, difference.topic].append((left, right, difference))
    return [
        _discrepancy(point, kind, topic, grouped[kind, topic]) for kind, topic in sorted(grouped)
    ]


def quote_discrepancies(
    wordings: Sequence[UtteredQuote],
    said_by: Mapping[str, Sequence[str]],
    point_of: Mapping[str, str],
    texts: Mapping[str, str],
) -> list[Discrepancy]:
    """Return one discrepancy for each point where an utterance is not worded alike.

    ``said_by`` gives the claims of each quote, ``point_of`` the point of each claim. Wordings that
    no claim of the point gives are not compared there.
    """
    given: dict[str, list[UtteredQuote]] = defaultdict(list)
    for quote in wordings:
        for point in dict.fromkeys(point_of[claim] for claim in said_by.get(quote.id, ())):
            given[point].append(quote)
    found = []
    for point, quotes in sorted(given.items()):
        base, *others = quotes
        other = [q for q in others if q.report != base.report and q.change is not base.change]
        if other:
            compared = [base, *other]
            claims = [c for q in compared for c in said_by[q.id] if point_of[c] == point]
            found.append(_of_quotes(point, compared, claims, texts))
    return found


def _of_quotes(
    point: str, quotes: Sequence[UtteredQuote], claims: Sequence[str], texts: Mapping[str, str]
) -> Discrepancy:
    altered = any(quote.change is Change.ALTERED for quote in quotes)
    words = [" ".join(quote.span.of(texts[quote.report]).split()) for quote in quotes]
    return Discrepancy(
        id=content_id("d", point, DiscrepancyKind.QUOTE, quotes[0].utterance),
        point=point,
        kind=DiscrepancyKind.QUOTE,
        relation=DiscrepancyRelation.CONFLICTS if altered else DiscrepancyRelation.COMPATIBLE,
        claims=tuple(dict.fromkeys(claims)),
        note=" ≠ ".join(dict.fromkeys(words)),
        words=tuple(Place(quote.report, quote.span) for quote in quotes),
    )


def _discrepancy(
    point: str, kind: DiscrepancyKind, topic: str, found: Sequence[Found]
) -> Discrepancy:
    claims = sorted(
        {s.claim.id: s.claim for left, right, _ in found for s in (left, right)}.values(),
        key=lambda c: (c.report, c.span),
    )
    return Discrepancy(
        id=content_id("d", point, kind, topic),
        point=point,
        kind=kind,
        relation=min((d.relation for _, _, d in found), key=_GRAVEST.index),
        claims=tuple(c.id for c in claims),
        note="; ".join(list(dict.fromkeys(d.note for _, _, d in found))[:_NOTES]),
        words=_places(found),
    )


def _places(found: Sequence[Found]) -> tuple[Place, ...]:
    places = {
        Place(stated.claim.report, span)
        for left, right, difference in found
        for stated, span in ((left, difference.left), (right, difference.right))
    }
    return tuple(sorted(places, key=lambda p: (p.report, p.span)))
