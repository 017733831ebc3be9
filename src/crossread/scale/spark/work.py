"""Where tables lie between two steps."""

from pathlib import Path

from pyspark.sql import DataFrame, SparkSession


class Work:
    """Tables between the steps, in a folder that is removed when the stories are written.

    A table that is read back has no history: a plan of all steps would outgrow the driver, and a
    lost worker costs one step.
    """

    def __init__(self, spark: SparkSession, folder: Path) -> None:
        self.spark = spark
        self.folder = folder

    def stored(self, name: str, frame: DataFrame) -> DataFrame:
        """Write a table and return what is read back."""
        path = str(self.folder / name)
        frame.write.mode("overwrite").parquet(path)
        return self.spark.read.schema(frame.schema).parquet(path)
