"""Invariant 5: same input, same bytes, whatever the order, the processes or the machine."""

import os
import subprocess
import sys

import pytest

from tests.contracts.cited import written

STORE = """
import sys, pathlib, crossread
out = pathlib.Path(sys.argv[1])
for name, content in crossread.files(crossread.read(sys.argv[2:])):
    (out / name).parent.mkdir(parents=True, exist_ok=True)
    (out / name).write_bytes(content)
"""


def reports(example):
    return sorted(example.glob("*.txt"))


@pytest.mark.parametrize("turn", [1, 3])
def test_the_order_of_the_inputs_does_not_matter(example, example_files, turn):
    """Reports given in another order give the same dossier, byte for byte."""
    paths = reports(example)

    assert written([*reversed(paths[turn:]), *paths[:turn]]) == example_files


def test_the_number_of_processes_does_not_matter(example, example_files):
    """Two processes write what one writes."""
    assert written([example], processes=2) == example_files


def test_a_report_given_twice_counts_once(example, example_files):
    """A folder and a file in it lead to the same report."""
    assert written([example, reports(example)[0]]) == example_files


def test_another_process_with_other_hash_seeds_writes_the_same(example, example_files, tmp_path):
    """No order of a set or a dictionary leaks into the dossier."""
    environment = {**os.environ, "PYTHONHASHSEED": "4711"}
    command = [sys.executable, "-c", STORE, str(tmp_path), str(example)]
    subprocess.run(command, check=True, env=environment)  # noqa: S603 - our own code
    again = {
        path.relative_to(tmp_path).as_posix(): path.read_bytes()
        for path in tmp_path.rglob("*")
        if path.is_file()
    }

    assert again == example_files
