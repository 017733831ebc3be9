"""A desk that is killed again and again, and what it still has.

    python -m benchmarks.desk.kill [--kills 50] [--seed 1]

A child process takes invented reports in, rules on each batch, and prints every id once the desk
has said that it is kept. It is killed with SIGKILL at a random moment; then the store is opened,
every id that was printed must be there with its bytes, SQLite must find the file sound, and the
next child goes on with the same store. A kill ends a process and leaves the machine running: that
a commit outlives a loss of power is SQLite's promise (``synchronous=FULL``), not measured here.
"""

import argparse
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from benchmarks.speed.newswire import wire
from crossread.desk import Desk
from crossread.dossier.judgements import judgement
from crossread.ingest import capture_text
from crossread.model.capture import Given
from crossread.model.judgement import Ruling
from crossread.model.span import Span
from crossread.model.story import Place
from crossread.store import open_store

NOW = "2031-01-01T00:00:00+00:00"
ROOT = Path(__file__).resolve().parents[2]
_LONGEST = 2.0  # seconds that a child lives after its first id
_CHUNKS = (1, 5, 40, 200)  # reports a take, by turns: commits of one batch and of several
_REPORTS = 5_000  # more than a child lives to take in


@dataclass(frozen=True, slots=True)
class Killed:
    """What one kill left: ids acknowledged and those of them that are gone."""

    acknowledged: int
    lost: tuple[str, ...]
    pending: int  # reports kept that the child did not live to group
    cut_short: bool  # the last run is not done


def killed(store: Path, kills: int, seed: int, longest: float = _LONGEST) -> Iterator[Killed]:
    """Kill a child so many times and yield what each kill left."""
    dice = random.Random(seed)  # noqa: S311 - when to kill is no secret
    for number in range(kills):
        acknowledged = _run_and_kill(store, number, dice.uniform(0, longest))
        yield _examined(store, acknowledged)


def child(store: Path, number: int) -> None:
    """Take reports in and print what is kept, for ever."""
    texts = wire(_REPORTS, seed=number + 1)
    with Desk.open(store) as desk:
        for size in cycle(_CHUNKS):
            chunk = list(islice(texts, size))
            named = [
                capture_text(each.text, name=f"{number}-{each.id}.txt", given=Given(date=each.date))
                for each in chunk
            ]
            taken = desk.take(named, now=NOW)
            _say(*taken.added, *taken.versions)
            for report in taken.added[:1]:
                place = Place(report, Span(0, 4))
                ruled = judgement(Ruling.SPEAKER, (place,), by="Ada", at=NOW, name="Bo")
                desk.rule(ruled)
                _say(ruled.id)


def _say(*ids: str) -> None:
    sys.stdout.write("".join(f"{each}\n" for each in ids))
    sys.stdout.flush()


def _run_and_kill(store: Path, number: int, after: float) -> list[str]:
    """The ids that a child printed before it was killed."""
    command = [sys.executable, "-m", "benchmarks.desk.kill", "--child", str(store), str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        said = process.stdout or iter(())
        first = next(said, "")
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        lines = [first, *said]
    _must(process.returncode == -signal.SIGKILL, "the child ended before it was killed")
    return [line.strip() for line in lines if line.endswith("\n")]


def _examined(store: Path, acknowledged: list[str]) -> Killed:
    """What a killed child left, after everything that must hold was looked at."""
    with open_store(store) as opened, opened.reading() as reads:
        ruled = {each.id for each in reads.judgements()}
        pending, runs = len(reads.pending()), reads.runs()
        lost = []
        for id_ in acknowledged:
            capture, report = reads.capture(id_), reads.report(id_)
            whole = capture and report and capture.content.decode() == report.text
            if not (whole or id_ in ruled):
                lost.append(id_)
    _sound(store)
    _grouped(store)
    return Killed(len(acknowledged), tuple(lost), pending, not runs[-1].done)


def _sound(store: Path) -> None:
    """SQLite finds the file, its references and its full-text index whole."""
    db = sqlite3.connect(store)
    try:
        _must(db.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "the file is sound")
        _must(not db.execute("PRAGMA foreign_key_check").fetchall(), "references lead somewhere")
        for index in ("report_words", "claim_words"):  # raises where an entry is missing
            db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    finally:
        db.close()


def _grouped(store: Path) -> None:
    """The next run groups what the killed one kept: every article is in one story."""
    with Desk.open(store) as desk:
        desk.take([], now=NOW)
    with open_store(store, readonly=True) as opened, opened.reading() as reads:
        _must(not reads.pending(), "nothing waits")
        _must(all(story for _, _, story in reads.heads()), "every article is in a story")


def _must(holds: bool, what: str) -> None:
    if not holds:
        raise RuntimeError(f"does not hold: {what}")


def main() -> None:
    """Print what each kill left and what all of them lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", nargs=2, metavar=("STORE", "NUMBER"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        child(Path(asked.child[0]), int(asked.child[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        found = list(killed(Path(folder) / "desk.crossread", asked.kills, asked.seed))
    print(
        f"{len(found)} kills, {sum(each.acknowledged for each in found)} ids acknowledged, "
        f"{sum(len(each.lost) for each in found)} lost; "
        f"{sum(each.cut_short for each in found)} kills inside a run, "
        f"{sum(each.pending for each in found)} reports kept and left to group"
    )
    sys.exit(any(each.lost for each in found))


if __name__ == "__main__":
    main()
