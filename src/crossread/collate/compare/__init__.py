"""Comparers: each finds one kind of difference between two claims of a point."""

from collections.abc import Callable, Iterator

from crossread.collate.claims import Stated
from crossread.collate.compare.attribution import attribution
from crossread.collate.compare.certainty import certainty
from crossread.collate.compare.counts import counts
from crossread.collate.compare.denial import denial
from crossread.collate.compare.difference import Background, Difference
from crossread.collate.compare.entities import entities
from crossread.collate.compare.numbers import numbers
from crossread.collate.compare.places import places
from crossread.collate.compare.qualifiers import qualifiers
from crossread.collate.compare.quotations import quotations
from crossread.collate.compare.telephones import telephones
from crossread.collate.compare.times import times
from crossread.collate.compare.vicinity import vicinity

Comparer = Callable[[Stated, Stated, Background], Iterator[Difference]]

COMPARERS: tuple[Comparer, ...] = (
    numbers,
    counts,
    telephones,
    times,
    places,
    vicinity,
    entities,
    qualifiers,
    quotations,
    attribution,
    certainty,
    denial,
)

__all__ = ["COMPARERS", "Background", "Comparer", "Difference"]
