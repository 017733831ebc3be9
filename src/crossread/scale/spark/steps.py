"""A step, which is a function of Arrow tables, over whole tables of Spark."""

import math
from collections.abc import Callable, Iterator
from functools import partial

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812 - as everybody calls it
from pyspark.sql.pandas.types import from_arrow_schema

_BUCKET = 2_000  # reports in a task that clusters or tells stories

Batches = Iterator[pa.RecordBatch]


def mapped(frame: DataFrame, step: Callable[[pa.Table], pa.Table], schema: pa.Schema) -> DataFrame:
    """Return ``step`` over the Arrow batches of a table."""
    return frame.mapInArrow(partial(_each_batch, step), from_arrow_schema(schema))


def _each_batch(step: Callable[[pa.Table], pa.Table], batches: Batches) -> Batches:
    for batch in batches:
        if batch.num_rows:
            yield from step(pa.Table.from_batches([batch])).to_batches()


def cogrouped(
    one: DataFrame,
    two: DataFrame,
    key: str,
    step: Callable[[pa.Table, pa.Table], pa.Table],
    schema: pa.Schema,
    reports: int,
) -> DataFrame:
    """Return ``step`` over whole groups of ``key`` of two tables, many groups at a time."""
    buckets = max(1, math.ceil(reports / _BUCKET))
    bucket = (F.abs(F.xxhash64(key)) % buckets).alias("bucket")
    one, two = (each.withColumn("bucket", bucket) for each in (one, two))
    return grouped_both(one, two, "bucket", step, schema)


def grouped_both(
    one: DataFrame,
    two: DataFrame,
    key: str,
    step: Callable[[pa.Table, pa.Table], pa.Table],
    schema: pa.Schema,
) -> DataFrame:
    """Return ``step`` over what two tables hold under each ``key``."""
    # Both may come from one table; new names keep Spark from taking their columns for the same.
    left, right = (each.toDF(*each.columns).groupBy(key) for each in (one, two))
    # Spark reads the hints of a function and trips over those of a partial one: a lambda has none.
    unhinted = lambda here, there: step(here, there)  # noqa: E731, PLW0108
    return left.cogroup(right).applyInArrow(unhinted, from_arrow_schema(schema))
