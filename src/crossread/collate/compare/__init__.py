"""Comparers: each finds one kind of difference between two claims of a point.

Most claims tell nothing that a comparer looks for, no place or no quote, and most that do tell the
same. So each stands beside what two claims must tell, and is asked of such pairs alone: a point of
a hundred claims has five thousand pairs.
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from crossread.collate.claims import Stated
from crossread.collate.compare.asking import May, of_both, of_either, of_one, of_rivals, otherwise
from crossread.collate.compare.attribution import attribution, own_source
from crossread.collate.compare.certainty import certainty, hedges
from crossread.collate.compare.charges import charged, charges
from crossread.collate.compare.counts import counts, whether_counted
from crossread.collate.compare.denial import denial, is_no
from crossread.collate.compare.difference import Background, Difference
from crossread.collate.compare.entities import entities, full_names
from crossread.collate.compare.numbers import numbers
from crossread.collate.compare.places import places
from crossread.collate.compare.qualifiers import qualified, qualifiers
from crossread.collate.compare.quotations import quotations
from crossread.collate.compare.telephones import numbers_to_call, telephones
from crossread.collate.compare.times import times
from crossread.collate.compare.vicinity import vicinity, ways
from crossread.collate.compare.wounds import hurt, wounds
from crossread.model.collation import DiscrepancyKind

Comparer = Callable[[Stated, Stated, Background], Iterator[Difference]]

COMPARERS: tuple[tuple[Comparer, May], ...] = (
    (numbers, of_rivals(DiscrepancyKind.NUMBER)),
    (counts, otherwise(whether_counted)),
    (telephones, of_both(numbers_to_call)),
    (times, of_rivals(DiscrepancyKind.TIME)),
    (places, of_both(lambda stated: stated.claim.places)),
    (vicinity, otherwise(ways)),
    (wounds, of_both(hurt)),
    (entities, otherwise(full_names)),
    (qualifiers, otherwise(qualified)),
    (charges, of_both(charged)),
    (attribution, of_both(own_source)),
    (quotations, of_either(lambda stated: stated.annotated.quotes)),
    (certainty, of_one(hedges)),
    (denial, of_one(is_no)),
)


def asked(
    claims: Sequence[Stated], background: Background
) -> Iterator[tuple[Stated, Stated, Comparer]]:
    """Yield the pairs of claims, in order, each with a comparer that may find something."""
    tables = np.stack([may(claims, background) for _, may in COMPARERS])
    pairs = np.argwhere(np.triu(tables, k=1).transpose(1, 2, 0))
    for left, right, at in pairs.tolist():
        yield claims[left], claims[right], COMPARERS[at][0]


__all__ = ["COMPARERS", "Background", "Comparer", "Difference", "asked"]
