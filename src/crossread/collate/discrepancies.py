"""Discrepancies of a point: what the comparers find, one line a kind and topic."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from crossread.collate.claims import Stated
from crossread.collate.compare import COMPARERS, Background, Difference
from crossread.model.collation import Discrepancy, DiscrepancyKind, DiscrepancyRelation
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
