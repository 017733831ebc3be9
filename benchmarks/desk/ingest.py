"""What it costs to take reports into a store, and what readers wait meanwhile.

    python -m benchmarks.desk.ingest [--reports 10000] [--more 2000] [--shared ../shared]

First the reports go into a new store in a process of its own: rate, size of the store, peak of
memory. Then a few stories are compared, and while a second process takes in ``--more`` reports,
readers search and read those stories' pages as JSON: half of what each waited, and what one in a
hundred waited longer than. Readers pause between two questions as people do.
"""

import resource
import time
from pathlib import Path

from crossread import __version__, ingest
from crossread.desk import Desk
from crossread.settings import Settings

Figures = dict[str, float]
NOW = "2026-01-01T00:00:00+00:00"


def take(reports: Path, store: Path) -> Figures:
    """Return what it cost to take in a file of reports."""
    began, cpu = time.perf_counter(), time.process_time()
    with Desk.open(store, Settings(), version=__version__) as desk:
        taken = desk.take(ingest.stream([str(reports)]), now=NOW)
        wall, cpu = time.perf_counter() - began, time.process_time() - cpu
        count = len(taken.added) + len(taken.versions)
    return {
        "reports": count,
        "versions": len(taken.versions),
        "known": len(taken.known),
        "rejected": len(taken.rejected),
        "stories": len(taken.stories),
        "wall s": wall,
        "CPU s": cpu,
        "reports/s": count / wall,
        "reports/CPU s": count / cpu,
        "store MB": store.stat().st_size / 1e6,
        "text MB": reports.stat().st_size / 1e6,
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
