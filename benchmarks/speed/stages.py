"""The stages that have peers: what each reads, who else does it, and what came of it."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.quality import scorers
from benchmarks.speed import samples
from benchmarks.speed.gauge import Row

ROOT = Path(__file__).resolve().parents[2]
OURS = "crossread"
Recount = Callable[[list[Row], Any, Path], str]


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage beside its peers.

    ``most`` is the largest number of rows that is worth the time or that there is.
    ``given`` names the worker of crossread that prepares the rows for the peers.
    ``limit`` names the worker (see ``limits``) that does only what this stage cannot do without.
    """

    name: str
    worker: str
    sample: Callable[[Path, int], list[Row]]
    peers: tuple[str, ...]
    outcome: Recount
    most: int = 1_000_000
    given: str | None = None
    limit: str | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """One worker on one sample; ``absent`` says why nothing was measured."""

    stage: str
    rows: int
    words: int
    who: str
    figures: dict[str, float]
    outcome: str = ""
    absent: str | None = None


def measured(stage: Stage, size: int, shared: Path, peers: str | None) -> Iterator[Measured]:
    """Yield crossread's run, that of its limit and then each peer's, on the same rows."""
    rows = stage.sample(shared, min(size, stage.most))
    words = sum(len((row.get("text") or row["body"]).split()) for row in rows)

    def run(who: str, found: Row, outcome: Recount = stage.outcome) -> Measured:
        absent, answer = found.pop("absent", None), found.pop("answer", None)
        came = "" if absent else outcome(rows, answer, shared)
        return Measured(stage.name, len(rows), words, who, found, came, absent)

    with tempfile.TemporaryDirectory() as folder:
        path = _written(rows, Path(folder) / "rows.jsonl")
        yield run(OURS, alone(sys.executable, "ours", stage.worker, path))
        if stage.limit:
            found = alone(sys.executable, "limits", stage.limit, path)
            yield run(f"limit: {stage.limit}", found, lambda *_: "")
        for who, found in _beside(stage, path, peers):
            yield run(who, found)


def _beside(stage: Stage, path: Path, python: str | None) -> Iterator[tuple[str, Row]]:
    """Each peer with its figures and answer, or why it has none."""
    missing = None if python else "no interpreter was given by --peers"
    if stage.given and python:
        made = alone(sys.executable, "ours", stage.given, path)
        missing = made.get("absent")
        path = _written(made.get("answer", []), path.with_name("given.jsonl"))
    for who in stage.peers:
        yield who, {"absent": missing} if missing else alone(str(python), "theirs", who, path)


def alone(python: str, module: str, worker: str, rows: Path) -> Row:
    """Return the figures and the answer of one worker in a process of its own."""
    done = subprocess.run(
        [python, "-m", f"benchmarks.speed.{module}", worker, str(rows)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1", "HF_HUB_OFFLINE": "1"},
    )
    if done.returncode:
        return {"absent": f"failed: {(done.stderr.strip().splitlines() or ['no message'])[-1]}"}
    found: Row = json.loads(done.stdout.splitlines()[-1])
    return found


def _written(rows: Sequence[Row], path: Path) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def recall(rows: list[Row], answer: Any, _shared: Path) -> str:
    """Return how many of the rewrites were found beside their source, and the pairs proposed."""
    found = {(min(pair), max(pair)) for pair in answer}
    true = {(row["copy_of"], at) for at, row in enumerate(rows) if "copy_of" in row}
    share = len(found & true) / len(true) if true else 1.0
    return f"recall {share:.2f}, {len(found) / len(rows):.1f} pairs a report"


def reused(rows: list[Row], answer: Any, _shared: Path) -> str:
    """Return which part of the words was found again: in the source, and in a stranger's text."""
    pairs = samples.known_pairs(rows)
    words = [len(re.findall(r"\w+", rows[rewrite]["text"])) for _, rewrite in pairs]
    half = len(pairs) // 2
    own, strange = (
        sum(answer[part]) / sum(words[part]) for part in (slice(half), slice(half, None))
    )
    return f"{half} rewrites: {own:.3f} of their words in the source, {strange:.3f} in a stranger"


def _body(rows: list[Row], answer: Any, shared: Path) -> str:
    scored = scorers.of_sets(shared).pages(rows, answer)
    return f"body F1 {scored['body']['f1']:.3f}"


def _grouped(rows: list[Row], answer: Any, shared: Path) -> str:
    scored = scorers.of_sets(shared).stories(rows, answer)
    found, gold = scored["stories_found"], scored["stories_gold"]
    return f"B-cubed F1 {scored['b_cubed']['f1']:.2f}, {found:,} stories of {gold:,}"


def counted(_rows: list[Row], answer: Any, _shared: Path) -> str:
    """Return what the worker counted, as it is."""
    return ", ".join(f"{value:,} {name}" for name, value in answer.items())


STAGES = (
    Stage(
        "page extraction",
        "pages",
        samples.pages,
        ("trafilatura", "trafilatura, fast"),
        _body,
        most=181,
        limit="the extractor alone",
    ),
    Stage(
        "near-duplicates",
        "copies",
        samples.copied,
        ("datasketch", "rensa"),
        recall,
        limit="the regex of words alone",
    ),
    Stage("reuse in known pairs", "reuse", samples.copied, ("difflib", "rapidfuzz"), reused),
    Stage(
        "story grouping",
        "stories",
        samples.incidents,
        ("scikit-learn", "taranis-story-clustering"),
        _grouped,
        most=3_950,
        limit="the regex of words alone",
    ),
    # Reading the trees takes a hundred times as long as what is measured.
    Stage("quotes", "quotes", samples.news, ("textacy",), counted, most=100, given="trees"),
    Stage("text collation", "collation", samples.witnesses, ("CollateX",), counted, most=12),
    # No peer writes these files.
    Stage("the dossier's files", "writing", samples.news, (), counted, most=100),
    Stage(
        "the whole",
        "whole",
        samples.news,
        ("MiniLM",),
        counted,
        most=100,
        limit="the encoder's products alone",
    ),
)
