"""Sketches sorted into stories: candidate pairs, their ranks and the ties, in joins and windows."""

from functools import partial

import pyarrow as pa
from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as F  # noqa: N812 - as everybody calls it
from pyspark.sql.pandas.types import from_arrow_schema

from crossread.scale import parts
from crossread.scale.columns import COUNTS, SPACE
from crossread.scale.spark.components import components
from crossread.scale.spark.steps import cogrouped, mapped
from crossread.scale.spark.work import Work
from crossread.stories import GroupingConfig
from crossread.stories.candidates import CROWD, PARTNERS
from crossread.stories.counts import CHROME_DAYS, CHROME_REPORTS
from crossread.stories.grouping import surest
from crossread.stories.ties import NEARLY_SHOWN


class Grouping:
    """The steps of ``stories.grouping`` over tables; see there for why there are two rounds."""

    def __init__(self, work: Work, config: GroupingConfig) -> None:
        self.work = work
        self.config = config
        self.reports = 0

    def of(self, sketches: DataFrame) -> tuple[DataFrame, DataFrame]:
        """Return the heads of the reports with their group, and the ties of the groups, told."""
        stored = self.work.stored
        counted = mapped(_with_chrome(sketches), parts.counted_terms, COUNTS)
        counts = stored("counts", counted)
        self.reports = counts.count()
        rows = stored("any_rows", mapped(counts, parts.any_rows, SPACE))
        sure, _ = self._round("sure", rows, surest(self.config))
        rows = stored("rows", self._set_rows(counts, sure.select("row", "group")))
        groups, close = self._round("all", rows, self.config)
        heads = stored("heads", mapped(sketches, parts.heads, parts.HEADS))
        ties = stored("ties", _held(groups).unionByName(_nearly(groups, close)))
        members = stored("members", heads.join(groups.select("row", "group"), "row"))
        return members, stored("told", self._ties_in_words(ties, rows, heads, sketches))

    def _round(
        self, name: str, rows: DataFrame, config: GroupingConfig
    ) -> tuple[DataFrame, DataFrame]:
        """Return the group of each row with its strongest tie, and the close pairs."""
        pairs = self.work.stored(f"{name}_pairs", _candidates(rows))
        close = self.work.stored(f"{name}_close", self._close(pairs, rows, config))
        edges = close.where("joins")
        component = components(self.work, name, edges.select("one", "two"))
        linked = rows.join(component, "row")
        inner = edges.join(component.withColumnRenamed("row", "one"), "one")
        step = partial(_group, reports=self.reports, config=config)
        found = cogrouped(linked, inner, "component", step, parts.GROUPED, self.reports)
        alone = rows.select("row").join(found, "row", "left")
        groups = alone.withColumn("group", F.coalesce("group", "row"))
        return self.work.stored(f"{name}_groups", groups), close

    def _close(self, pairs: DataFrame, rows: DataFrame, config: GroupingConfig) -> DataFrame:
        both = _with_both_rows(pairs, rows)
        step = partial(parts.close, reports=self.reports, config=config)
        return mapped(both, step, parts.CLOSE)

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
        return mapped(counts.join(known, "row", "left"), step, SPACE)

    def _ties_in_words(
        self, ties: DataFrame, rows: DataFrame, heads: DataFrame, sketches: DataFrame
    ) -> DataFrame:
        terms = heads.join(sketches.select("report", "terms"), "report")
        with_terms = ties.join(terms.select(F.col("row").alias("one"), "terms"), "one")
        both = _with_both_rows(with_terms, rows)
        return mapped(both, parts.ties_in_words, parts.TOLD)


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
    found = mapped(rows, parts.telling, parts.POSTINGS)
    crowd = found.groupBy("key").agg(F.count("*").alias("crowd")).where(F.col("crowd") > CROWD)
    placed = mapped(found.join(F.broadcast(crowd), "key", "left"), parts.placed, parts.PLACED)
    ordered = placed.repartition("key", "period").sortWithinPartitions("key", "period", "row")
    met = ordered.mapInArrow(parts.met, from_arrow_schema(parts.MET))
    pairs = met.groupBy("one", "two").agg(F.sum("shared").alias("shared"))
    ranked = pairs.withColumn("first", _rank("one", "two")).withColumn("last", _rank("two", "one"))
    best = (F.col("first") <= PARTNERS) | (F.col("last") <= PARTNERS)
    return ranked.where(best).select("one", "two")


def _rank(side: str, other: str) -> Column:
    order = Window.partitionBy(side).orderBy(F.desc("shared"), F.col(other))
    return F.row_number().over(order)


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


def _with_both_rows(pairs: DataFrame, rows: DataFrame) -> DataFrame:
    """Pairs with all columns of both their rows, prefixed."""
    for side in ("one", "two"):
        columns = [F.col(name).alias(f"{side}_{name}") for name in SPACE.names]
        named = rows.select(*columns)
        pairs = pairs.join(named, F.col(side) == F.col(f"{side}_row"))
    return pairs


def _group(rows: pa.Table, edges: pa.Table, *, reports: int, config: GroupingConfig) -> pa.Table:
    linked = edges.select(["one", "two", "score"])
    return parts.grouped(rows.select(SPACE.names), linked, reports, config)
