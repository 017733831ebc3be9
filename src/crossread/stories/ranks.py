"""The order of long columns, by one sort of whole numbers.

``np.lexsort`` sorts once for each column and compares in any type. Where the columns fit into 63
bits together, one sort takes a third to a tenth of that time and gives the same order.
"""

import numpy as np

from crossread.stories.counts import Indices, Numbers, Weights

_PLACE_BITS, _WEIGHT_BITS = 18, 31
_SHARED_BITS = 41


def heaviest_first(row: Indices, heavy: Weights, places: Numbers) -> Indices:
    """Return the order by row, then weight from the heaviest on, then place in the text.

    There are fewer than 2**14 rows and no weight is below zero: so its bits sort as it does. Places
    from 262,143 on count as one.
    """
    weight = np.abs(heavy).view(np.int32).astype(np.int64)
    place = np.minimum(places, (1 << _PLACE_BITS) - 1)
    keys = (row << (_WEIGHT_BITS + _PLACE_BITS)) - (weight << _PLACE_BITS) + place
    return np.argsort(keys, kind="stable")


def most_shared_first(side: Indices, shared: Indices) -> Indices:
    """Return the order by row, then what is shared from the most on; equal ones stay in order."""
    if max(side.max(initial=0) >> (63 - _SHARED_BITS), shared.max(initial=0) >> _SHARED_BITS):
        return np.lexsort((-shared, side))
    return np.argsort((side << _SHARED_BITS) - shared, kind="stable")


def ranks(sorted_rows: Indices) -> Indices:
    """Return the place of each entry among those of its row, from 0.

    >>> ranks(np.array([2, 2, 5, 7, 7, 7])).tolist()
    [0, 1, 0, 0, 1, 2]
    """
    places = np.arange(len(sorted_rows))
    new = np.diff(sorted_rows, prepend=-1) != 0
    return places - np.maximum.accumulate(np.where(new, places, 0))
