"""What one worker costs: the protocol between the benchmark and the processes that it starts.

A worker is a name and a function that gets rows, prepares (imports, loads its model) and returns
what is to be timed. The worker's process prints its figures and its answer as JSON. Nothing of
crossread is imported here: peers run in an interpreter of their own.
"""

import json
import resource
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

Row = dict[str, Any]
Prepare = Callable[[list[Row]], Callable[[], Any]]


class AbsentError(Exception):
    """A peer that cannot run here, and why."""


def measured(prepare: Prepare, rows: list[Row]) -> Row:
    """Return CPU and wall seconds of the work, CPU seconds before it, peak megabytes, the answer.

    What comes before the work holds the start of the interpreter.
    """
    run = prepare(rows)
    wall, ready = perf_counter(), process_time()
    answer = run()
    done = process_time()
    return {
        "start": ready,
        "cpu": done - ready,
        "wall": perf_counter() - wall,
        "megabytes": peak(),
        "answer": answer,
    }


def peak() -> float:
    """Return the most memory that this process held, in megabytes.

    ``getrusage`` counts on Linux what the parent held before; ``VmHWM`` does not.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="utf-8").splitlines()
        held = next((line for line in lines if line.startswith("VmHWM")), None)
        if held:
            return int(held.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def serve(workers: Mapping[str, Prepare]) -> None:
    """Run the worker that the command line names on the rows of the file that it names."""
    name, path = sys.argv[1:]
    with Path(path).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    try:
        found = measured(workers[name], rows)
    except AbsentError as error:
        found = {"absent": str(error)}
    except ImportError as error:
        found = {"absent": str(error)}
    print(json.dumps(found))
