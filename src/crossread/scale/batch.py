"""An archive, the whole way from bytes to dossiers: the order of the stages and what is done twice.

    inputs ─ reports ▶ reports/ sketches/ rejected/ ─ groups ▶ groups/ ─ dossiers ▶ dossiers/ index/

Reach for this when the reports are too many for one run of ``pipeline.read``. Reports are grouped
without parsing them, as ``pipeline.grouped`` does, and only those of stories are read closely. An
engine says where the work is done; what is written does not depend on it.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from crossread.dossier.view.labels import plural
from crossread.errors import InputError, NothingToRead
from crossread.ingest import Found, expand
from crossread.model.capture import Rejected
from crossread.ports import Progress
from crossread.scale import shards
from crossread.scale.manifest import Journal, Shard, begin, input_digests
from crossread.scale.shards import DOSSIERS, DUPLICATES, ENDED, GROUPS, REPORTS, Job

STAGES = (REPORTS, GROUPS, DOSSIERS)
PATHS = "paths"  # the shard of rejected names that lead to no file
# A pack is what one process reads on its own: so many small files, or one large one.
_PACK_FILES, _PACK_BYTES = 500, 64_000_000


class Engine(Protocol):
    """Where the shards of a batch are made. Each method yields them as they get ready."""

    def reports(
        self, job: Job, packs: Sequence[Sequence[str]], done: dict[str, Shard]
    ) -> Iterator[Shard]:
        """Make the shards of reports of all packs but those ``done``; an empty pack is behind."""

    def groups(self, job: Job, done: Sequence[str]) -> Iterator[Shard]:
        """Make all shards of stories from the shards of reports named ``done``."""

    def dossiers(self, job: Job, names: Sequence[str]) -> Iterator[Shard]:
        """Make the shards of dossiers of the named shards of stories."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a batch came to; ``sha256`` is one for all files of its dossiers."""

    stopped_after: str
    counts: Mapping[str, int]
    redone: tuple[str, ...] = field(default=())  # shards that were found missing or changed
    sha256: str | None = None


def run(
    paths: Sequence[str], job: Job, engine: Engine, *, stop_after: str, tell: Progress
) -> Summary:
    """Do what is not done yet of a batch, and return what it came to.

    A killed batch goes on when it is run again; a finished shard is not made twice. InputError when
    the folder was begun with other inputs, settings or another version; NothingToRead when no input
    is a report.
    """
    found = list(expand(paths, str(job.out)))
    files = [each for each in found if isinstance(each, Found)]
    journal = begin(job.out, _plan(job, files))
    redone = [f"{stage}/{name}" for stage in STAGES for name in journal.spoiled(stage)]
    if not journal.finished(REPORTS).get(PATHS):
        refused = [each for each in found if isinstance(each, Rejected)]
        journal.add(shards.paths_shard(job.out, PATHS, refused))
    _reports(job, _packs(files), engine, journal, tell)
    if stop_after != REPORTS:
        _groups(job, engine, journal, tell)
    if stop_after == DOSSIERS:
        _dossiers(job, engine, journal, tell)
    return _summary(journal, stop_after, tuple(redone))


def _reports(
    job: Job, packs: list[list[str]], engine: Engine, journal: Journal, tell: Progress
) -> None:
    behind = _behind(journal)
    tell("reading the inputs", len(behind), len(packs))
    left = [[] if f"{number:05}" in behind else files for number, files in enumerate(packs)]
    for shard in engine.reports(job, left, journal.finished(REPORTS)):
        journal.add(shard)
        tell("reading the inputs", len(_behind(journal)), len(packs))
    counted = journal.finished(REPORTS).values()
    if not sum(shard.counts["reports"] for shard in counted):
        rejected = sum(shard.counts["rejected"] for shard in counted)
        raise NothingToRead(
            f"no report to read; {plural(rejected, 'input')} rejected, for the reasons in the "
            f"Parquet files of {job.out / 'rejected'}; `crossread read` of one says its own"
        )


def _behind(journal: Journal) -> set[str]:
    """The packs that were read to their end and of which no shard is missing."""
    ended = journal.finished(ENDED)
    made = [name.partition("-")[0] for name in journal.finished(REPORTS)]
    return {name for name, shard in ended.items() if made.count(name) == shard.counts["shards"]}


def _groups(job: Job, engine: Engine, journal: Journal, tell: Progress) -> None:
    """Group anew unless every shard is there: they are made together."""
    names = [name for name in journal.finished(REPORTS) if name != PATHS]
    made = journal.finished(GROUPS)
    if DUPLICATES in made and len(made) == 1 + _story_shards(made):
        return
    reports = sum(shard.counts["reports"] for shard in journal.finished(REPORTS).values())
    tell("grouping", 0, reports)
    for shard in engine.groups(job, names):
        journal.add(shard)
    tell("grouping", reports, reports)


def _story_shards(made: Mapping[str, Shard]) -> int:
    return next((s.counts["of"] for name, s in made.items() if name != DUPLICATES), -1)


def _dossiers(job: Job, engine: Engine, journal: Journal, tell: Progress) -> None:
    names = [name for name in journal.finished(GROUPS) if name != DUPLICATES]
    made = journal.finished(DOSSIERS)
    left = [name for name in names if name not in made]
    tell("comparing", len(names) - len(left), len(names))
    for number, shard in enumerate(engine.dossiers(job, left), start=1 + len(names) - len(left)):
        journal.add(shard)
        tell("comparing", number, len(names))


def _plan(job: Job, files: Sequence[Found]) -> dict[str, Any]:
    """What must be the same when a batch goes on."""
    digests = input_digests(each.file for each in files)
    return {
        "made_by": {"name": "crossread", "version": job.version},
        "settings": job.settings.as_table(),
        "given": {"date": job.given.date, "outlet": job.given.outlet},
        "options": {"singles": job.singles, "pages": job.pages},
        "inputs": {each.path: digests[each.file] for each in files},
    }


def _packs(files: Sequence[Found]) -> list[list[str]]:
    """Cut the files, in their order, into packs; a large file is one by itself."""
    packs: list[list[str]] = []
    room = count = 0
    for each in files:
        size = os.path.getsize(each.file) if os.path.isfile(each.file) else 0
        if not packs or size > room or count >= _PACK_FILES:
            packs.append([])
            room, count = _PACK_BYTES, 0
        packs[-1].append(each.file)
        room, count = room - size, count + 1
    return packs


def _summary(journal: Journal, stopped: str, redone: tuple[str, ...]) -> Summary:
    counts: dict[str, int] = {}
    for stage in STAGES:
        for shard in journal.finished(stage).values():
            for name, count in shard.counts.items():
                counts[name] = counts.get(name, 0) + count
    counts.pop("of", None)
    duplicates = journal.finished(GROUPS).get(DUPLICATES)
    if duplicates:
        counts["reports"] -= duplicates.counts["rejected"]
    digest = shards.digest_of(journal.finished(DOSSIERS).values()) if stopped == DOSSIERS else None
    return Summary(stopped, counts, redone, digest)


def stage_named(name: str) -> str:
    """Return ``name`` if it is a stage; InputError says which there are."""
    if name not in STAGES:
        raise InputError(f"--stop-after {name!r} is not a stage; stages: {', '.join(STAGES)}")
    return name
