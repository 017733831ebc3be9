"""Figures that one report tells twice and otherwise: "50 shots" above, "at least 50 shots" below.

Claims of one report are not compared, for mostly they tell two things. The same figure of the same
noun or unit under another bound is seldom chance, though: where it is not small, or counts under
one verb, or stands in the headline. Another figure may be of another thing and is left alone.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import SIGN
from crossread.collate.compare.measures import rounded
from crossread.collate.discrepancies import cited
from crossread.collate.people import is_age
from crossread.collate.points import Row, home
from crossread.model.annotation import Bound
from crossread.model.claim import ClaimQuantity
from crossread.model.collation import Discrepancy, DiscrepancyKind, DiscrepancyRelation
from crossread.model.ids import content_id
from crossread.model.span import Span
from crossread.model.story import Place

_MANY = 10  # "two blocks" are soon others than "around two blocks"
_ROUNDED_FROM = 100
_LOOSE = frozenset((Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST, Bound.MORE_THAN, Bound.LESS_THAN))


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure and the claims around it, the closest first."""

    around: list[Stated]
    quantity: ClaimQuantity

    @property
    def stated(self) -> Stated:
        """The closest claim."""
        return self.around[0]

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.stated.claim.report, self.quantity.span)

    @property
    def words(self) -> str:
        """How it is told."""
        return self.stated.words(self.quantity.span)


def two_bounds(listed: Sequence[Row], stated: Sequence[Stated]) -> Iterator[Discrepancy]:
    """Yield a difference for every figure that one report gives under two bounds."""
    told: dict[str, list[Stated]] = defaultdict(list)
    for row in listed:
        for member in row.members:
            told[stated[member].claim.report].append(stated[member])
    contrasts: dict[tuple[str, float | None], list[_Figure]] = defaultdict(list)
    for report in sorted(told):
        for one, two in combinations(_figures(told[report]), 2):
            if _is_one(one, two):
                thing = one.quantity.counted or one.quantity.unit
                contrasts[thing, one.quantity.value] += [one, two]
    for (thing, _), figures in contrasts.items():
        yield _discrepancy(thing, figures, listed, stated)


def _figures(told: Sequence[Stated]) -> list[_Figure]:
    """The figures of a report in text order, none of them an age."""
    found: dict[Span, _Figure] = {}
    for stated in sorted(told, key=lambda s: (len(s.claim.span), s.claim.id)):
        for quantity in stated.claim.quantities:
            if quantity.value is not None and not is_age(quantity):
                found.setdefault(quantity.span, _Figure([], quantity)).around.append(stated)
    return sorted(found.values(), key=lambda figure: figure.quantity.span)


def _is_one(one: _Figure, two: _Figure) -> bool:
    """Whether two figures are one under two bounds, of one thing."""
    a, b = one.quantity, two.quantity
    if (a.unit, a.counted) != (b.unit, b.counted) or not (a.unit or a.counted):
        return False
    if one.stated.sentence.span == two.stated.sentence.span:
        return False
    return _differ_in_bound(a, b) and _of_one_thing(one, two)


def _differ_in_bound(a: ClaimQuantity, b: ClaimQuantity) -> bool:
    bounds = {a.bound, b.bound}
    if len(bounds) < 2 or not bounds <= _LOOSE | {Bound.EXACT}:
        return False
    near = (a.value or 0) >= _ROUNDED_FROM and rounded(a, b)
    return a.value == b.value or near


def _of_one_thing(one: _Figure, two: _Figure) -> bool:
    many = bool(one.quantity.counted) and (one.quantity.value or 0) >= _MANY
    above = one.stated.in_headline and not two.stated.in_headline
    return many or above or _is_one_deed(one.stated, two.stated)


def _is_one_deed(one: Stated, two: Stated) -> bool:
    heads = [stated.tokens[stated.clause.head] for stated in (one, two)]
    verbs = all(head.upos == "VERB" for head in heads)
    return verbs and heads[0].lemma == heads[1].lemma


def _discrepancy(
    thing: str, figures: Sequence[_Figure], listed: Sequence[Row], stated: Sequence[Stated]
) -> Discrepancy:
    claims = {each.claim.id: each.claim for figure in figures for each in figure.around}
    point = home(set(claims), listed, stated)
    note = SIGN.join(figure.words for figure in figures[:2])
    kind, relation = DiscrepancyKind.NUMBER, DiscrepancyRelation.COMPATIBLE
    id_, places = content_id("d", point, kind, thing, note), {each.place for each in figures}
    return cited(id_, point, kind, relation, note, claims.values(), places)
