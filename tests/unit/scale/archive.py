"""An invented archive for the tests of batches, and what a batch wrote of it."""

import json
from collections.abc import Iterable
from pathlib import Path

from benchmarks.speed.newswire import wire
from crossread import __version__
from crossread.model.capture import Given
from crossread.ports import Progress
from crossread.scale import batch
from crossread.scale.shards import Job
from crossread.settings import Settings

JOURNAL = "shards.jsonl"  # says in which order shards got ready, so it differs from run to run
# Nothing of a report's text may trip an engine that cuts, quotes or sorts tables.
ODD = (
    {
        "id": "odd-1",
        "text": "A miller at Ostrava Bend found a tab\there, \"quote' there and a lone \ud83d.\n\n"
        "His sister keeps the ferry at Ostrava Bend and found a nought \x00 and a \u2028 line.",
    },
    {"id": "odd-2", "text": "No date, no title, and one sentence about the mill at Ostrava Bend."},
)
BROKEN = ("{no JSON", '{"id": "empty", "text": ""}', '{"id": "untold"}')


def wired(folder: Path, reports: int, *, seed: int = 7) -> Path:
    """Write a wire of ``reports`` reports as two JSON Lines files, and some lines of no use."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [{"id": t.id, "text": t.text, "date": t.date} for t in wire(reports, seed=seed)]
    rows[reports // 3].pop("date")
    half = reports // 2
    _write(folder / "a.jsonl", rows[:half], (*ODD, rows[0]), BROKEN)
    _write(folder / "b.jsonl", rows[half:], (rows[half], rows[1]), ())
    return folder


def job(out: Path, *, singles: bool = False, pages: bool = False) -> Job:
    """Return what a batch into ``out`` must know, with the settings as they come."""
    return Job(
        out=out,
        settings=Settings(),
        version=__version__,
        given=Given(),
        singles=singles,
        pages=pages,
    )


def run(paths: Iterable[Path], to: Job, engine: batch.Engine, stop_after: str) -> batch.Summary:
    """Run a batch that nobody watches."""
    names = [str(path) for path in paths]
    return batch.run(names, to, engine, stop_after=stop_after, tell=silent)


silent: Progress = lambda stage, done, total: None  # noqa: E731


def files_of(out: Path) -> dict[str, bytes]:
    """Return every file of a batch but its journal, by its path in the folder.

    What a killed process was writing lies beside them under a hidden name, and nobody reads it.
    """
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != JOURNAL and not path.name.startswith(".")
    }


def finished(out: Path) -> list[tuple[str, str]]:
    """Return the stage and name of the shards in the journal, in the order of their entry."""
    path = out / JOURNAL
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [(each["stage"], each["name"]) for each in map(json.loads, lines)]


def _write(path: Path, *parts: Iterable[object]) -> None:
    lines = [each if isinstance(each, str) else json.dumps(each) for some in parts for each in some]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
