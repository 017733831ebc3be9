"""What it costs to take reports into a store, and what readers wait meanwhile.

    python -m benchmarks.desk.ingest [--reports 10000] [--more 2000] [--shared ../shared]

First the reports go into a new store in a process of its own: rate, size of the store, peak of
memory. Then a few stories are compared, and while a second process takes in ``--more`` reports,
readers search and read those stories' pages as JSON: half of what each waited, and what one in a
hundred waited longer than. Readers pause between two questions as people do.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.desk import corpus
from benchmarks.desk.readers import Waits, crowd, options, tell, waited
from crossread import __version__, ingest
from crossread.desk import Desk
from crossread.scale.local import annotator, spread
from crossread.settings import Settings

Figures = dict[str, float]
_MODULE = "benchmarks.desk.ingest"
NOW = "2026-01-01T00:00:00+00:00"


def take(reports: Path, store: Path, processes: int) -> Figures:
    """Return what it cost to take in a file of reports."""
    began, cpu = time.perf_counter(), time.process_time()
    spread_ = spread(processes)
    with Desk.open(store, Settings(), version=__version__, spread=spread_) as desk:
        taken = desk.take(ingest.stream([str(reports)]), now=NOW)
        wall, cpu = time.perf_counter() - began, time.process_time() - cpu
        count = len(taken.added) + len(taken.versions)
    reading = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu += reading.ru_utime + reading.ru_stime
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
        "peak MB of a reading process": reading.ru_maxrss / 1024,
    }


def compare(store: Path, stories: int, largest: int) -> list[str]:
    """Compare the largest stories of at most ``largest`` reports, and return their ids."""
    with Desk.open(store, Settings(), annotate=annotator(), version=__version__) as desk:
        cards = [card for card in desk.front(limit=100_000) if card.reports <= largest]
        chosen = sorted(cards, key=lambda card: (-card.reports, card.id))[:stories]
        for card in chosen:
            desk.story(card.id)
    return [card.id for card in chosen]


def read(store: Path, stories: Sequence[str], readers: int, times: tuple[float, float]) -> Waits:
    """Return what readers of the store waited; ``times`` are seconds in all and of a pause."""
    with Desk.open(store, Settings(), version=__version__, readonly=True) as desk:
        words = [word for card in desk.front(limit=500) for word in card.title.split()]

        def visit(dice: random.Random) -> tuple[str, Callable[[], object]]:
            if dice.random() < 0.5:
                return "search", partial(
                    desk.search, " ".join(dice.sample(words, dice.choice((1, 1, 2))))
                )
            return "story", partial(desk.page, dice.choice(stories))

        return waited(lambda: visit, readers, *times)


def figures(asked: argparse.Namespace, folder: Path) -> None:
    """Measure, and print as it goes."""
    store = folder / "desk.crossread"
    corpus.write(folder / "first.jsonl", asked.shared, asked.reports)
    corpus.write(folder / "more.jsonl", asked.shared, asked.more, skip=asked.reports)
    processes = str(asked.processes)
    print(json.dumps(_child("--take", folder / "first.jsonl", store, processes), indent=1))
    stories = compare(store, asked.stories, asked.largest)
    sizes = _pages(store, stories)
    print(f"{len(stories)} stories compared; pages of {min(sizes)}–{max(sizes)} KB of JSON")
    tell(crowd(_MODULE, str(store), ",".join(stories), asked), "nobody writes")
    command = [sys.executable, "-m", _MODULE, "--take"]
    with subprocess.Popen(
        [*command, str(folder / "more.jsonl"), str(store), "1"], stdout=subprocess.PIPE, text=True
    ) as writer:
        tell(crowd(_MODULE, str(store), ",".join(stories), asked), "while reports are taken in")
        still = writer.poll() is None
        said, _ = writer.communicate()
    print(f"the writer {'was still at work' if still else 'had ended'} when the readers stopped")
    print(json.dumps(json.loads(said), indent=1))


def _child(*arguments: str | Path) -> Figures:
    command = [sys.executable, "-m", _MODULE, *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: Figures = json.loads(done.stdout)
    return found


def _pages(store: Path, stories: Sequence[str]) -> list[int]:
    with Desk.open(store, Settings(), version=__version__, readonly=True) as desk:
        return [len(desk.page(each) or b"") // 1000 for each in stories]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--more", type=int, default=4_000)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    options(parser)
    parser.add_argument("--processes", type=int, default=1, help="that the reports are read in")
    parser.add_argument("--take", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.take:
        reports, store, processes = asked.take
        print(json.dumps(take(Path(reports), Path(store), int(processes))))
    elif asked.read:
        store, stories, readers, seconds, pause = asked.read
        times = float(seconds), float(pause)
        found = read(Path(store), stories.split(","), int(readers), times)
        print(json.dumps(found))
    else:
        with tempfile.TemporaryDirectory() as folder:
            figures(asked, Path(folder))


if __name__ == "__main__":
    main()
