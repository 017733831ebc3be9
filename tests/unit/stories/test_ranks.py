"""One sort of whole numbers in place of one a column."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.stories.ranks import heaviest_first, most_shared_first

WEIGHTS = st.one_of(st.sampled_from([0.0, -0.0, 1.0]), st.floats(0, 2**100, width=32))
CELLS = st.lists(st.tuples(st.integers(0, 2**14 - 1), WEIGHTS, st.integers(0, 9)), max_size=30)
SHARED = st.one_of(st.integers(0, 3), st.integers(0, 2**42))
PAIRS = st.lists(st.tuples(st.one_of(st.integers(0, 3), st.integers(0, 2**23)), SHARED))


@given(CELLS)
def test_cells_stand_by_row_weight_and_place(cells):
    """The order is that of three columns, whatever sign a zero has."""
    row, heavy, places = (np.array([cell[at] for cell in cells]) for at in range(3))
    row, heavy, places = row.astype(np.int64), heavy.astype(np.float32), places.astype(np.int32)
    found = heaviest_first(row, heavy, places).tolist()

    assert found == np.lexsort((places, -heavy, row)).tolist()


@given(PAIRS)
def test_pairs_stand_by_row_and_what_they_share(pairs):
    """The order is that of two columns, of numbers that fit into one and of larger ones."""
    side, shared = (np.array([pair[at] for pair in pairs], np.int64) for at in range(2))

    assert most_shared_first(side, shared).tolist() == np.lexsort((-shared, side)).tolist()
