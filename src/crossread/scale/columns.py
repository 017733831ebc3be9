"""Counted terms and weighted rows as Arrow tables, one row a report, and back.

What an engine moves between its processes: numbers in lists, in the order of their keys.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from crossread.stories.counts import Counts
from crossread.stories.space import Space, cells_of

_KEYS, _NUMBERS, _WEIGHTS = pa.list_(pa.int64()), pa.list_(pa.int32()), pa.list_(pa.float32())

COUNTS = pa.schema(
    {
        "row": pa.string(),
        "day": pa.float64(),
        "keys": _KEYS,
        **dict.fromkeys(("places", "whole", "lead"), _NUMBERS),
        "shares": _WEIGHTS,
    }
)
SPACE = pa.schema(
    {
        "row": pa.string(),
        "day": pa.float64(),
        "keys": _KEYS,
        "weights": _WEIGHTS,
        "rarities": _WEIGHTS,
        "places": _NUMBERS,
        "lead_keys": _KEYS,
        "lead_weights": _WEIGHTS,
    }
)


def counts_table(counts: Counts) -> pa.Table:
    """Return counted terms as a table of the columns of ``COUNTS``."""
    cells = (counts.keys, counts.places, counts.whole, counts.lead, counts.shares)
    lists = [_lists(counts.starts, each) for each in cells]
    return pa.Table.from_arrays([pa.array(counts.rows), _days(counts.days), *lists], schema=COUNTS)


def counts_of(table: pa.Table) -> Counts:
    """Return the counted terms of a table."""
    table = table.sort_by("row")
    starts = _starts(table["keys"])
    names = ("keys", "places", "whole", "lead", "shares")
    cells = {name: _flat(table[name]) for name in names}
    return Counts(rows=_texts(table["row"]), days=_floats(table["day"]), starts=starts, **cells)


def space_table(space: Space) -> pa.Table:
    """Return weighted rows as a table of the columns of ``SPACE``."""
    whole, lead = space.whole, space.lead
    inner = (whole.keys, whole.weights, space.rarities, space.places)
    lists = [_lists(whole.starts, each) for each in inner]
    lists += [_lists(lead.starts, each) for each in (lead.keys, lead.weights)]
    return pa.Table.from_arrays([pa.array(space.rows), _days(space.days), *lists], schema=SPACE)


def space_of(table: pa.Table) -> Space:
    """Return the weighted rows of a table, each once; a row that stands twice is the same twice."""
    rows = table["row"].to_numpy(zero_copy_only=False)
    _, first = np.unique(rows, return_index=True) if len(rows) else (rows, np.zeros(0, int))
    table = table.take(pa.array(first))
    whole, lead = (
        cells_of(_flat(table[keys]), _flat(table[weights]), _starts(table[keys]))
        for keys, weights in (("keys", "weights"), ("lead_keys", "lead_weights"))
    )
    days = _floats(table["day"])
    inner = _flat(table["rarities"]), _flat(table["places"])
    return Space(_texts(table["row"]), days, whole, *inner, lead)


def places_in(rows: Sequence[str], wanted: pa.ChunkedArray) -> NDArray[np.int64]:
    """Return where the wanted rows stand among the rising ``rows``, all of which are there."""
    at = pc.index_in(wanted, value_set=pa.array(rows, pa.string()))
    places: NDArray[np.int64] = at.to_numpy(zero_copy_only=False).astype(np.int64)
    return places


def _lists(starts: NDArray[np.int64], values: NDArray[Any]) -> pa.Array:
    return pa.ListArray.from_arrays(pa.array(starts, pa.int32()), pa.array(values))


def _starts(lists: pa.ChunkedArray) -> NDArray[np.int64]:
    sizes = pc.list_value_length(lists).to_numpy(zero_copy_only=False)
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes, dtype=np.int64)])


def _flat(lists: pa.ChunkedArray) -> NDArray[Any]:
    flat: NDArray[Any] = pc.list_flatten(lists).to_numpy(zero_copy_only=False)
    return flat


def _days(days: NDArray[np.float64]) -> pa.Array:
    return pa.array(days, pa.float64(), mask=np.isnan(days))


def _floats(column: pa.ChunkedArray) -> NDArray[np.float64]:
    return np.array(column.to_pylist(), np.float64)


def _texts(column: pa.ChunkedArray) -> tuple[str, ...]:
    return tuple(column.to_pylist())
