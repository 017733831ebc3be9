"""What is done with one shard, wherever it is done: each function may run in any process.

A shard's files are written whole and its record is returned; who runs the batch enters it into the
journal. Nothing here depends on how many shards there are or on which engine asks.
"""

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from crossread import dossier, ingest
from crossread.clean import Outlets, clean
from crossread.dossier.stored import stored
from crossread.model.capture import Capture, Given, Rejected
from crossread.model.collation import Status
from crossread.model.dossier import Dossier
from crossread.model.report import Report
from crossread.model.story import Story
from crossread.pipeline import collated_story
from crossread.ports import Annotate
from crossread.scale import tables
from crossread.scale.manifest import Shard, write
from crossread.settings import Settings
from crossread.stories import sketch

RECORDS = 250  # of the input a shard of reports is made from: some seconds of work
STORIES = 64  # a shard of stories holds about
REPORTS, GROUPS, DOSSIERS = "reports", "groups", "dossiers"
DUPLICATES = "duplicates"  # the shard of groups that holds no story
ENDED = "ended"  # the stage under which a pack of inputs is recorded as read to its end
Ingested = Capture | Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What every process of a batch must know."""

    out: Path
    settings: Settings
    version: str
    given: Given
    singles: bool  # whether a story of one report gets a dossier too
    pages: bool  # whether a dossier's folder holds pages, tables and lineage too


def named_shards(
    pack: int, files: Sequence[str], given: Given
) -> Iterator[tuple[str, list[Ingested]]]:
    """Yield the outcomes of a pack of input files, cut into shards, with the names of these."""
    outcomes = (each for file in files for each in ingest.stream([file], given=given))
    number = 0
    while part := list(islice(outcomes, RECORDS)):
        yield f"{pack:05}-{number:05}", part
        number += 1


def report_shard(job: Job, name: str, outcomes: Iterable[Ingested]) -> Shard:
    """Write the reports, sketches and rejections of some captures."""
    outlets = Outlets(job.settings.outlets)
    rows: dict[str, list[tables.Row]] = {"reports": [], "sketches": [], "rejected": []}
    for at, each in enumerate(outcomes):
        outcome = clean(each, outlets) if isinstance(each, Capture) else each
        place = {"shard": name, "at": at}
        if isinstance(outcome, Rejected):
            rows["rejected"].append(place | tables.rejected_row(outcome))
        else:
            rows["reports"].append(place | tables.report_row(outcome))
            rows["sketches"].append(place | tables.sketch_row(sketch(outcome), outcome.path))
    schemas = (tables.REPORTS, tables.SKETCHES, tables.REJECTED)
    files = {
        path: write_table(job.out / path, tables.table(rows[kind], schema))
        for kind, schema in zip(rows, schemas, strict=True)
        for path in [f"{kind}/{name}.parquet"]
    }
    counts = {kind: len(rows[kind]) for kind in ("reports", "rejected")}
    return Shard(REPORTS, name, files, counts)


def paths_shard(out: Path, name: str, refused: Iterable[Rejected]) -> Shard:
    """Write the rejections of names that lead to no file."""
    rows = [
        {"shard": name, "at": at, **tables.rejected_row(each)} for at, each in enumerate(refused)
    ]
    path = f"rejected/{name}.parquet"
    digest = write_table(out / path, tables.table(rows, tables.REJECTED))
    return Shard(REPORTS, name, {path: digest}, {"reports": 0, "rejected": len(rows)})


def shard_of(story: str, shards: int) -> int:
    """Return the number of the shard that a story belongs to, by its id alone."""
    return int(story.rpartition("-")[2][:8], 16) % shards


def shards_for(stories: int) -> int:
    """Return how many shards so many stories make."""
    return -(-stories // STORIES) or 1


def group_shard(out: Path, number: int, of: int, rows: Iterable[tables.Row]) -> Shard:
    """Write the stories of one shard of ``of``, by id."""
    ordered = sorted(rows, key=lambda row: row["story"])
    path = f"groups/{number:05}.parquet"
    counts = {"stories": len(ordered), "of": of}
    counts["alone"] = sum(len(row["reports"]) == 1 for row in ordered)
    digest = write_table(out / path, tables.table(ordered, tables.STORIES))
    return Shard(GROUPS, f"{number:05}", {path: digest}, counts)


def duplicates_shard(out: Path, rows: Iterable[tables.Row]) -> Shard:
    """Write the rejections of reports whose bytes came before, in the order of the input."""
    ordered = sorted(rows, key=lambda row: (row["shard"], row["at"]))
    path = "rejected/duplicates.parquet"
    digest = write_table(out / path, tables.table(ordered, tables.REJECTED))
    return Shard(GROUPS, DUPLICATES, {path: digest}, {"rejected": len(ordered)})


def dossier_shard(
    job: Job, name: str, stories: Iterable[tuple[Story, Sequence[Report]]], annotate: Annotate
) -> Shard:
    """Write the dossiers of some stories, given with their reports, one after the other."""
    files: dict[str, str] = {}
    rows: list[tables.Row] = []
    for story, reports in stories:
        made = collated_story(story, reports, job.settings, annotate=annotate, version=job.version)
        written = _write_dossier(job, story.id, made)
        files |= written
        rows.append(_index_row(made, written))
    path = f"index/{name}.parquet"
    files[path] = write_table(job.out / path, tables.table(rows, tables.INDEX))
    return Shard(DOSSIERS, name, files, {"dossiers": len(rows)})


def stories_in(out: Path, name: str, *, singles: bool) -> list[tables.Row]:
    """Return the rows of a shard of stories that get a dossier."""
    rows: list[tables.Row] = pq.read_table(out / f"groups/{name}.parquet").to_pylist()
    return [row for row in rows if singles or len(row["reports"]) > 1]


def write_table(path: Path, table: pa.Table) -> str:
    """Write a table as Parquet, whole or not at all; return its SHA-256."""
    sink = BytesIO()
    pq.write_table(table, sink, compression="zstd")
    return write(path, sink.getvalue())


def _write_dossier(job: Job, story: str, made: Dossier) -> dict[str, str]:
    """Write a dossier's folder in place of an older one; return its files with their SHA-256."""
    folder = job.out / "dossiers" / story
    shutil.rmtree(folder, ignore_errors=True)  # what a killed run left of it
    content = dossier.files(made) if job.pages else _plain_files(made)
    return {f"dossiers/{story}/{name}": write(folder / name, each) for name, each in content}


def _plain_files(made: Dossier) -> Iterator[tuple[str, bytes]]:
    yield "dossier.json", dossier.dump(made).encode()
    for report in made.reports:
        yield f"reports/{report.id}.txt", stored(report.text).encode()


def _index_row(made: Dossier, written: Mapping[str, str]) -> tables.Row:
    (collation,) = made.stories
    story = collation.story
    path = f"dossiers/{story.id}/dossier.json"
    found: dict[str, Any] = {
        "reports": len(story.reports),
        "origins": len(collation.origins),
        "claims": len(collation.claims),
        "points": len(collation.points),
        "disputed": sum(point.status is Status.DISPUTED for point in collation.points),
        "discrepancies": len(collation.discrepancies),
    }
    dates = {"title": story.title, "first": story.first, "last": story.last}
    return {"story": story.id, **dates, "dossier": path, "sha256": written[path], **found}


def digest_of(shards: Iterable[Shard]) -> str:
    """Return one SHA-256 for the files of all shards: equal batches have equal ones."""
    lines = sorted(f"{name} {digest}\n" for shard in shards for name, digest in shard.files.items())
    return hashlib.sha256("".join(lines).encode()).hexdigest()
