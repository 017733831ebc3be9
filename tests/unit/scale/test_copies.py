"""Work done in copies of a process: what it gives, and what becomes of the copies."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from multiprocessing import get_context
from threading import Lock

import numpy as np  # noqa: F401 - whose threads are counted
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from crossread.errors import EngineError
from crossread.scale import copies as module
from crossread.scale.copies import copies

NOTHING = 0.0  # seconds of work done here


@pytest.mark.parametrize("several", [1, 2, None])
@pytest.mark.parametrize("many", [0, 1, 2, 700])
def test_the_order_is_that_of_what_comes_in(several, many):
    """However many copies, as ``map`` gives it."""
    numbers = range(-many, 0)

    assert list(copies(several, NOTHING)(abs, numbers)) == list(map(abs, numbers))


def test_a_copy_sees_what_cannot_be_sent():
    """A lock of this process, and a function that has no name."""
    lock = Lock()

    held = list(copies(2, NOTHING)(lambda _: lock.locked(), range(4)))

    assert held == [False] * 4


def test_a_copy_is_at_work_while_this_process_is():
    """What a copy waits for is done here meanwhile."""
    here = get_context("fork").Event()

    def do(part):
        return here.wait(30) if part == "there" else here.set()

    assert list(copies(2, NOTHING)(do, ["first", "there", "there", "last"])) == [
        None, True, True, None,
    ]  # fmt: skip


def test_numpy_has_one_thread_while_copies_are_at_work():
    """And what it had, afterwards."""

    def threads(_):
        return {each["num_threads"] for each in threadpool_info()}

    with threadpool_limits(2):
        before, *meanwhile = copies(2, NOTHING)(threads, range(4))

        assert meanwhile == [{1}] * 3
        assert threads(None) == before


def test_what_takes_no_time_is_done_here():
    """Copies take longer to make."""
    assert set(copies(2)(lambda _: os.getpid(), range(50))) == {os.getpid()}


def test_what_goes_wrong_in_a_copy_goes_wrong_here():
    """As the error that it was."""
    with pytest.raises(ZeroDivisionError):
        list(copies(2, NOTHING)(lambda n: 1 / (3 - n), range(9)))


def test_a_copy_that_is_killed_is_told_of():
    """As the system does for want of memory."""
    with pytest.raises(EngineError, match="for want of memory"):
        list(copies(2, NOTHING)(lambda n: n and os.kill(os.getpid(), signal.SIGKILL), [0, 1]))


def test_a_copy_writes_nowhere():
    """A stream that another thread writes to while the copy is made would never be free again."""
    first, *there, last = copies(2, NOTHING)(lambda _: (sys.stdout, sys.stderr), range(4))

    assert None not in (*first, *last)
    assert there == [(None, None)] * 2


@pytest.mark.parametrize(("cores", "processes"), [(1, 0), (2, 1), (64, 7)])
def test_as_many_copies_as_pay(monkeypatch, cores, processes):
    """One a core beside this process, and no more than can be kept at work."""
    started = []

    def here(count, *_):
        started.append(count)
        raise InterruptedError

    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    monkeypatch.setattr(module, "pool", here)

    with contextlib.suppress(InterruptedError):
        list(copies(pays=NOTHING)(abs, range(9)))

    assert started == [processes] * bool(processes)


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_a_process_that_cannot_be_copied_does_it_itself(monkeypatch, system):
    """Where the system has no fork, or libraries that do not outlive one."""
    monkeypatch.setattr(sys, "platform", system)
    if system == "win32":
        monkeypatch.delattr(os, "fork")

    assert copies(2) is map


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_copies_end_with_the_process(sent):
    """Whatever ends it, none goes on."""
    work = (
        "import time\nfrom crossread.scale.copies import copies\n"
        "print('at work', flush=True)\n"
        "list(copies(2, 0.0)(time.sleep, [0.0, *[60.0] * 8]))"
    )
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", work],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:
        assert running.stdout
        running.stdout.readline()
        time.sleep(1)
        running.send_signal(sent)
        running.wait(timeout=30)

        assert _ends(running.pid)


def _ends(group: int) -> bool:
    """Whether a group of processes ends within ten seconds."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    os.killpg(group, signal.SIGKILL)
    return False
