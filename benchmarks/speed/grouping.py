"""What grouping costs as the number of reports grows, and near-duplicate search beside MinHash.

    python -m benchmarks.speed.grouping [--sizes 1000 10000 100000] [--copies 10000]

Each size runs in a process of its own, so that the peak of memory is its own. The texts are
invented (``newswire``); how well they are grouped is printed only to show that the work was done.
``--copies`` searches the copies among so many reports with ``stories.reuse`` and with datasketch's
MinHashLSH (``pip install datasketch``, for this table only). Set OMP_NUM_THREADS=1.
"""

import argparse
import importlib
import importlib.util
import json
import pickle
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from math import isnan, log
from tempfile import TemporaryFile
from typing import IO, TypeVar

from rich.console import Console
from rich.table import Table

from benchmarks.quality.grouping import report_of
from benchmarks.speed.newswire import COPY_KINDS, Told, wire
from crossread.model.story import Story
from crossread.stories import GroupingConfig, Sketch, group_stream, sketch
from crossread.stories.body import Body, body
from crossread.stories.reuse import linked
from crossread.text.normalise import words

T = TypeVar("T")
Figures = dict[str, float]
Pairs = set[tuple[int, int]]

SIZES = (1_000, 10_000, 100_000)
# MinHashLSH as its own manual sets it up. Half of a text has a Jaccard index of 0.5 with the whole.
_PERMUTATIONS, _SHINGLE = 128, 5
_THRESHOLDS = (0.5, 0.3)


def grouping(reports: int) -> Figures:
    """Return CPU seconds, peak memory, and pairwise precision and recall of one size."""
    events: dict[str, int] = {}
    making = 0.0
    began = time.process_time()
    told = wire(reports)
    with TemporaryFile() as kept:
        while True:
            before = time.process_time()
            each = next(told, None)
            making += time.process_time() - before
            if each is None:
                break
            events[each.id] = each.event
            pickle.dump(sketch(report_of(_row(each))), kept)
        sketched = time.process_time()
        stories = group_stream(partial(_read, kept), GroupingConfig())
        ended = time.process_time()
    return {
        "reports": reports,
        "sketch CPU s": sketched - began - making,
        "group CPU s": ended - sketched,
        "CPU s": ended - began - making,
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "stories": len(stories),
        **_pairwise(stories, events),
    }


def _read(kept: IO[bytes]) -> Iterator[Sketch]:
    """Yield the sketches that were put down, as a batch does from its shards."""
    kept.seek(0)
    while True:
        try:
            yield pickle.load(kept)  # noqa: S301 - written by this process
        except EOFError:
            return


def growth(found: Sequence[Figures]) -> list[float]:
    """Return the exponent of the CPU time from each size to the next: 1 is linear."""
    return [
        log(two["CPU s"] / one["CPU s"]) / log(two["reports"] / one["reports"])
        for one, two in pairwise(found)
    ]


def copies(reports: int) -> dict[str, Figures] | None:
    """Return reports a second, recall by kind and pairs proposed; None without datasketch."""
    if importlib.util.find_spec("datasketch") is None:
        return None
    told = list(wire(reports))
    row = {each.id: at for at, each in enumerate(told)}
    true = {
        kind: {(row[str(t.copy_of)], row[t.id]) for t in told if t.kind == kind}
        for kind in COPY_KINDS
    }
    found = {"crossread stories.reuse": _searched(_bodies, linked, told, true)}
    for bar in _THRESHOLDS:
        find = partial(_minhash, bar=bar)
        found[f"MinHashLSH at {bar}"] = _searched(_shingled, find, told, true)
    return found


def _searched(
    prepare: Callable[[Sequence[Told]], list[T]],
    find: Callable[[list[T]], Iterable[tuple[int, int]]],
    told: Sequence[Told],
    true: dict[str, Pairs],
) -> Figures:
    began = time.process_time()
    prepared = prepare(told)
    ready = time.process_time()
    found = set(find(prepared))
    ended = time.process_time()
    recalls = {f"recall, {kind}": len(found & pairs) / len(pairs) for kind, pairs in true.items()}
    every = set().union(*true.values())
    return {
        "reports/s": len(told) / (ended - began),
        "search alone": len(told) / (ended - ready),
        "recall": len(found & every) / len(every),
        **recalls,
        "pairs a report": len(found) / len(told),
        "of copies": len(every) / len(told),
    }


def _bodies(told: Sequence[Told]) -> list[Body]:
    return [body(report_of(_row(each))) for each in told]


def _shingled(told: Sequence[Told]) -> list[list[bytes]]:
    every = []
    for each in told:
        keys = [word.key for word in words(each.text)]
        runs = (keys[at : at + _SHINGLE] for at in range(len(keys) - _SHINGLE + 1))
        every.append([" ".join(run).encode() for run in runs])
    return every


def _minhash(shingled: Sequence[list[bytes]], *, bar: float) -> Pairs:
    library = importlib.import_module("datasketch")
    index = library.MinHashLSH(threshold=bar, num_perm=_PERMUTATIONS)
    found: Pairs = set()
    for at, shingles in enumerate(shingled):
        signature = library.MinHash(num_perm=_PERMUTATIONS)
        signature.update_batch(shingles)
        found.update((earlier, at) for earlier in index.query(signature))
        index.insert(at, signature)
    return found


def _row(told: Told) -> dict[str, str]:
    return {"id": told.id, "text": told.text, "date": told.date}


def _pairwise(stories: Iterable[Story], events: dict[str, int]) -> Figures:
    """Share of the pairs put together that are of one event, and of those that were found."""
    right = together = 0
    for story in stories:
        same = Counter(events[each] for each in story.reports)
        right += sum(_pairs(count) for count in same.values())
        together += _pairs(len(story.reports))
    true = sum(_pairs(count) for count in Counter(events.values()).values())
    return {"precision": right / max(1, together), "recall": right / max(1, true)}


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _alone(reports: int) -> Figures:
    """One size measured in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.speed.grouping", "--one", str(reports)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: Figures = json.loads(done.stdout)
    return found


def _print(title: str, rows: Iterable[Figures], names: Iterable[str]) -> None:
    found = list(rows)
    table = Table(title, *found[0], header_style="bold")
    for name, row in zip(names, found, strict=True):
        table.add_row(name, *("" if isnan(value) else f"{value:,.4g}" for value in row.values()))
    Console(width=150).print(table)


def main(arguments: list[str] | None = None) -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--copies", type=int, default=10_000)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.one:
        print(json.dumps(grouping(asked.one)))
        return
    sizes = [_alone(reports) for reports in asked.sizes]
    for row, exponent in zip(sizes, [float("nan"), *growth(sizes)], strict=False):
        row["growth"] = exponent
    if sizes:
        _print("grouping", sizes, (f"{int(row['reports']):,}" for row in sizes))
    if asked.copies:
        found = copies(asked.copies)
        if found is None:
            print("near-duplicate search: not measured; pip install datasketch")
        else:
            _print("near-duplicates", found.values(), found)


if __name__ == "__main__":
    main()
