"""Where the time goes when five reports are read by a process that has just begun.

    python -m benchmarks.speed.cold

The whole is the command ``crossread read``, as a user types it; the phases are those of a second
process that takes the same steps one by one. Five reports of the invented example are read.
Python's compiled files and the system's cache of files are warm.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from time import perf_counter, process_time

ROOT = Path(__file__).resolve().parents[2]
REPORTS = 5
_RUNS = 3
_IMPORTS = {
    "import the command line and numpy": ("numpy", "typer", "rich", "crossread.cli"),
    "import onnxruntime": ("crossread.models.engine",),
    "import the stages, with their patterns": (
        "crossread.ingest", "crossread.clean", "crossread.annotate", "crossread.stories",
        "crossread.collate",
    ),
    "import pyarrow and the dossier": ("pyarrow.parquet", "crossread.dossier", "crossread.api"),
}  # fmt: skip


def table() -> str:
    """Return a Markdown table of CPU seconds by phase and of the whole command."""
    cpu, wall = min(_command() for _ in range(_RUNS))
    lines = ["| phase | CPU s |", "|---|---|"]
    lines += [f"| {name} | {spent:.2f} |" for name, spent in _phases().items()]
    lines.append(
        f"| `crossread read` on {REPORTS} reports, the least of {_RUNS} runs | {cpu:.2f} |"
    )
    lines.append(f"| the same on the clock | {wall:.2f} |")
    return "\n".join(lines) + "\n"


def reports() -> list[str]:
    """Return the paths of the reports that are read."""
    return [str(path) for path in sorted((ROOT / "examples/lantern-quay").glob("*.txt"))[:REPORTS]]


def phases() -> Iterator[tuple[str, float]]:
    """Yield each phase of reading with its CPU seconds; the first call of a process is cold."""
    clock = _Laps()
    yield "start Python", clock.lap()
    for name, modules in _IMPORTS.items():
        for module in modules:
            import_module(module)
        yield name, clock.lap()
    from crossread import __version__, annotate, files, ingest, pipeline  # noqa: PLC0415
    from crossread.model.dossier import Dossier, MadeBy  # noqa: PLC0415
    from crossread.models.language import Reader  # noqa: PLC0415
    from crossread.settings import Settings  # noqa: PLC0415

    settings = Settings()
    read, rejected = pipeline.readable(ingest.capture(reports()), settings)
    yield "ingest and clean", clock.lap()
    reader = Reader.load(threads=1)
    yield "load the model", clock.lap()
    annotated = annotate.annotate(read, reader)
    yield "annotate", clock.lap()
    compared = pipeline.collated(annotated, settings, [], lambda *_: None)
    yield "group and collate", clock.lap()
    made_by = MadeBy("crossread", __version__, settings.as_table())
    list(files(Dossier(made_by, tuple(read), tuple(rejected), tuple(compared), ())))
    yield "write the dossier's files", clock.lap()


class _Laps:
    """CPU seconds since the lap before; the first is since the process began."""

    def __init__(self) -> None:
        self.last = 0.0

    def lap(self) -> float:
        before, self.last = self.last, process_time()
        return self.last - before


def _phases() -> dict[str, float]:
    """The phases in a process that imported nothing else of this project."""
    script = (
        "import json; from benchmarks.speed import cold; print(json.dumps(dict(cold.phases())))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=True, capture_output=True, text=True, cwd=ROOT, env=_environment(),
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _command() -> tuple[float, float]:
    """CPU and wall seconds of the command."""
    command = [sys.executable, "-m", "crossread", "read", *reports()]
    before, began = _spent(), perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [*command, "-o", f"{folder}/out"],
            check=True, capture_output=True, cwd=ROOT, env=_environment(),
        )  # fmt: skip
    return _spent() - before, perf_counter() - began


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _environment() -> dict[str, str]:
    return {**os.environ, "OMP_NUM_THREADS": "1"}


if __name__ == "__main__":
    print(table())
