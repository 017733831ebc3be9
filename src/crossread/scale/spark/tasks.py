"""What tasks make of the rows of a shard, with the record of what they wrote."""

import json
from collections.abc import Sequence
from dataclasses import asdict

import pyarrow as pa

from crossread.scale import parts, shards, tables
from crossread.scale.local import annotate_here
from crossread.scale.manifest import Shard
from crossread.scale.shards import Ingested, Job
from crossread.scale.spark.steps import Batches

RECORD = pa.schema({"record": pa.string()})
MEMBER = pa.schema(
    {"name": pa.string(), "story": pa.string(), "report": pa.string(), "shard": pa.string()}
)


def captures(job: Job, done: frozenset[str], batches: Batches) -> Batches:
    """Yield what packs of files hold; shards that are done are counted and left out."""
    for batch in batches:
        for pack in batch.to_pylist():
            named = 0
            for name, outcomes in shards.named_shards(pack["pack"], pack["files"], job.given):
                named += 1
                if name not in done:
                    yield from _captured(name, outcomes)
            end = {"shard": f"{pack['pack']:05}", "at": -1, "facts": str(named), "content": None}
            yield from tables.table([end], tables.CAPTURES).to_batches()


def _captured(name: str, outcomes: Sequence[Ingested]) -> Batches:
    rows = (
        {"shard": name, "at": at, **tables.capture_row(each)} for at, each in enumerate(outcomes)
    )
    return iter(tables.table(rows, tables.CAPTURES).to_batches())


def report_shard(job: Job, captured: pa.Table) -> pa.Table:
    """Return the record of a shard of reports, written, or of a pack that was read to its end."""
    rows = captured.sort_by("at").to_pylist()
    name = rows[0]["shard"]
    if rows[0]["at"] < 0:
        return _record(Shard(shards.ENDED, name, {}, {"shards": int(rows[0]["facts"])}))
    return _record(shards.report_shard(job, name, map(tables.outcome_of, rows)))


def duplicates(again: pa.Table) -> pa.Table:
    """Return what came again as rejected."""
    rows = []
    for row in again.to_pylist():
        rejected = tables.rejected_row(tables.duplicate(row["path"], row["before"]))
        rows.append({"shard": row["shard"], "at": row["at"], **rejected})
    return tables.table(rows, tables.REJECTED)


def tell(members: pa.Table, ties: pa.Table) -> pa.Table:
    """Return the stories of whole groups, with what holds each together."""
    return tables.table(parts.stories(members, ties), tables.STORIES)


def group_shard(job: Job, of: int, stories: pa.Table) -> pa.Table:
    """Return the record of one of ``of`` shards of stories, written."""
    number = stories["number"][0].as_py()
    rows = stories.select(tables.STORIES.names).to_pylist()
    return _record(shards.group_shard(job.out, number, of, rows))


def members(job: Job, names: pa.Table) -> pa.Table:
    """Return the stories of shards that get a dossier, once for each of their reports."""
    rows = []
    for name in names["name"].to_pylist():
        for row in shards.stories_in(job.out, name, singles=job.singles):
            for report, shard in zip(row["reports"], row["shards"], strict=True):
                row_of = {"name": name, "story": json.dumps(row), "report": report, "shard": shard}
                rows.append(row_of)
    return tables.table(rows, MEMBER)


def dossier_shard(job: Job, stories: pa.Table, reports: pa.Table) -> pa.Table:
    """Return the record of the dossiers of a shard of stories, written."""
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


def _record(*made: Shard) -> pa.Table:
    return pa.table({"record": [json.dumps(asdict(shard)) for shard in made]}, schema=RECORD)
