"""The session on a master and its settings."""

import os
import shutil
import sys

from pyspark.sql import SparkSession

from crossread.errors import EngineError

_ROWS_AT_ONCE = 2_000  # of an Arrow batch: pairs with both their rows come to 10 MB


def session(master: str) -> SparkSession:
    """Return the session on a master, quiet, with this Python for the tasks on this machine."""
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise EngineError(
            "--engine spark needs Java 17 or newer, and there is none on the path or in JAVA_HOME: "
            "apt-get install default-jre-headless"
        )
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(_ROWS_AT_ONCE),
        "spark.sql.session.timeZone": "UTC",
    }
    if master.startswith("local"):
        settings |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
        settings |= {"spark.sql.shuffle.partitions": "4", "spark.driver.memory": "3g"}
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.master(master).appName("crossread batch")
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        spark: SparkSession = builder.getOrCreate()
    except Exception as error:
        raise EngineError(f"Spark does not start on {master}: {error}") from error
    spark.sparkContext.setLogLevel("ERROR")
    return spark
