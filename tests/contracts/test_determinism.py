"""Invariant 5: same input, same bytes, whatever the order, the processes or the machine."""

import os
import subprocess
import sys
from functools import partial

import pytest

from crossread.cli.folder import write
from crossread.ingest import capture
from crossread.scale.copies import copies
from tests.contracts.cited import written

STORE = """
import sys, pathlib, crossread
out = pathlib.Path(sys.argv[1])
for name, content in crossread.files(crossread.read(sys.argv[2:])):
    (out / name).parent.mkdir(parents=True, exist_ok=True)
    (out / name).write_bytes(content)
"""

EVIDENCE = """
import hashlib, itertools, sys, pathlib
from crossread import ingest
from crossread.clean import clean
from crossread.collate import CollateConfig
from crossread.collate.evidence import evidence
from crossread.collate.sides import Rarity, Side
from crossread.collate.story import prepared
from crossread.model.capture import Given
from crossread.scale.local import annotator

texts = (file.read_text("utf-8") for file in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")))
captures = [ingest.capture_text(text, name=str(n), given=Given()) for n, text in enumerate(texts)]
profiles = prepared(list(annotator()([clean(c) for c in captures])), CollateConfig()).profiles
told = [list(own) for _, own in itertools.groupby(profiles, lambda p: p.report)]
sides = [Side.of(own, Rarity.of(profiles)) for own in told]
seen = hashlib.sha256()
for left, right in itertools.combinations(sides, 2):
    for name, piece in sorted(evidence(left, right, least=0.0)[1].items()):
        seen.update(name.encode() + piece.tobytes())
print(seen.hexdigest())
"""


def reports(example):
    return sorted(example.glob("*.txt"))


@pytest.mark.parametrize("turn", [1, 3])
def test_the_order_of_the_inputs_does_not_matter(example, example_files, turn):
    """Reports given in another order give the same dossier, byte for byte."""
    paths = reports(example)

    assert written([*reversed(paths[turn:]), *paths[:turn]]) == example_files


def test_the_number_of_processes_does_not_matter(monkeypatch, example, example_files):
    """Two processes write what one writes, though they share all comparing between them."""
    monkeypatch.setattr("crossread.api.copies", partial(copies, pays=0.0))

    assert written([example], processes=2) == example_files


def test_a_second_run_reads_what_the_first_one_read(example, tmp_path):
    """A dossier that lies among the reports is no report: a run does not read what it wrote."""
    for file in reports(example)[:2]:
        (tmp_path / file.name).write_bytes(file.read_bytes())
    out = tmp_path / "out"

    first = written(capture([str(tmp_path)], out=str(out)))
    write(out, first.items())

    assert written(capture([str(tmp_path)], out=str(out))) == first
    assert written(capture([f"{tmp_path}/*"], out=str(out))) == written([f"{tmp_path}/*.txt"])


def test_a_report_given_twice_counts_once(example, example_files):
    """A folder and a file in it lead to the same report."""
    assert written([example, reports(example)[0]]) == example_files


def test_another_process_with_other_hash_seeds_writes_the_same(example, example_files, tmp_path):
    """No order of a set or a dictionary leaks into the dossier."""
    run(STORE, tmp_path, example, PYTHONHASHSEED="4711")

    assert stored(tmp_path) == example_files


@pytest.mark.parametrize("threads", ["1", "2"])
def test_the_number_of_threads_does_not_matter(example, example_files, tmp_path, threads):
    """One thread and two multiply vectors to the same dossier."""
    run(STORE, tmp_path, example, OMP_NUM_THREADS=threads, OPENBLAS_NUM_THREADS=threads)

    assert stored(tmp_path) == example_files


def test_no_bit_of_evidence_depends_on_threads_or_processor(example):
    """Vectors are multiplied exactly, on two threads and as an older processor would.

    A dossier shows a score in two digits, and would hide most of a difference.
    """
    one = run(EVIDENCE, example, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    two = run(EVIDENCE, example, OMP_NUM_THREADS="2", OPENBLAS_NUM_THREADS="2")
    older = run(EVIDENCE, example, OPENBLAS_CORETYPE="Sandybridge")

    assert one == two == older


def run(script, *given, **environment):
    """Run a script in a process of its own; return what it prints."""
    command = [sys.executable, "-c", script, *map(str, given)]
    return subprocess.run(  # noqa: S603 - our own code
        command, check=True, env={**os.environ, **environment}, stdout=subprocess.PIPE
    ).stdout


def stored(folder):
    """Return the files under a folder, by their path in it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
