"""A batch, or one run's annotation, on this machine: in one process or in several.

The result is the same bytes however many processes there are: each report is read on its own and
the model's answer for a sentence does not depend on what else is in its batch. Memory is bounded by
the shards in work, not by the archive, but for grouping, which holds the counted terms of all
reports.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import islice
from typing import TypeVar

import pyarrow.parquet as pq

from crossread.annotate import annotate
from crossread.errors import EngineError
from crossread.model.annotation import AnnotatedReport
from crossread.model.report import Report
from crossread.model.story import Story
from crossread.models.language import Reader
from crossread.ports import Annotate, Spread
from crossread.scale import shards, tables
from crossread.scale.manifest import Shard
from crossread.scale.processes import pool
from crossread.scale.shards import Ingested, Job
from crossread.stories import Sketch, group_stream

_CHUNK = 16  # reports a task: enough sentences for full batches, few enough to share out evenly
_WORTH = 40_000  # characters; fewer are read before a process has started
_MOST = 4  # processes that nobody asked for: each holds a third of a gigabyte
_AHEAD = 3  # tasks under way for each process, so that none is idle and few are held in memory
_HEAD_COLUMNS = ["shard", "at", "report", "path"]

T = TypeVar("T")
R = TypeVar("R")
Task = tuple[Callable[..., T], tuple[object, ...]]


def annotator(processes: int | None = 1) -> Annotate:
    """Return what annotates reports in ``processes`` processes; 1 is this one.

    None is as many as pay: one a core up to four, but none that takes longer to start than to read.
    """

    def annotate_(reports: Sequence[Report]) -> Iterator[AnnotatedReport]:
        count = processes or _worth(reports)
        if count <= 1:
            yield from annotate_here(reports)
            return
        with pool(count) as workers:
            parts = [workers.submit(_annotate_chunk, each) for each in _chunks(reports, count)]
            for part in parts:
                yield from part.result()

    return annotate_


def spread(processes: int = 1) -> Spread:
    """Return what does one thing to each of many in ``processes`` processes; 1 is this one.

    A few chunks are under way at any time: a stream longer than memory goes through.
    """

    def there(do: Callable[[T], R], each: Iterable[T]) -> Iterator[R]:
        rest, waiting = iter(each), deque[Future[list[R]]]()
        with pool(processes) as workers:
            while chunk := list(islice(rest, _CHUNK)):
                waiting.append(workers.submit(_do_all, do, chunk))
                if len(waiting) > _AHEAD * processes:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()

    return there if processes > 1 else map


def _do_all(do: Callable[[T], R], each: Sequence[T]) -> list[R]:
    return [do(one) for one in each]


class Local:
    """Runs a batch with ``processes`` processes of this machine."""

    def __init__(self, processes: int | None = None) -> None:
        self.processes = processes or os.cpu_count() or 1

    def reports(
        self, job: Job, packs: Sequence[Sequence[str]], done: dict[str, Shard]
    ) -> Iterator[Shard]:
        """Yield the shards of packs of input files as they get ready, but for those ``done``.

        A pack that was read to its end is told by a shard of its own, when its others are ready.
        """
        for number, files in enumerate(packs):
            if files:
                yield from self._pack(job, number, files, done)

    def groups(self, job: Job, done: Iterable[str]) -> Iterator[Shard]:
        """Yield the shards of stories; ``done`` names the shards of reports."""
        standing, duplicates = _first_of_each(job, sorted(done))
        yield shards.duplicates_shard(job.out, duplicates)
        stories = group_stream(lambda: _sketches(job, standing), job.settings.grouping)
        count = shards.shards_for(len(stories))
        rows: list[list[tables.Row]] = [[] for _ in range(count)]
        for story in stories:
            rows[shards.shard_of(story.id, count)].append(tables.story_row(story, standing))
        for number, some in enumerate(rows):
            yield shards.group_shard(job.out, number, count, some)

    def dossiers(self, job: Job, names: Sequence[str]) -> Iterator[Shard]:
        """Yield the shards of dossiers of the named shards of stories as they get ready."""
        yield from self._ready((_dossiers, (job, name)) for name in names)

    def _pack(
        self, job: Job, number: int, files: Sequence[str], done: dict[str, Shard]
    ) -> Iterator[Shard]:
        named: list[str] = []

        def tasks() -> Iterator[Task[Shard]]:
            for name, outcomes in shards.named_shards(number, files, job.given):
                named.append(name)
                if name not in done:
                    yield _report_shard, (job, name, outcomes)

        yield from self._ready(tasks())
        yield Shard(shards.ENDED, f"{number:05}", {}, {"shards": len(named)})

    def _ready(self, tasks: Iterable[Task[T]]) -> Iterator[T]:
        """Yield what the tasks return, in the order in which they end; few are held at a time."""
        with pool(self.processes) as workers:
            running: set[Future[T]] = set()
            try:
                for function, arguments in tasks:
                    running.add(workers.submit(function, *arguments))
                    if len(running) >= _AHEAD * self.processes:
                        ended, running = wait(running, return_when=FIRST_COMPLETED)
                        yield from (each.result() for each in ended)
                while running:
                    ended, running = wait(running, return_when=FIRST_COMPLETED)
                    yield from (each.result() for each in ended)
            except BrokenProcessPool:
                raise EngineError(
                    "a process of the batch was ended from outside, perhaps for want of memory; "
                    "run the same command again to go on, with fewer processes: --master 'local[1]'"
                ) from None


def annotate_here(reports: Sequence[Report]) -> Iterator[AnnotatedReport]:
    """Yield the reports with their marks, read by this process."""
    for chunk in _chunks(reports, 1):
        yield from _annotate_chunk(chunk)


def _report_shard(job: Job, name: str, outcomes: Sequence[Ingested]) -> Shard:
    return shards.report_shard(job, name, outcomes)


def _dossiers(job: Job, name: str) -> Shard:
    rows = shards.stories_in(job.out, name, singles=job.singles)
    stories = [tables.story_of(row) for row in rows]
    return shards.dossier_shard(job, name, _Loaded(job, rows, stories), annotate_here)


class _Loaded:
    """Stories with their reports, read from their shards when a story's turn comes."""

    def __init__(self, job: Job, rows: Sequence[tables.Row], stories: Sequence[Story]) -> None:
        self.job, self.rows, self.stories = job, rows, stories

    def __iter__(self) -> Iterator[tuple[Story, list[Report]]]:
        for row, story in zip(self.rows, self.stories, strict=True):
            rows = [each for shard in sorted(set(row["shards"])) for each in self._in(shard, row)]
            yield story, tables.first_reports(rows)

    def _in(self, shard: str, row: tables.Row) -> list[tables.Row]:
        path = self.job.out / "reports" / f"{shard}.parquet"
        found = pq.read_table(path, filters=[("report", "in", row["reports"])])
        rows: list[tables.Row] = found.to_pylist()
        return rows


def _first_of_each(job: Job, names: Sequence[str]) -> tuple[dict[str, str], list[tables.Row]]:
    """Return the shard where each report stands first, and the rejections of those that follow."""
    standing: dict[str, str] = {}
    path_of: dict[str, str] = {}
    rejected = []
    for name in names:
        found = pq.read_table(job.out / f"sketches/{name}.parquet", columns=_HEAD_COLUMNS)
        for row in found.to_pylist():
            if row["report"] in standing:
                again = tables.duplicate(row["path"], path_of[row["report"]])
                place = {"shard": row["shard"], "at": row["at"]}
                rejected.append(place | tables.rejected_row(again))
            else:
                standing[row["report"]] = name
                path_of[row["report"]] = row["path"]
    return standing, rejected


def _sketches(job: Job, standing: dict[str, str]) -> Iterator[Sketch]:
    """Yield each report's sketch once, shard by shard."""
    for name in sorted(set(standing.values())):
        seen: set[str] = set()
        for row in pq.read_table(job.out / f"sketches/{name}.parquet").to_pylist():
            if standing[row["report"]] == name and row["report"] not in seen:
                seen.add(row["report"])
                yield tables.sketch_of(row)


def _annotate_chunk(reports: Sequence[Report]) -> list[AnnotatedReport]:
    return annotate(reports, _reader())


@cache
def _reader() -> Reader:
    """One model a process."""
    return Reader.load(threads=1)


def _worth(reports: Sequence[Report]) -> int:
    """How many processes these reports are worth."""
    characters = sum(len(report.text) for report in reports)
    return max(1, min(os.cpu_count() or 1, _MOST, len(reports), characters // _WORTH))


def _chunks(reports: Sequence[Report], processes: int) -> Iterator[Sequence[Report]]:
    size = max(1, min(_CHUNK, -(-len(reports) // processes)))
    for start in range(0, len(reports), size):
        yield reports[start : start + size]
