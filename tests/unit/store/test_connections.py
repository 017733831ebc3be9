"""One writes while many read: in this process, and in another."""

import subprocess
import sys
from pathlib import Path

import pytest

from crossread.errors import StoreError
from crossread.model.desk import RunKind
from crossread.store import open_store
from tests.unit.store.arrivals import FERRY, MAYOR, NOW, arrival, keep

# Reads until it has seen the last report; prints how many there were each time it looked.
_READER = """
import sys, time
from crossread.store import open_store
with open_store(sys.argv[1], readonly=True) as store:
    seen, until = 0, time.monotonic() + 30
    print("ready", flush=True)
    while seen < int(sys.argv[2]) and time.monotonic() < until:
        with store.reading() as reads:
            seen, known = len(reads.heads()), reads.mark()[0]
        assert seen == known, "a transaction was seen half"
        print(seen, flush=True)
"""


@pytest.fixture
def store(tmp_path):
    """An empty store in a file."""
    with open_store(tmp_path / "desk.crossread") as made:
        yield made


def test_a_reader_sees_one_moment(store):
    """What is written while a reader looks shows to the next reader."""
    keep(store, arrival(FERRY))
    with store.reading() as early:
        assert len(early.heads()) == 1
        keep(store, arrival(MAYOR, "b.txt"))
        assert len(early.heads()) == 1
        with store.reading() as late:
            assert len(late.heads()) == 2


def test_another_process_reads_while_this_one_writes(store, tmp_path):
    """It waits for nobody, sees every report in the end, and never half a transaction."""
    arrivals = [arrival(f"{FERRY}\nBoat {n} was near.\n", f"{n}.txt") for n in range(40)]
    command = [sys.executable, "-c", _READER, str(tmp_path / "desk.crossread"), "40"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as reader:  # noqa: S603
        assert reader.stdout is not None
        assert reader.stdout.readline() == "ready\n"
        for at in range(0, len(arrivals), 2):
            keep(store, *arrivals[at : at + 2])
        seen = [int(line) for line in reader.stdout]

    assert reader.returncode == 0
    assert seen == sorted(seen)
    assert seen[-1] == 40
    assert all(count % 2 == 0 for count in seen)


def test_who_only_reads_cannot_write(store, tmp_path):
    """The message says why."""
    with (
        open_store(tmp_path / "desk.crossread", readonly=True) as reader,
        pytest.raises(StoreError, match="reading only"),
        reader.writing(),
    ):
        pass


def test_two_processes_take_turns_writing(store, tmp_path):
    """A second writer waits for the first instead of failing."""
    with open_store(tmp_path / "desk.crossread") as other:
        for n in range(6):
            with (store, other)[n % 2].writing() as writes:
                writes.begin_run(RunKind.TAKE, NOW)
        with store.reading() as reads:
            assert len(reads.runs()) == 6


def test_a_reader_that_outlives_the_store_ends_well(tmp_path):
    """Closing waits for nobody and takes nothing away from who still reads."""
    store = open_store(tmp_path / "desk.crossread")
    with store.reading() as reads:
        store.close()
        assert reads.heads() == []


def test_a_store_in_a_closed_folder_is_no_fault_of_its_own(tmp_path, monkeypatch):
    """A folder that may not be entered ends as any other store that cannot be opened."""

    def refused(path, **_):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "stat", refused)

    with pytest.raises(StoreError, match="cannot open"):
        open_store(tmp_path / "closed" / "desk.crossread")
