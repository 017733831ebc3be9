"""Connected components, by turns over tables."""

from itertools import count

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812 - as everybody calls it

from crossread.scale.spark.work import Work


def components(work: Work, name: str, edges: DataFrame) -> DataFrame:
    """Return the lowest row that edges lead to, for each row that has an edge.

    Each turn a row takes the lowest label among its neighbours, and then the label of that
    label's row, so that the way to the lowest halves. Labels only fall; a turn without a change
    is the last.
    """
    back = edges.select(F.col("two").alias("one"), F.col("one").alias("two"))
    both = work.stored(f"{name}_edges", edges.unionByName(back))
    labels = both.groupBy(F.col("one").alias("row")).agg(_lowest("one", "two"))
    labels = work.stored(f"{name}_labels_0", labels)
    for turn in count(1):
        turned = work.stored(f"{name}_labels_{turn}", _turned(both, labels))
        labels = turned.select("row", "component")
        if not turned.where("fell").take(1):
            return labels
    raise AssertionError


def _turned(both: DataFrame, labels: DataFrame) -> DataFrame:
    """Labels after one more turn, and whether each fell."""
    near = both.join(labels.toDF("two", "near"), "two").groupBy(F.col("one").alias("row"))
    reach = near.agg(F.min("near").alias("near")).join(labels, "row")
    lowest = reach.select("row", "component", F.least("component", "near").alias("reach"))
    jumped = lowest.join(labels.toDF("reach", "label"), "reach")
    fell = (F.col("label") != F.col("component")).alias("fell")
    return jumped.select("row", F.col("label").alias("component"), fell)


def _lowest(row: str, neighbour: str) -> Column:
    return F.least(F.min(row), F.min(neighbour)).alias("component")
