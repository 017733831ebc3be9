"""What claims of two points tell otherwise: figures, times and how certain something is.

"Three or more poachers are sought" and "rangers tracked five or six poachers" share too few words
to stand in one point, and yet a reader sets the figures against each other. So every two claims
that match a little are compared, wherever they stand, but only where the networks are surer of
their figures and times than within a point (see ``compare.rivals``). A hedge is set against what is
plain where the claims match very well, though something else keeps them apart.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from crossread.collate.claims import Stated
from crossread.collate.compare import Comparer
from crossread.collate.compare.certainty import certainty, hedges
from crossread.collate.compare.contests import crossed
from crossread.collate.compare.difference import HALF_SURE, Background
from crossread.collate.compare.measures import in_base, measure, middle
from crossread.collate.compare.numbers import numbers
from crossread.collate.compare.times import times
from crossread.collate.covering import Whole
from crossread.collate.discrepancies import Found, sides_of
from crossread.collate.matches import Matches
from crossread.collate.points import Row
from crossread.collate.ranking import Pairs
from crossread.collate.rivalry import named
from crossread.model.annotation import Bound
from crossread.model.claim import ClaimQuantity
from crossread.model.collation import DiscrepancyRelation
from crossread.model.story import Place

# Of the lines told from this likelihood on as many are in the labels as of those within points.
_NAMED = 0.25
_LEAST = 0.2  # of a match
_NEAR = 1.2  # times as much
_MANY = 10  # few are anything's
_ALIKE = 0.9  # of a match, from which on a hedge in another point means something

Figure = tuple[float | None, str]  # with its unit, "" for counts of whatever


def apart(
    listed: Sequence[Row],
    stated: Sequence[Stated],
    matches: Matches,
    background: Background,
    told: Mapping[str, Sequence[Found]],
) -> Iterator[tuple[str, Found]]:
    """Yield what differs between claims apart, each behind the id of the point to tell it in.

    That is the point where the same words, or those of one side, differ already, ``told`` being
    what differs within each point; else it is the larger one of the two claims. Figures that seem
    to be of two things, since some report tells them both, are told alone if one may be the other.
    """
    row_of = {stated[i].claim.id: row for row in listed for i in row.members}
    homes = {key: point for point, own in told.items() for each in own for key in _keys(each)}
    pairs = _scored(listed, matches)
    compared = _compared(_telling(*pairs, stated), stated, background)
    hedged = _found(_claims(_alike(*pairs, stated, background), stated), (certainty,), background)
    told_of, lines = _figures(stated), _lines(told)
    for found in chain(compared, hedged):
        rows = (row_of[each.claim.id] for each in found[:2])
        largest = max(rows, key=lambda row: (len(row.members), row.id))
        keys = _keys(found)
        home = next((homes[key] for key in keys if key in homes), largest.id)
        if not _are_two_things(_both(found), lines[home, found[2].topic], told_of):
            lines[home, found[2].topic] |= _both(found)
            homes |= dict.fromkeys(keys, home)
            yield home, found
        elif _may_be_one(found):
            yield largest.id, _alone(found)


def _keys(found: Found) -> tuple[object, ...]:
    """What two differences share that are told in one point: the contrast, or words of a side."""
    words = frozenset(stated.words(span).casefold() for stated, span in sides_of(found))
    places = (Place(stated.claim.report, span) for stated, span in sides_of(found))
    kind, topic = found[2].kind, found[2].topic
    return (kind, topic, words), *((kind, place) for place in places)


def _figures(stated: Sequence[Stated]) -> list[set[Figure]]:
    """The figures that each report tells."""
    found: dict[str, set[Figure]] = defaultdict(set)
    for each in stated:
        found[each.claim.report].update(map(_figure, each.claim.quantities))
    return list(found.values())


def _lines(told: Mapping[str, Sequence[Found]]) -> defaultdict[tuple[str, str], set[Figure]]:
    """The figures that differ already, by point and topic."""
    lines: defaultdict[tuple[str, str], set[Figure]] = defaultdict(set)
    for point, own in told.items():
        for each in own:
            lines[point, each[2].topic] |= _both(each)
    return lines


def _both(found: Found) -> set[Figure]:
    """The two figures of a difference; none where it is of other words."""
    return {_figure(quantity) for quantity in _quantities(found)}


def _quantities(found: Found) -> list[ClaimQuantity]:
    return [q for s, span in sides_of(found) for q in s.claim.quantities if q.span == span]


def _figure(quantity: ClaimQuantity) -> Figure:
    return quantity.value, measure(quantity)


def _are_two_things(both: Set[Figure], line: Set[Figure], figures: Sequence[Set[Figure]]) -> bool:
    """Whether a report tells two of the figures of a line, one of them new to it.

    It tells 60 who may be carried, and 40 who were.
    """
    new, every = both - line, both | line
    return any(not told.isdisjoint(new) and len(told & every) > 1 for told in figures)


def _may_be_one(found: Found) -> bool:
    """Whether two figures fit and are so near and so large that they hardly are of two things."""
    quantities = _quantities(found)
    small, large = sorted(middle(in_base(each)) for each in quantities)
    fit = found[2].relation is DiscrepancyRelation.COMPATIBLE
    near = _MANY <= small <= large <= _NEAR * small
    return fit and near and all(each.bound is not Bound.VAGUE for each in quantities)


def _alone(found: Found) -> Found:
    """A difference as a line of its own, with those of the same two figures."""
    left, right, difference = found
    figures = sorted(map(str, _both(found)))
    return left, right, replace(difference, topic=" ".join((difference.topic, *figures)))


def _compared(pairs: Pairs, stated: Sequence[Stated], background: Background) -> Iterator[Found]:
    claims = _claims(pairs, stated)
    background = background.matching(claims, pairs.scores.tolist())
    rivals = named(claims, background, _NAMED)
    told = {(left, right) for _, left, right in rivals}
    background = replace(background, named=rivals)
    return _found([pair for pair in claims if pair in told], (numbers, times), background)


def _found(
    pairs: Iterable[tuple[Stated, Stated]], comparers: Sequence[Comparer], background: Background
) -> Iterator[Found]:
    for left, right in pairs:
        for compare in comparers:
            for difference in compare(left, right, background):
                yield left, right, difference


def _claims(pairs: Pairs, stated: Sequence[Stated]) -> list[tuple[Stated, Stated]]:
    ends = zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    return [(stated[i], stated[j]) for i, j in ends]


def _scored(listed: Sequence[Row], matches: Matches) -> tuple[Pairs, NDArray[np.bool_]]:
    """The pairs of claims that match a little, and which of them are of two points."""
    pairs = Pairs(*matches.strong(_LEAST))
    row = np.full(matches.claims, -1)
    for n, each in enumerate(listed):
        row[list(each.members)] = n
    pairs = pairs.only((row[pairs.left] >= 0) & (row[pairs.right] >= 0))
    return pairs, row[pairs.left] != row[pairs.right]


def _telling(pairs: Pairs, apart: NDArray[np.bool_], stated: Sequence[Stated]) -> Pairs:
    """The pairs that no point compares by what both claims tell."""
    tell = _each(pairs, stated, lambda each: each.claim.quantities)
    tell |= _each(pairs, stated, lambda each: each.claim.times)
    return _best(pairs.only((apart | (pairs.scores < HALF_SURE)) & tell), stated)


def _alike(
    pairs: Pairs, apart: NDArray[np.bool_], stated: Sequence[Stated], background: Background
) -> Pairs:
    """The pairs of two points that match very well and of which one claim alone is hedged."""
    is_hedged = np.array([bool(background.once(hedges, each)) for each in stated], bool)
    one = is_hedged[pairs.left] != is_hedged[pairs.right]
    return pairs.only(apart & (pairs.scores >= _ALIKE) & one)


def _each(
    pairs: Pairs, stated: Sequence[Stated], tells: Callable[[Stated], object]
) -> NDArray[np.bool_]:
    """Which pairs are of two claims that tell something."""
    each = np.array([bool(tells(one)) for one in stated], bool)
    both: NDArray[np.bool_] = each[pairs.left] & each[pairs.right]
    return both


def _best(pairs: Pairs, stated: Sequence[Stated]) -> Pairs:
    """The pairs that match best of those that tell the same two figures, or the same two times."""
    order = np.argsort(-pairs.scores, kind="stable")
    ranked = pairs.only(order)
    figures = [[Place(s.claim.report, q.span) for q in s.claim.quantities] for s in stated]
    times = [each.claim.times for each in stated]
    best = np.concatenate((_first(ranked, figures), _first(ranked, times)))
    return pairs.only(np.unique(order[best]))


def _first(pairs: Pairs, told: Sequence[Sequence[Hashable]]) -> Whole:
    """The pairs, by place, that are the first to tell some two things that claims tell."""
    number: dict[Hashable, int] = {}
    things = [number.setdefault(each, len(number)) for own in told for each in own]
    pair, one, two = crossed(pairs.left, pairs.right, [len(own) for own in told])
    flat = np.array(things, np.int64)
    mine, theirs = flat[one], flat[two]
    _, first = np.unique(mine * len(number) + theirs, return_index=True)
    return np.asarray(pair[first], np.int64)
