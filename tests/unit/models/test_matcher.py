"""The shipped weights, and what their networks make of evidence."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.models.matcher import matcher
from crossread.models.network import FURTHEST, Network


def network(*biases: float) -> Network:
    """Networks over two pieces that add the first where the second is not below 0, and a bias."""
    count = len(biases)
    both = np.tile(np.eye(2, dtype=np.float32), (count, 1, 1))
    first = np.tile(np.array([[1.0], [0.0]], np.float32), (count, 1, 1))
    nothing = np.zeros((count, 2), np.float32)
    last = np.array(biases, np.float32)[:, None]
    mean, spread = np.zeros(2, np.float32), np.ones(2, np.float32)
    return Network(("one", "two"), mean, spread, ((both, nothing), (first, last)))


def test_several_networks_tell_their_mean():
    """Each has its own bias."""
    rows = np.array([[2.0, 1.0], [-1.0, 1.0]], np.float32)

    assert network(0.0).odds(rows).tolist() == [2.0, 0.0]
    assert network(1.0, 2.0).odds(rows).tolist() == [3.5, 1.5]


def test_what_lies_far_off_is_no_further():
    """An odd story has evidence that no network has learned from."""
    rows = np.array([[50.0, 0.0], [FURTHEST, 0.0]], np.float32)

    assert network(0.0).odds(rows).tolist() == [FURTHEST, FURTHEST]


@given(st.permutations(range(12)), st.integers(1, 12))
def test_the_shipped_networks_read_each_pair_alone(order, count):
    """What a pair gets hangs on nothing but its own evidence."""
    shipped = matcher().network
    assert shipped
    rows = np.linspace(-2, 2, 12 * len(shipped.names), dtype=np.float32).reshape(12, -1)
    some = list(order)[:count]

    assert shipped.odds(rows[some]).tolist() == pytest.approx(shipped.odds(rows)[some], abs=1e-3)
