"""Quotations that two reports cut at the same places.

A speech reaches many newsrooms; that two of them pick the same words from the middle of a sentence
and stop at the same word is a sign that one had the other's text, or both a third's. It supports a
derivation that other evidence shows, and never makes one.
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from crossread.model.story import Place
from crossread.stories.body import Body, Range

_LEAST_WORDS = 4


def same_cuts(left: Body, right: Body) -> list[tuple[Place, Place]]:
    """Return the places of quotations that begin inside a sentence and agree in every word."""
    theirs = {right.keys[slice(*cut)]: cut for cut in reversed(list(_cut_quotations(right)))}
    return [
        (Place(left.report.id, left.span(*cut)), Place(right.report.id, right.span(*there)))
        for cut in _cut_quotations(left)
        if (there := theirs.get(left.keys[slice(*cut)]))
    ]


def _cut_quotations(body: Body) -> Iterator[Range]:
    for start, end in _quotations(body):
        if end - start >= _LEAST_WORDS and body.initial(start).islower():
            yield start, end


def _quotations(body: Body) -> Iterator[Range]:
    """Yield runs of quoted words; a quote mark between two words parts them."""
    parted = (np.flatnonzero(np.diff(body.quotation)) + 1).tolist()
    for start, end in pairwise([0, *parted, len(body.keys)]):
        if end > start and body.quoted[start]:
            yield start, end
