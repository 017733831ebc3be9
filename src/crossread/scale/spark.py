"""A batch on Spark: on this machine or on any cluster, by the master's URL.

The only file that imports pyspark. What is heavy is Spark's: postings, candidate pairs and their
sums, connected components and the reports of a story meet in joins, windows and grouped maps, and
none of these tables comes to the driver, which sees counts and the records of finished shards. The
tasks compute with ``parts`` and write with ``shards``, so the files are those of the local engine.

Skew: a term that a crowd of reports holds is cut by weeks (``candidates.CROWD``), sums are added up
on both sides of a shuffle, and Spark splits what is still too large (adaptive execution). A large
component or story stays with one task.
"""

import json
import math
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyspark.sql import Column, DataFrame, SparkSession, Window
from pyspark.sql import functions as F  # noqa: N812 - as everybody calls it
from pyspark.sql.pandas.types import from_arrow_schema

from crossread.errors import EngineError
from crossread.scale import parts, shards, tables
from crossread.scale.columns import COUNTS, SPACE
from crossread.scale.local import annotate_here
from crossread.scale.manifest import Shard
from crossread.scale.shards import Job, Outcome
from crossread.stories import GroupingConfig
from crossread.stories.candidates import CROWD, PARTNERS
from crossread.stories.counts import CHROME_DAYS, CHROME_REPORTS
from crossread.stories.grouping import surest
from crossread.stories.ties import NEARLY_SHOWN

_WAVE = 4  # tasks a core between two entries in the journal
_BUCKET = 2_000  # reports in a task that clusters or tells stories
_ROWS_AT_ONCE = 2_000  # of an Arrow batch: pairs with both their rows come to 10 MB
_RECORD = pa.schema({"record": pa.string()})
_RECORD_DDL = "record string"
_MEMBER = pa.schema(
    {"name": pa.string(), "story": pa.string(), "report": pa.string(), "shard": pa.string()}
)

Batches = Iterator[pa.RecordBatch]


class Spark:
    """Runs a batch on the Spark whose master has the URL ``master``.

    The folder of the batch and the inputs must be seen under the same path by all workers, and
    crossread must be installed for their Python.
    """

    def __init__(self, master: str = "local[*]") -> None:
        self.spark = _session(master)
        self.cores = self.spark.sparkContext.defaultParallelism

    def reports(
        self, job: Job, packs: Sequence[Sequence[str]], done: dict[str, Shard]
    ) -> Iterator[Shard]:
        """Yield the shards of packs of input files, wave by wave, but for those ``done``."""
        left = [(number, list(files)) for number, files in enumerate(packs) if files]
        for wave in _waves(left, _WAVE * self.cores):
            packed = self.spark.createDataFrame(wave, "pack int, files array<string>")
            captured = packed.repartitionByRange(len(wave), "pack").mapInArrow(
                partial(_captures, job, frozenset(done)), from_arrow_schema(tables.CAPTURES)
            )
            found = captured.groupBy("shard").applyInArrow(
                lambda table: _report_shard(job, table), _RECORD_DDL
            )
            yield from _records(found)

    def groups(self, job: Job, done: Sequence[str]) -> Iterator[Shard]:
        """Yield the shards of stories; ``done`` names the shards of reports."""
        files = [str(job.out / f"sketches/{name}.parquet") for name in done]
        work = Work(self.spark, job.out / "work")
        first, again = _first_of_each(self.spark.read.parquet(*files))
        sketches = work.stored("sketches", first)
        rejected = _mapped(again, _duplicates, tables.REJECTED).toArrow()
        yield shards.duplicates_shard(job.out, rejected.to_pylist())
        members, ties = Grouping(work, job.settings.grouping).of(sketches)
        of = shards.shards_for(members.select("group").distinct().count())
        stories = _cogrouped(members, ties, "group", _tell, tables.STORIES, members.count())
        numbered = stories.withColumn("number", _shard_number(of))
        written = numbered.groupBy("number").applyInArrow(
            lambda table: _group_shard(job, of, table), _RECORD_DDL
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
        wanted = _mapped(listed.repartition(len(names)), partial(_members, job), _MEMBER)
        reports = self.spark.read.parquet(str(job.out / "reports"))
        found = wanted.select("name", "report", "shard").join(reports, ["report", "shard"])
        stories = wanted.select("name", "story").distinct()
        step = partial(_dossier_shard, job)
        return _grouped_both(stories, found, "name", step, _RECORD)


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


class Grouping:
    """The steps of ``stories.grouping`` over tables; see there for why there are two rounds."""

    def __init__(self, work: Work, config: GroupingConfig) -> None:
        self.work = work
        self.config = config
        self.reports = 0

    def of(self, sketches: DataFrame) -> tuple[DataFrame, DataFrame]:
        """Return the heads of the reports with their group, and the ties of the groups, told."""
        stored = self.work.stored
        counted = _mapped(_with_chrome(sketches), parts.counted_terms, COUNTS)
        counts = stored("counts", counted)
        self.reports = counts.count()
        rows = stored("any_rows", _mapped(counts, parts.any_rows, SPACE))
        sure, _ = self._round("sure", rows, surest(self.config))
        rows = stored("rows", self._set_rows(counts, sure.select("row", "group")))
        groups, close = self._round("all", rows, self.config)
        heads = stored("heads", _mapped(sketches, parts.heads, parts.HEADS))
        ties = stored("ties", _held(groups).unionByName(_nearly(groups, close)))
        members = stored("members", heads.join(groups.select("row", "group"), "row"))
        return members, stored("told", self._told(ties, rows, heads, sketches))

    def _round(
        self, name: str, rows: DataFrame, config: GroupingConfig
    ) -> tuple[DataFrame, DataFrame]:
        """Return the group of each row with its strongest tie, and the close pairs."""
        pairs = self.work.stored(f"{name}_pairs", _candidates(rows))
        close = self.work.stored(f"{name}_close", self._close(pairs, rows, config))
        edges = close.where("joins")
        component = self._components(name, edges.select("one", "two"))
        linked = rows.join(component, "row")
        inner = edges.join(component.withColumnRenamed("row", "one"), "one")
        step = partial(_group, reports=self.reports, config=config)
        found = _cogrouped(linked, inner, "component", step, parts.GROUPED, self.reports)
        alone = rows.select("row").join(found, "row", "left")
        groups = alone.withColumn("group", F.coalesce("group", "row"))
        return self.work.stored(f"{name}_groups", groups), close

    def _components(self, name: str, edges: DataFrame) -> DataFrame:
        """The lowest row that edges lead to, for each row that has an edge.

        Each turn a row takes the lowest label among its neighbours, and then the label of that
        label's row, so that the way to the lowest halves. Labels only fall; a turn without a change
        is the last.
        """
        back = edges.select(F.col("two").alias("one"), F.col("one").alias("two"))
        both = self.work.stored(f"{name}_edges", edges.unionByName(back))
        labels = both.groupBy(F.col("one").alias("row")).agg(_lowest("one", "two"))
        labels = self.work.stored(f"{name}_labels_0", labels)
        for turn in count(1):
            turned = self.work.stored(f"{name}_labels_{turn}", _turned(both, labels))
            labels = turned.select("row", "component")
            if not turned.where("fell").take(1):
                return labels
        raise AssertionError

    def _close(self, pairs: DataFrame, rows: DataFrame, config: GroupingConfig) -> DataFrame:
        both = _with_both_rows(pairs, rows)
        step = partial(parts.close, reports=self.reports, config=config)
        return _mapped(both, step, parts.CLOSE)

    def _set_rows(self, counts: DataFrame, units: DataFrame) -> DataFrame:
        """Rows weighted by how many groups have their terms; of most terms only one does."""
        cells = counts.select("row", F.posexplode("keys").alias("at", "key"))
        with_unit = cells.join(units, "row").select("group", "key").distinct()
        seen = with_unit.groupBy("key").agg(F.count("*").alias("seen")).where("seen > 1")
        of_row = cells.join(seen, "key").groupBy("row")
        known = of_row.agg(F.collect_list(F.struct("at", "seen")).alias("cells"))
        known = known.select(
            "row", F.col("cells.at").alias("at"), F.col("cells.seen").alias("seen")
        )
        step = partial(parts.set_rows, units=units.select("group").distinct().count())
        return _mapped(counts.join(known, "row", "left"), step, SPACE)

    def _told(
        self, ties: DataFrame, rows: DataFrame, heads: DataFrame, sketches: DataFrame
    ) -> DataFrame:
        terms = heads.join(sketches.select("report", "terms"), "report")
        with_terms = ties.join(terms.select(F.col("row").alias("one"), "terms"), "one")
        both = _with_both_rows(with_terms, rows)
        return _mapped(both, parts.told, parts.TOLD)


def _with_chrome(sketches: DataFrame) -> DataFrame:
    """Sketches with the keys of the passages that are a site's own words."""
    dated = sketches.where("day is not null")
    passages = dated.select("report", "day", F.explode(F.array_distinct("passages")).alias("key"))
    spread = F.max("day") - F.min("day")
    found = passages.groupBy("key").agg(F.count("*").alias("reports"), spread.alias("days"))
    chrome = found.where((F.col("reports") >= CHROME_REPORTS) & (F.col("days") > CHROME_DAYS))
    cells = sketches.select("report", F.explode(F.array_distinct("passages")).alias("key"))
    of_report = cells.join(chrome.select("key"), "key").groupBy("report")
    return sketches.join(of_report.agg(F.collect_list("key").alias("chrome")), "report", "left")


def _candidates(rows: DataFrame) -> DataFrame:
    """The pairs to score: those that share most of each report, by telling terms they share."""
    found = _mapped(rows, parts.telling, parts.POSTINGS)
    crowd = found.groupBy("key").agg(F.count("*").alias("crowd")).where(F.col("crowd") > CROWD)
    placed = _mapped(found.join(F.broadcast(crowd), "key", "left"), parts.placed, parts.PLACED)
    ordered = placed.repartition("key", "period").sortWithinPartitions("key", "period", "row")
    met = ordered.mapInArrow(parts.met, from_arrow_schema(parts.MET))
    pairs = met.groupBy("one", "two").agg(F.sum("shared").alias("shared"))
    ranked = pairs.withColumn("first", _rank("one", "two")).withColumn("last", _rank("two", "one"))
    best = (F.col("first") <= PARTNERS) | (F.col("last") <= PARTNERS)
    return ranked.where(best).select("one", "two")


def _rank(side: str, other: str) -> Column:
    order = Window.partitionBy(side).orderBy(F.desc("shared"), F.col(other))
    return F.row_number().over(order)


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


def _held(groups: DataFrame) -> DataFrame:
    """The strongest ties inside the groups, each once."""
    ties = groups.where("one is not null").select("group", "one", "two", "score")
    return ties.dropDuplicates(["group", "one", "two"]).withColumn("held", F.lit(True))


def _nearly(groups: DataFrame, close: DataFrame) -> DataFrame:
    """The strongest ties of each group to reports that stayed out of it, one a report."""
    home = groups.select("row", "group")
    pairs = close.join(home.toDF("one", "home_one"), "one").join(
        home.toDF("two", "home_two"), "two"
    )
    pairs = pairs.where("home_one != home_two")
    out = pairs.select(F.col("home_one").alias("group"), "one", "two", "score")
    back = pairs.select(
        F.col("home_two").alias("group"),
        F.col("two").alias("one"),
        F.col("one").alias("two"),
        "score",
    )
    order = [F.desc("score"), F.col("one"), F.col("two")]
    once = F.row_number().over(Window.partitionBy("group", "two").orderBy(*order))
    best = F.row_number().over(Window.partitionBy("group").orderBy(*order))
    of_report = out.unionByName(back).withColumn("rank", once).where("rank = 1").drop("rank")
    nearest = of_report.withColumn("rank", best).where(F.col("rank") <= NEARLY_SHOWN).drop("rank")
    return nearest.withColumn("held", F.lit(False))


def _first_of_each(sketches: DataFrame) -> tuple[DataFrame, DataFrame]:
    """Sketches of different reports, and those of bytes that came before with the first path."""
    order = Window.partitionBy("report").orderBy("shard", "at")
    ranked = sketches.withColumn("turn", F.row_number().over(order))
    first = F.first("path").over(order)
    again = ranked.withColumn("before", first).where("turn > 1")
    return ranked.where("turn = 1").drop("turn"), again.select("shard", "at", "path", "before")


def _with_both_rows(pairs: DataFrame, rows: DataFrame) -> DataFrame:
    """Pairs with all columns of both their rows, prefixed."""
    for side in ("one", "two"):
        columns = [F.col(name).alias(f"{side}_{name}") for name in SPACE.names]
        named = rows.select(*columns)
        pairs = pairs.join(named, F.col(side) == F.col(f"{side}_row"))
    return pairs


def _mapped(frame: DataFrame, step: Callable[[pa.Table], pa.Table], schema: pa.Schema) -> DataFrame:
    """``step`` over the Arrow batches of a table."""
    return frame.mapInArrow(partial(_each_batch, step), from_arrow_schema(schema))


def _each_batch(step: Callable[[pa.Table], pa.Table], batches: Batches) -> Batches:
    for batch in batches:
        if batch.num_rows:
            yield from step(pa.Table.from_batches([batch])).to_batches()


def _cogrouped(
    one: DataFrame,
    two: DataFrame,
    key: str,
    step: Callable[[pa.Table, pa.Table], pa.Table],
    schema: pa.Schema,
    reports: int,
) -> DataFrame:
    """``step`` over whole groups of ``key`` of two tables, many groups at a time."""
    buckets = max(1, math.ceil(reports / _BUCKET))
    bucket = (F.abs(F.xxhash64(key)) % buckets).alias("bucket")
    one, two = (each.withColumn("bucket", bucket) for each in (one, two))
    return _grouped_both(one, two, "bucket", step, schema)


def _grouped_both(
    one: DataFrame,
    two: DataFrame,
    key: str,
    step: Callable[[pa.Table, pa.Table], pa.Table],
    schema: pa.Schema,
) -> DataFrame:
    """``step`` over what two tables hold under each ``key``."""
    # Both may come from one table; new names keep Spark from taking their columns for the same.
    left, right = (each.toDF(*each.columns).groupBy(key) for each in (one, two))
    # Spark reads the hints of a function and trips over those of a partial one: a lambda has none.
    unhinted = lambda here, there: step(here, there)  # noqa: E731, PLW0108
    return left.cogroup(right).applyInArrow(unhinted, from_arrow_schema(schema))


def _records(found: DataFrame) -> Iterator[Shard]:
    for row in sorted(found.collect()):
        yield Shard(**json.loads(row["record"]))


def _record(*made: Shard) -> pa.Table:
    return pa.table({"record": [json.dumps(asdict(shard)) for shard in made]}, schema=_RECORD)


def _waves(listed: Sequence[Any], size: int) -> Iterator[list[Any]]:
    for start in range(0, len(listed), size):
        yield list(listed[start : start + size])


def _shard_number(of: int) -> Column:
    """``shards.shard_of`` as Spark computes it."""
    digits = F.substring(F.substring_index("story", "-", -1), 1, 8)
    return (F.conv(digits, 16, 10).cast("long") % of).cast("int")


def _captures(job: Job, done: frozenset[str], batches: Batches) -> Batches:
    """Read packs of files; shards that are done are counted and left out."""
    for batch in batches:
        for pack in batch.to_pylist():
            named = 0
            for name, outcomes in shards.named_shards(pack["pack"], pack["files"], job.given):
                named += 1
                if name not in done:
                    yield from _captured(name, outcomes)
            end = {"shard": f"{pack['pack']:05}", "at": -1, "facts": str(named), "content": None}
            yield from tables.table([end], tables.CAPTURES).to_batches()


def _captured(name: str, outcomes: Sequence[Outcome]) -> Batches:
    rows = (
        {"shard": name, "at": at, **tables.capture_row(each)} for at, each in enumerate(outcomes)
    )
    return iter(tables.table(rows, tables.CAPTURES).to_batches())


def _report_shard(job: Job, captures: pa.Table) -> pa.Table:
    rows = captures.sort_by("at").to_pylist()
    name = rows[0]["shard"]
    if rows[0]["at"] < 0:
        return _record(Shard(shards.ENDED, name, {}, {"shards": int(rows[0]["facts"])}))
    return _record(shards.report_shard(job, name, map(tables.outcome_of, rows)))


def _duplicates(again: pa.Table) -> pa.Table:
    rows = []
    for row in again.to_pylist():
        rejected = tables.rejected_row(tables.duplicate(row["path"], row["before"]))
        rows.append({"shard": row["shard"], "at": row["at"], **rejected})
    return tables.table(rows, tables.REJECTED)


def _group(rows: pa.Table, edges: pa.Table, *, reports: int, config: GroupingConfig) -> pa.Table:
    linked = edges.select(["one", "two", "score"])
    return parts.grouped(rows.select(SPACE.names), linked, reports, config)


def _tell(members: pa.Table, ties: pa.Table) -> pa.Table:
    return tables.table(parts.stories(members, ties), tables.STORIES)


def _group_shard(job: Job, of: int, stories: pa.Table) -> pa.Table:
    number = stories["number"][0].as_py()
    rows = stories.select(tables.STORIES.names).to_pylist()
    return _record(shards.group_shard(job.out, number, of, rows))


def _members(job: Job, names: pa.Table) -> pa.Table:
    """The stories of shards that get a dossier, once for each of their reports."""
    rows = []
    for name in names["name"].to_pylist():
        for row in shards.stories_in(job.out, name, singles=job.singles):
            for report, shard in zip(row["reports"], row["shards"], strict=True):
                row_of = {"name": name, "story": json.dumps(row), "report": report, "shard": shard}
                rows.append(row_of)
    return tables.table(rows, _MEMBER)


def _dossier_shard(job: Job, stories: pa.Table, reports: pa.Table) -> pa.Table:
    (name,) = set(stories["name"].to_pylist())
    listed = sorted(map(json.loads, stories["story"].to_pylist()), key=lambda row: row["story"])
    found = reports.select(["shard", "at", "report", "facts", "text"]).to_pylist()
    by_id: dict[str, list[tables.Row]] = {}
    for row in found:
        by_id.setdefault(row["report"], []).append(row)
    with_reports = (
        (
            tables.story_of(row),
            tables.first_reports(each for report in row["reports"] for each in by_id[report]),
        )
        for row in listed
    )
    return _record(shards.dossier_shard(job, name, with_reports, annotate_here))


def _session(master: str) -> SparkSession:
    """The session on a master, quiet, with this Python for the tasks on this machine."""
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
