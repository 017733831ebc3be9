"""Networks learn what pieces of evidence say together."""

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs the extra train")

from io import BytesIO

from crossread.models.network import unpacked
from training.network import Material, NetworkRecipe, fitted, packed

SHORT = NetworkRecipe(networks=2, hidden=16, epochs=30, batch=64, decay=0.0, dropout=0.0)


def either(count: int = 400) -> Material:
    """Pairs that are one where exactly one of two pieces is high: no sum of the two tells them."""
    rows = np.random.default_rng(7).uniform(-1, 1, (count, 2)).astype(np.float32)
    same = (rows[:, 0] > 0) != (rows[:, 1] > 0)
    return Material(rows, np.zeros(count, np.float32), same, np.ones(count, np.float32))


def test_networks_learn_what_no_sum_says():
    """Nine in ten stand on the right side."""
    material = either()
    network = fitted(material, ("one", "two"), SHORT)

    assert ((network.odds(material.rows) > 0) == material.same).mean() > 0.9


def test_what_is_packed_is_what_is_read():
    """The file gives the same networks."""
    material = either(64)
    network = fitted(material, ("one", "two"), SHORT)
    file = BytesIO()
    np.savez_compressed(file, **packed(network))

    read = unpacked(file.getvalue())
    assert read.names == network.names
    assert read.odds(material.rows).tolist() == network.odds(material.rows).tolist()
