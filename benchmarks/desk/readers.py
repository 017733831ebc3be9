"""A crowd that reads a desk: threads in a few processes, with pauses as people make them."""

import argparse
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from threading import Thread

import numpy as np

Waits = dict[str, list[float]]  # milliseconds by kind of question
# Gives the kind of the next question, and what asks it.
Visit = Callable[[random.Random], tuple[str, Callable[[], object]]]

_PROCESSES = 4  # that the readers are shared out to, so that none waits for another's parsing


def options(parser: argparse.ArgumentParser) -> None:
    """Add how many read, how long, and with which pauses."""
    parser.add_argument("--stories", type=int, default=20, help="that are compared and read")
    parser.add_argument("--largest", type=int, default=12, help="reports of those")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=25)
    parser.add_argument("--pause", type=float, default=1.0, help="mean seconds between questions")
    parser.add_argument("--read", nargs=5, help=argparse.SUPPRESS)


def waited(enter: Callable[[], Visit], readers: int, seconds: float, pause: float) -> Waits:
    """Return what readers in threads waited, each in a visit of its own."""
    waits: Waits = {}
    ends = time.monotonic() + seconds

    def person(seed: int) -> None:
        dice, visit = random.Random(seed), enter()  # noqa: S311 - no secret
        while time.monotonic() < ends:
            time.sleep(dice.expovariate(1 / pause))
            kind, ask = visit(dice)
            began = time.perf_counter()
            ask()
            waits.setdefault(kind, []).append((time.perf_counter() - began) * 1000)

    people = [Thread(target=person, args=(os.getpid() * 1000 + n,)) for n in range(readers)]
    for each in people:
        each.start()
    for each in people:
        each.join()
    return waits


def crowd(module: str, place: str, what: str, asked: argparse.Namespace) -> Waits:
    """Return what ``asked.readers`` readers waited; each process runs ``module`` with --read."""
    per = str(max(1, asked.readers // _PROCESSES))
    command = [sys.executable, "-m", module, "--read", place, what, per]
    command += [str(asked.seconds), str(asked.pause)]
    reading = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(_PROCESSES)
    ]
    found: Waits = {}
    for each in reading:
        said, _ = each.communicate()
        for kind, waits in json.loads(said).items():
            found.setdefault(kind, []).extend(waits)
    return found


def line(kind: str, waits: Sequence[float], when: str) -> str:
    """Return what half of the questions waited at most, and 99 in 100."""
    half, most = np.percentile(waits, [50, 99])
    return f"{kind:7} {len(waits):5} asked, {when}: p50 {half:.0f} ms, p99 {most:.0f} ms"


def tell(waits: Waits, when: str) -> None:
    """Print a line a kind of question."""
    for kind in sorted(waits):
        print(line(kind, waits[kind], when))
