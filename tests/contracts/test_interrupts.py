"""What Ctrl-C and SIGTERM leave of a run: nothing half made, and one message."""

import os
import signal
import subprocess
import sys
import time
from functools import partial

import pytest


@pytest.fixture
def archive(tmp_path, example):
    """A folder named in/ with more reports than are read before a test interrupts it."""
    (tmp_path / "in").mkdir()
    for copy in range(150):
        for path in example.glob("*.txt"):
            text = path.read_text(encoding="utf-8").replace("Grey Heron", f"Heron {copy}")
            (tmp_path / "in" / f"{path.stem}-{copy}.txt").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("wait_s", [0.3, 1.5, 4])
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_no_half_dossier(archive, wait_s, sent):
    """After Ctrl-C the folder is as it was: no dossier, or a whole one, and nothing beside it."""
    code, err = interrupted(archive, ["read", "in", "-o", "out"], wait_s, sent)

    assert code != 0
    assert sorted(os.listdir(archive)) == ["in"]
    if wait_s > 1:  # before that, Python itself may be starting
        assert_told(code, err, sent)


@pytest.mark.parametrize("wait_s", [2, 4, 6])
@pytest.mark.parametrize(
    "command",
    [["ingest", "in", "--store", "desk", "--processes", "2"], ["batch", "in", "out"]],
    ids=["ingest", "batch"],
)
def test_processes_end_with_the_command_in_silence(archive, command, wait_s):
    """Each process gets Ctrl-C from the terminal, whether it still starts or is at work."""
    code, err = interrupted(archive, command, wait_s, signal.SIGINT)

    assert_told(code, err, signal.SIGINT)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_desk_ends_as_it_is_asked_to(tmp_path, sent):
    """Ctrl-C is how the desk is ended, and no fault."""
    serve = ["serve", "--store", "desk", "--port", "0"]
    code, err = interrupted(tmp_path, serve, 2, sent, speaks=True)

    assert (code, err) == (0, "")


def assert_told(code, err, sent):
    """It ended as interrupted and said so in one line."""
    assert err.startswith("crossread: interrupted")
    assert len(err.splitlines()) == 1
    # What stops an import may end Python by the signal itself: a shell gives both one code.
    assert code in (128 + sent, -sent)


def interrupted(folder, command, wait_s, sent, *, speaks=False):
    """Send a signal to a command after a time; return its exit code and what it said.

    The time begins with its first line of output where it ``speaks`` before it is done.
    """
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a job in the background is deaf
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "crossread", *command],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=heard,  # noqa: PLW1509 - no threads here
        start_new_session=True,
    ) as running:
        if speaks:
            running.stdout.readline()
        time.sleep(wait_s)
        if sent is signal.SIGINT:  # a terminal sends it to the processes that read, too
            os.killpg(running.pid, sent)
        else:
            running.send_signal(sent)
        _, err = running.communicate(timeout=60)
    return running.returncode, err.decode()
