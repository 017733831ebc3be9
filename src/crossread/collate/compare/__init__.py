"""Comparers: each finds one kind of difference between two claims of a point.

Most claims tell nothing that a comparer looks for, no place or no quote. So each stands beside what
a claim must tell, and is asked of pairs of such claims alone: a point of a hundred claims has five
thousand pairs.
"""

from collections.abc import Callable, Iterator
from functools import cache

from crossread.collate.claims import Stated
from crossread.collate.compare.attribution import attribution, own_source
from crossread.collate.compare.certainty import certainty, hedges
from crossread.collate.compare.charges import charged, charges
from crossread.collate.compare.counts import counted, counts
from crossread.collate.compare.denial import denial, is_no
from crossread.collate.compare.difference import Background, Difference
from crossread.collate.compare.entities import entities
from crossread.collate.compare.numbers import numbers
from crossread.collate.compare.places import places
from crossread.collate.compare.qualifiers import phrases, qualifiers
from crossread.collate.compare.quotations import quotations
from crossread.collate.compare.telephones import numbers_to_call, telephones
from crossread.collate.compare.times import times
from crossread.collate.compare.vicinity import spots, vicinity
from crossread.collate.compare.wounds import hurt, wounds

Comparer = Callable[[Stated, Stated, Background], Iterator[Difference]]
Tells = Callable[[Stated], object]

_OF_BOTH: tuple[tuple[Comparer, Tells], ...] = (  # find nothing unless both claims tell this
    (numbers, lambda stated: stated.claim.quantities),
    (counts, counted),
    (telephones, numbers_to_call),
    (times, lambda stated: stated.claim.times),
    (places, lambda stated: stated.claim.places),
    (vicinity, spots),
    (wounds, hurt),
    (entities, lambda stated: stated.claim.actors or stated.claim.places),
    (qualifiers, phrases),
    (charges, charged),
    (attribution, own_source),
)
_OF_EITHER: tuple[tuple[Comparer, Tells], ...] = (  # find nothing unless one of the claims does
    (quotations, lambda stated: stated.annotated.quotes),
    (certainty, hedges),
    (denial, is_no),
)
_ALL = (*_OF_BOTH, *_OF_EITHER)
_EITHER = (1 << len(_ALL)) - (1 << len(_OF_BOTH))


def telling(stated: Stated, background: Background) -> int:
    """Return which comparers may look at a claim, a bit for each."""
    return sum(bool(background.once(tells, stated)) << bit for bit, (_, tells) in enumerate(_ALL))


def comparers(one: int, two: int) -> tuple[Comparer, ...]:
    """Return the comparers that may find something in two claims, by the ``telling`` of each."""
    return _chosen((one & two) | ((one | two) & _EITHER))


@cache
def _chosen(bits: int) -> tuple[Comparer, ...]:
    return tuple(compare for bit, (compare, _) in enumerate(_ALL) if bits >> bit & 1)


__all__ = ["Background", "Comparer", "Difference", "comparers", "telling"]
