"""Connected components are found by turns over tables."""

from itertools import pairwise

import pytest

pytestmark = pytest.mark.java


def test_the_lowest_row_of_a_long_chain_reaches_its_end(spark, tmp_path):
    """Connected components do not depend on how far their rows are apart, nor on the order."""
    from crossread.scale.spark.components import components
    from crossread.scale.spark.work import Work

    chain = [f"{at:04}" for at in range(0, 200, 2)]
    edges = [*pairwise(chain), ("0005", "0007"), ("0001", "0005")]
    work = Work(spark.spark, tmp_path / "work")
    frame = spark.spark.createDataFrame(list(reversed(edges)), "one string, two string")
    found = dict(map(tuple, components(work, "chain", frame).collect()))

    assert found == dict.fromkeys(chain, "0000") | dict.fromkeys(("0001", "0005", "0007"), "0001")
