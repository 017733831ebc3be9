"""Time and memory of the comparison as a story grows.

    OMP_NUM_THREADS=1 python -m benchmarks.speed.collate [--reports 10 30 100 300] [--words 800]
        [--processes 2]

Reports are mixed from the invented stories of this repository, by a fixed seed: each draws its
paragraphs from all of them and changes every figure, so that reports overlap as those of one event
do. Only ``collate`` is timed; reading goes before and is told apart. CPU time is that of the copies
of the process too. Memory is the largest that the process held while comparing, over what it held
before; its copies share most of it.
"""

import argparse
import os
import random
import re
import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from crossread import ingest
from crossread.clean import clean
from crossread.collate import CollateConfig, collate
from crossread.model.annotation import AnnotatedReport
from crossread.model.capture import Capture, Given
from crossread.model.report import Report
from crossread.model.story import Lineage, Origin, Story
from crossread.scale.collector import collect_seldom
from crossread.scale.copies import copies
from crossread.scale.local import annotator

SOURCES = (Path("examples/lantern-quay"), Path("tests/stories"))
_FIGURE = re.compile(r"\b\d{1,3}\b")
_PLACES = "Brill Corve Dunmar Esker Marsh Garrin Hollin Istra Jerrow Kestel".split()
_NAME = re.compile(r"\bQuay\b|\bMill\b|\bBridge\b|\bSquare\b")


@dataclass(frozen=True)
class Cost:
    """What comparing so many reports took."""

    reports: int
    words: int
    claims: int
    points: int
    cpu: float
    wall: float
    mebibytes: float


def texts(count: int, words: int) -> list[str]:
    """Return ``count`` invented reports of about ``words`` words each; always the same."""
    pool = _paragraphs()
    return [_mixed(pool, words, random.Random(n)) for n in range(count)]  # noqa: S311


def annotated(written: Sequence[str]) -> list[AnnotatedReport]:
    """Return the reports, read."""
    captures = [
        ingest.capture_text(text, name=f"{n}.txt", given=Given(date=f"2031-03-{n % 28 + 1:02d}"))
        for n, text in enumerate(written)
    ]
    reports = [r for c in captures if isinstance(c, Capture) and _is_report(r := clean(c))]
    return list(annotator()(reports))


def measured(reports: Sequence[AnnotatedReport], count: int) -> Cost:
    """Compare the reports as one story, in so many processes, and say what it took."""
    ids = tuple(sorted(a.report.id for a in reports))
    story = Story("s-0", "", ids, None, None, ())
    lineage = Lineage((), tuple(Origin(f"o-{id_}", (id_,), None, ()) for id_ in ids))
    held, wall, cpu = _peak(), time.perf_counter(), _spent()
    made = collate(story, reports, lineage, CollateConfig(), spread=copies(count))
    return Cost(
        reports=len(ids),
        words=sum(a.report.words for a in reports),
        claims=len(made.claims),
        points=len(made.points),
        cpu=_spent() - cpu,
        wall=time.perf_counter() - wall,
        mebibytes=_peak() - held,
    )


def _is_report(cleaned: object) -> bool:
    return isinstance(cleaned, Report)


def _paragraphs() -> list[str]:
    files = sorted(file for folder in SOURCES for file in folder.rglob("*.txt"))
    blocks = (block for file in files for block in file.read_text("utf-8").split("\n\n")[1:])
    return [" ".join(block.split()) for block in blocks if len(block.split()) > 9]


def _mixed(pool: Sequence[str], words: int, dice: random.Random) -> str:
    drawn: list[str] = []
    order = dice.sample(range(len(pool)), len(pool))
    while sum(len(block.split()) for block in drawn) < words:
        drawn.append(_altered(pool[order[len(drawn) % len(order)]], dice))
    return "\n\n".join([f"What is known of report {dice.randrange(10**6)}", *drawn]) + "\n"


def _altered(block: str, dice: random.Random) -> str:
    """The paragraph with other figures and other names of places."""
    moved = _FIGURE.sub(lambda found: str(int(found[0]) + dice.randrange(4)), block)
    return _NAME.sub(lambda found: f"{dice.choice(_PLACES)} {found[0]}", moved)


def _spent() -> float:
    """CPU seconds of this process and of the copies of it that are gone."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print a row for each number of reports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, nargs="+", default=[10, 30, 100, 300])
    parser.add_argument("--words", type=int, default=800)
    parser.add_argument("--processes", type=int, default=1)
    given = parser.parse_args()
    collect_seldom()  # as the command line does
    begun = time.process_time()
    read = annotated(texts(max(given.reports), given.words))
    print(f"reading {len(read)} reports: {time.process_time() - begun:.1f} CPU seconds\n")
    print("| reports | words | claims | points | CPU s | wall s | ms a report pair | MiB |")
    print("|---|---|---|---|---|---|---|---|")
    for count in sorted(given.reports):
        run = measured(read[:count], given.processes)
        pairs = run.reports * (run.reports - 1) / 2
        print(
            f"| {run.reports} | {run.words:,} | {run.claims:,} | {run.points:,} | {run.cpu:.1f} "
            f"| {run.wall:.1f} | {1000 * run.cpu / pairs:.1f} | {run.mebibytes:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
