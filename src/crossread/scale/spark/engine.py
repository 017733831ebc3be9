"""The engine of a cluster: the three methods of ``batch.Engine``, run by Spark."""

import json
import shutil
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as F  # noqa: N812 - as everybody calls it
from pyspark.sql.pandas.types import from_arrow_schema

from crossread.scale import shards, tables
from crossread.scale.local import annotate_here
from crossread.scale.manifest import Shard
from crossread.scale.shards import Job
from crossread.scale.spark import tasks
from crossread.scale.spark.grouping import Grouping
from crossread.scale.spark.session import session
from crossread.scale.spark.steps import cogrouped, grouped_both, mapped
from crossread.scale.spark.work import Work

_WAVE = 4  # tasks a core between two entries in the journal
_RECORD_DDL = "record string"


class Spark:
    """Runs a batch on the Spark whose master has the URL ``master``.

    The folder of the batch and the inputs must be seen under the same path by all workers, and
    crossread must be installed for their Python.
    """

    def __init__(self, master: str = "local[*]") -> None:
        self.spark = session(master)
        self.cores = self.spark.sparkContext.defaultParallelism

    def reports(
        self, job: Job, packs: Sequence[Sequence[str]], done: dict[str, Shard]
    ) -> Iterator[Shard]:
        """Yield the shards of packs of input files, wave by wave, but for those ``done``."""
        left = [(number, list(files)) for number, files in enumerate(packs) if files]
        for wave in _waves(left, _WAVE * self.cores):
            packed = self.spark.createDataFrame(wave, "pack int, files array<string>")
            captured = packed.repartitionByRange(len(wave), "pack").mapInArrow(
                partial(tasks.captures, job, frozenset(done)), from_arrow_schema(tables.CAPTURES)
            )
            found = captured.groupBy("shard").applyInArrow(
                lambda table: tasks.report_shard(job, table), _RECORD_DDL
            )
            yield from _records(found)

    def groups(self, job: Job, done: Sequence[str]) -> Iterator[Shard]:
        """Yield the shards of stories; ``done`` names the shards of reports."""
        files = [str(job.out / f"sketches/{name}.parquet") for name in done]
        work = Work(self.spark, job.out / "work")
        first, again = _first_of_each(self.spark.read.parquet(*files))
        sketches = work.stored("sketches", first)
        rejected = mapped(again, tasks.duplicates, tables.REJECTED).toArrow()
        yield shards.duplicates_shard(job.out, rejected.to_pylist())
        members, ties = Grouping(work, job.settings.grouping).of(sketches)
        of = shards.shards_for(members.select("group").distinct().count())
        stories = cogrouped(members, ties, "group", tasks.tell, tables.STORIES, members.count())
        numbered = stories.withColumn("number", _shard_number(of))
        written = numbered.groupBy("number").applyInArrow(
            lambda table: tasks.group_shard(job, of, table), _RECORD_DDL
        )
        made = set()
        for shard in _records(written):
            made.add(shard.name)
            yield shard
        for number in range(of):
            if f"{number:05}" not in made:
                yield shards.group_shard(job.out, number, of, ())
        shutil.rmtree(job.out / "work", ignore_errors=True)

    def dossiers(self, job: Job, names: Sequence[str]) -> Iterator[Shard]:
        """Yield the shards of dossiers of the named shards of stories, wave by wave."""
        for wave in _waves(names, _WAVE * self.cores):
            made = set()
            for shard in _records(self._dossiers(job, wave)):
                made.add(shard.name)
                yield shard
            for name in wave:
                if name not in made:  # no story of it gets a dossier
                    yield shards.dossier_shard(job, name, (), annotate_here)

    def _dossiers(self, job: Job, names: Sequence[str]) -> DataFrame:
        listed = self.spark.createDataFrame([(name,) for name in names], "name string")
        wanted = mapped(listed.repartition(len(names)), partial(tasks.members, job), tasks.MEMBER)
        reports = self.spark.read.parquet(str(job.out / "reports"))
        found = wanted.select("name", "report", "shard").join(reports, ["report", "shard"])
        stories = wanted.select("name", "story").distinct()
        step = partial(tasks.dossier_shard, job)
        return grouped_both(stories, found, "name", step, tasks.RECORD)


def _first_of_each(sketches: DataFrame) -> tuple[DataFrame, DataFrame]:
    """Sketches of different reports, and those of bytes that came before with the first path."""
    order = Window.partitionBy("report").orderBy("shard", "at")
    ranked = sketches.withColumn("turn", F.row_number().over(order))
    first = F.first("path").over(order)
    again = ranked.withColumn("before", first).where("turn > 1")
    return ranked.where("turn = 1").drop("turn"), again.select("shard", "at", "path", "before")


def _records(found: DataFrame) -> Iterator[Shard]:
    for row in sorted(found.collect()):
        yield Shard(**json.loads(row["record"]))


def _waves(listed: Sequence[Any], size: int) -> Iterator[list[Any]]:
    for start in range(0, len(listed), size):
        yield list(listed[start : start + size])


def _shard_number(of: int) -> Column:
    """``shards.shard_of`` as Spark computes it."""
    digits = F.substring(F.substring_index("story", "-", -1), 1, 8)
    return (F.conv(digits, 16, 10).cast("long") % of).cast("int")
