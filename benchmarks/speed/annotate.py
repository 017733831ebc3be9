"""Words a second and core through the whole of ``annotate``, stage by stage.

    OMP_NUM_THREADS=1 python -m benchmarks.speed.annotate [--texts N] [--peers PYTHON] [--profile]

Reads news texts that are spread evenly over the set and counts words by white space. All figures
are CPU time of this process, so that other work on the machine does not count; reading and cleaning
the files is left out, loading the model is told apart. ``--peers`` names a Python that has spaCy
and textacy, which then read the same texts: see ``benchmarks/speed/peers.py`` for what of them can
run. ``--profile`` prints where the time goes instead.
"""

import argparse
import cProfile
import gzip
import json
import os
import pstats
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time
from types import ModuleType
from typing import Any

from rich.console import Console
from rich.table import Table

from crossread import ingest, pipeline
from crossread.annotate import (
    attribution,
    certainty,
    clauses,
    names,
    quantities,
    quotes,
    reports,
    times,
)
from crossread.annotate.clauses import details
from crossread.model.annotation import AnnotatedReport
from crossread.model.capture import Given
from crossread.model.report import Report
from crossread.models.language import Reader
from crossread.settings import Settings

STAGES: dict[str, ModuleType] = {
    "names": names,
    "quotes": quotes,
    "attribution": attribution,
    "clauses": clauses,
    "times": times,
    "quantities": quantities,
    "certainty": certainty,
    "details": details,
}
Row = dict[str, Any]


class Clock:
    """CPU seconds that were spent in named functions."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def over(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return ``function`` with its time added to ``name``."""
        self.seconds[name] = 0.0

        def timed(*arguments: Any, **named: Any) -> Any:
            start = process_time()
            try:
                return function(*arguments, **named)
            finally:
                self.seconds[name] += process_time() - start

        return timed


def measure(read: Sequence[Report]) -> tuple[dict[str, float], list[AnnotatedReport]]:
    """Return CPU seconds by stage, "all" of ``annotate``, "load" of the model; and what was read.

    "model" is the neural pass with decoding its answers, "split" what else ``parse`` does.
    """
    clock = Clock()
    start = process_time()
    reader = Reader.load(threads=1)
    load = process_time() - start
    reports.annotate(read[:1], reader)  # lexicons are read and patterns compiled once a process
    reader.read = clock.over("model", reader.read)  # type: ignore[method-assign]
    reports.parse = clock.over("parse", reports.parse)  # type: ignore[attr-defined]
    for name, stage in STAGES.items():
        stage.recognise = clock.over(name, stage.recognise)
    start = process_time()
    annotated = reports.annotate(read, reader)
    every = process_time() - start
    own = clock.seconds["parse"] - clock.seconds["model"]
    stages = {name: clock.seconds[name] for name in STAGES}
    model = {"model": clock.seconds["model"], "split": own}
    return {**model, **stages, "all": every, "load": load}, annotated


def news(shared: Path, count: int) -> list[Row]:
    """Return ``count`` rows of the set, evenly spread."""
    with gzip.open(shared / "data" / "stories-mixed.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    step = max(1, len(rows) // count)
    return rows[::step][:count]


def read_reports(rows: Sequence[Row]) -> list[Report]:
    """Return the rows as cleaned reports."""
    captures = [
        ingest.capture_text(row["text"], name=f"{number}.txt", given=Given(date=row["date"]))
        for number, row in enumerate(rows)
    ]
    return pipeline.readable(captures, Settings())[0]


def table(seconds: dict[str, float], words: int) -> Table:
    """Return stages with their time a word and words a second."""
    shown = Table("stage", "CPU s", "µs a word", "words a second", header_style="bold")
    for name, spent in seconds.items():
        rate = f"{words / spent:,.0f}" if spent and name != "load" else ""
        each = f"{1e6 * spent / words:.0f}" if name != "load" else ""
        shown.add_row(name, f"{spent:.2f}", each, rate)
    return shown


def _peers(python: str, annotated: Sequence[AnnotatedReport]) -> str:
    """What the other libraries give on the same texts, measured in a process of their own."""
    lines = "\n".join(json.dumps(words_of(each)) for each in annotated)
    script = Path(__file__).with_name("peers.py")
    done = subprocess.run(
        [python, str(script)], input=lines, capture_output=True, text=True, check=False
    )
    return done.stdout if done.returncode == 0 else f"peers could not run: {done.stderr[-500:]}"


def words_of(annotated: AnnotatedReport) -> Row:
    """Return a report's text, and its words with their trees in the columns that spaCy takes."""
    text, row = annotated.report.text, dict[str, list[Any]]()
    for sentence in annotated.sentences:
        first = len(row.setdefault("words", []))
        for number, token in enumerate(sentence.tokens):
            columns = {
                "words": token.text,
                "spaces": text[token.span.end : token.span.end + 1].isspace(),
                "pos": token.upos,
                "lemmas": token.lemma,
                "heads": first + (token.head if token.head >= 0 else number),
                "deps": token.deprel,
                "sent_starts": number == 0,
            }
            for name, value in columns.items():
                row.setdefault(name, []).append(value)
    return {"text": text, "tokens": row}


def _profile(read: Sequence[Report]) -> None:
    reader = Reader.load(threads=1)
    reports.annotate(read[:1], reader)
    profile = cProfile.Profile()
    profile.runcall(reports.annotate, read, reader)
    pstats.Stats(profile, stream=sys.stdout).sort_stats("tottime").print_stats(45)


def main() -> int:
    """Print the table; return 1 on a machine without the set."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("--shared", type=Path, default=Path("../shared"))
    ask.add_argument("--texts", type=int, default=100)
    ask.add_argument("--peers", metavar="PYTHON")
    ask.add_argument("--profile", action="store_true")
    ask.add_argument("--json", action="store_true")
    asked = ask.parse_args()
    if not (asked.shared / "data").is_dir():
        print(f"nothing measured: {asked.shared / 'data'} is not there; see --shared")
        return 1
    rows = news(asked.shared, asked.texts)
    read = read_reports(rows)
    if asked.profile:
        _profile(read)
        return 0
    words = sum(len(span.of(each.text).split()) for each in read for span in each.body)
    seconds, annotated = measure(read)
    if asked.json:
        print(json.dumps({"words": words, **seconds}))
        return 0
    threads = os.environ.get("OMP_NUM_THREADS", "not set")
    print(f"{len(read)} texts, {words:,} words read; OMP_NUM_THREADS {threads}")
    Console(width=100).print(table(seconds, words))
    print(f"{sum(len(each.quotes) for each in annotated)} quotes found")
    if asked.peers:
        print(_peers(asked.peers, annotated))
    return 0


if __name__ == "__main__":
    sys.exit(main())
