"""Discrepancies of a point: what the comparers find, one line a kind and topic."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, combinations

from crossread.collate.claims import Stated
from crossread.collate.compare import Background, Difference, asked
from crossread.collate.compare.difference import SIGN, SURE
from crossread.collate.compare.told import told
from crossread.collate.rivalry import named
from crossread.model.claim import Claim, ClaimQuantity, is_repeated
from crossread.model.collation import Discrepancy, DiscrepancyKind, DiscrepancyRelation
from crossread.model.ids import content_id
from crossread.model.span import Span
from crossread.model.story import Place

_GRAVEST = (
    DiscrepancyRelation.CONFLICTS,
    DiscrepancyRelation.UPDATES,
    DiscrepancyRelation.DIFFERENT_SCOPE,
    DiscrepancyRelation.COMPATIBLE,
    DiscrepancyRelation.FRAMING_ONLY,
)
_FEWEST_LETTERS = 3  # of words that are looked for in other claims
_NOTES = 3  # contrasts spelled out in a note
_SAME_TIME = 0.8  # of a match; "Tuesday" is the day of much

Found = tuple[Stated, Stated, Difference]
Side = tuple[Stated, Span]  # a claim and the words of it that differ
Near = Callable[[Iterable[Stated], float], Sequence[Stated]]  # that match from a score on


def differences(members: Sequence[Stated], background: Background) -> list[Found]:
    """Return how the claims of one point differ, two by two."""
    compared = _compared(members)
    pairs = [pair for pair in combinations(compared, 2) if not _are_one(*pair)]
    if not pairs:
        return []
    rivals = named([pair for pair in pairs if background.half_sure(*pair)], background)
    background = replace(background, named=rivals)
    return [
        (left, right, difference)
        for left, right, compare in asked(compared, background)
        if not _are_one(left, right)
        for difference in compare(left, right, background)
    ]


def discrepancies(
    point: str, found: Iterable[Found], members: Sequence[Stated], near: Near
) -> list[Discrepancy]:
    """Return what was found to differ in one point as lines, by kind and topic.

    Other claims that give the words of one side are cited too: ``members``, those of the point, and
    those of other points that match a cited one, which ``near`` gives.
    """
    grouped: dict[tuple[DiscrepancyKind, str], list[Found]] = defaultdict(list)
    for each in found:
        grouped[each[2].kind, each[2].topic].append(each)
    return [
        _discrepancy(point, kind, topic, grouped[kind, topic], members, near)
        for kind, topic in sorted(grouped)
    ]


def _compared(members: Sequence[Stated]) -> list[Stated]:
    """The claims of a point, without the details of a clause that stands in it too."""
    every = [each.claim for each in members]
    return [each for each in members if not is_repeated(each.claim, every)]


def _are_one(left: Stated, right: Stated) -> bool:
    """Whether two claims are of the same words of one report."""
    return left.claim.report == right.claim.report and left.claim.span == right.claim.span


def told_once(
    differences: Mapping[str, Sequence[Discrepancy]],
) -> dict[str, list[Discrepancy]]:
    """Return the differences by point, each pair of words told in one point only.

    A claim and a detail of it can stand in two points; words that differ are told where most of
    them meet, and in the first of such points.
    """
    every = sorted(chain.from_iterable(differences.values()), key=lambda d: (-len(d.words), d.id))
    told: list[Discrepancy] = []
    for each in every:
        words = set(each.words)
        if not any(d.kind is each.kind and words <= set(d.words) for d in told) or not words:
            told.append(each)
    kept = {each.id for each in told}
    return {point: [d for d in own if d.id in kept] for point, own in differences.items()}


def around(one: Discrepancy, other: Discrepancy) -> bool:
    """Whether the words of one discrepancy meet all those of another of its kind."""

    def meets(place: Place) -> bool:
        own = (word.span for word in one.words if word.report == place.report)
        return any(span.overlap(place.span) for span in own)

    return one.kind is other.kind and all(meets(place) for place in other.words)


def _discrepancy(
    point: str,
    kind: DiscrepancyKind,
    topic: str,
    found: Sequence[Found],
    members: Sequence[Stated],
    near: Near,
) -> Discrepancy:
    # Each side once, the last one first: of words that several sides give, the last figure counts.
    every = list(chain.from_iterable(map(sides_of, found)))
    cites = list(dict.fromkeys(reversed(every)))
    is_time = kind is DiscrepancyKind.TIME
    elsewhere = _alike(cites, near([s for s, _ in cites], _SAME_TIME if is_time else SURE))
    cites += _alike(cites, members)
    cites += _at_one_time(cites, members) if is_time else []
    known = {_place(side) for side in cites}
    cites += [side for side in elsewhere if _place(side) not in known]
    claims = {stated.claim.id: stated.claim for stated, _ in cites}
    places = {_place(side) for side in cites}
    own = set(members)
    within = [each for each in found if each[0] in own and each[1] in own] or found
    relation = min((d.relation for _, _, d in within), key=_GRAVEST.index)
    id_ = content_id("d", point, kind, topic)
    return cited(id_, point, kind, relation, _note(within), claims.values(), places)


def sides_of(found: Found) -> tuple[Side, Side]:
    """Return both claims of a difference with the words of each that differ."""
    left, right, difference = found
    return (left, difference.left), (right, difference.right)


def _place(side: Side) -> Place:
    stated, span = side
    return Place(stated.claim.report, span)


def cited(
    id_: str,
    point: str,
    kind: DiscrepancyKind,
    relation: DiscrepancyRelation,
    note: str,
    claims: Iterable[Claim],
    places: Iterable[Place],
) -> Discrepancy:
    """Return a discrepancy with its claims and the words that differ in the order of the texts."""
    return Discrepancy(
        id=id_,
        point=point,
        kind=kind,
        relation=relation,
        claims=tuple(c.id for c in sorted(claims, key=lambda c: (c.report, c.span))),
        note=note,
        words=tuple(sorted(places, key=lambda p: (p.report, p.span))),
    )


def _note(found: Sequence[Found]) -> str:
    """The first contrasts, each once whichever way round it was found."""
    notes: dict[frozenset[str], str] = {}
    for _, _, each in found:
        notes.setdefault(frozenset(each.note.casefold().split(SIGN)), each.note)
    return "; ".join(list(notes.values())[:_NOTES])


def _alike(sides: Sequence[Side], beside: Sequence[Stated]) -> list[Side]:
    """Other claims that give the same words as one side of a difference; figures of one thing."""
    given = {s.words(span).lower(): _figure(s, span) for s, span in reversed(sides)}
    given = {words: figure for words, figure in given.items() if len(words) >= _FEWEST_LETTERS}
    pattern = re.compile("|".join(rf"\b{re.escape(w)}\b" for w in sorted(given)), re.IGNORECASE)
    compared = {stated for stated, _ in sides}
    found = (
        (stated, Span(*match.span()), given[match[0].lower()])
        for stated in beside
        if given and stated not in compared
        for match in _matches(pattern, stated)
    )
    return [(s, span) for s, span, figure in found if not figure or _counts(s, span, figure)]


def _figure(stated: Stated, span: Span) -> ClaimQuantity | None:
    return next((q for q in stated.claim.quantities if q.span == span), None)


def _counts(stated: Stated, span: Span, figure: ClaimQuantity) -> bool:
    """Whether words are a figure of what another one counts: "four" of "four-door" is none."""
    own = _figure(stated, span)
    return own is not None and (
        (own.counted, own.unit) == (figure.counted, figure.unit)
        or "" in (own.counted or own.unit, figure.counted or figure.unit)
    )


def _at_one_time(sides: Sequence[Side], beside: Sequence[Stated]) -> list[Side]:
    """Other claims that tell the time of one side in other words."""
    compared = {stated for stated, _ in sides}
    values = {
        (each.value, each.how)
        for stated, span in sides
        for each in told(stated)
        if each.value and each.span == span
    }
    return [
        (stated, each.span)
        for stated in beside
        if stated not in compared
        for each in told(stated)
        if (each.value, each.how) in values
    ]


def _matches(pattern: re.Pattern[str], stated: Stated) -> Iterator[re.Match[str]]:
    span = stated.claim.span
    return pattern.finditer(stated.annotated.report.text, span.start, span.end)
