"""Both engines of ``crossread batch`` on one archive: time, memory, and whether the bytes agree.

    python -m benchmarks.speed.engines --reports 20000 --stop-after groups
    python -m benchmarks.speed.engines --archive ../shared/data/stories-mixed.jsonl.gz

Without ``--archive`` the texts are invented (``newswire``). Each engine runs in processes of its
own on two cores, one after the other. Memory is the peak of all processes of an engine together,
looked at twice a second (Linux only).
"""

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speed.newswire import wire

ENGINES = ("local", "spark")
_BETWEEN_S = 0.5
_SESSION, _RESIDENT = 3, 21  # fields of /proc/PID/stat behind the name
_JOURNAL = "shards.jsonl"  # says in which order shards got ready


@dataclass(frozen=True, slots=True)
class Ran:
    """What one engine took, and what it counted."""

    engine: str
    wall_s: float
    peak_mb: float
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Compared:
    """Both runs, and the files in which they differ."""

    ran: tuple[Ran, ...]
    files: int
    differ: tuple[str, ...]

    @property
    def counts(self) -> dict[str, int]:
        """What both counted; that of the first where they differ."""
        return self.ran[0].counts


def compared(archives: Sequence[Path], folder: Path, *, stop_after: str) -> Compared:
    """Run both engines on the archives into folders of ``folder``."""
    ran = tuple(_run(engine, archives, folder, stop_after) for engine in ENGINES)
    one, two = (_files(folder / engine) for engine in ENGINES)
    differ = sorted(
        str(name)
        for name in one | two
        if name not in one & two or _bytes(folder, name, 0) != _bytes(folder, name, 1)
    )
    return Compared(ran, len(one), tuple(differ))


def _run(engine: str, archives: Sequence[Path], folder: Path, stop_after: str) -> Ran:
    code = "from crossread.cli import main; main()"
    command = [sys.executable, "-c", code, "batch", *map(str, archives), str(folder / engine)]
    command += ["--engine", engine, "--master", "local[2]", "--stop-after", stop_after, "--json"]
    began, peak = time.monotonic(), 0.0
    with (folder / f"{engine}.json").open("w+b") as told:
        with subprocess.Popen(command, stdout=told, start_new_session=True) as process:
            while process.poll() is None:
                peak = max(peak, _memory_mb(process.pid))
                time.sleep(_BETWEEN_S)
        wall = time.monotonic() - began
        if process.returncode:
            raise SystemExit(f"{engine} ended with {process.returncode}")
        told.seek(0)
        return Ran(engine, wall, peak, json.load(told)["counts"])


def _memory_mb(session: int) -> float:
    """The resident memory of all processes of a session together; what they share counts often."""
    pages = 0
    for each in Path("/proc").glob("[0-9]*"):
        try:
            fields = (each / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        pages += int(fields[_RESIDENT]) if int(fields[_SESSION]) == session else 0
    return pages * resource.getpagesize() / 1e6


def _files(out: Path) -> set[Path]:
    found = (path for path in out.rglob("*") if path.is_file() and path.name != _JOURNAL)
    return {path.relative_to(out) for path in found}


def _bytes(folder: Path, name: Path, engine: int) -> bytes:
    return (folder / ENGINES[engine] / name).read_bytes()


def _archive(asked: argparse.Namespace, folder: Path) -> Path:
    path = folder / "archive.jsonl"
    if asked.archive:
        given = Path(asked.archive).read_bytes()
        path.write_bytes(gzip.decompress(given) if asked.archive.endswith(".gz") else given)
        return path
    rows = ({"id": t.id, "text": t.text, "date": t.date} for t in wire(asked.reports))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def main(arguments: list[str] | None = None) -> None:
    """Print a line an engine, and whether the bytes agree; exit 1 when they do not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--archive", help="JSON Lines, perhaps gzipped, instead of invented texts")
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--stop-after", default="dossiers")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        found = compared([_archive(asked, folder)], folder, stop_after=asked.stop_after)
    for ran in found.ran:
        print(f"{ran.engine:6} {ran.wall_s:8.1f} s {ran.peak_mb:8.0f} MB {ran.counts}")
    if found.differ:
        raise SystemExit(f"{len(found.differ)} file(s) differ, {found.differ[0]} first")
    print(f"{found.files} files, the same bytes")


if __name__ == "__main__":
    main()
