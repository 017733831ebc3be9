"""Processes of this machine: how they start, and how they end with what they work for."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process, resource_tracker
from typing import ParamSpec, TypeVar

from crossread.scale.collector import collect_seldom

P = ParamSpec("P")
T = TypeVar("T")


@contextmanager
def pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Yield a pool of processes that are deaf to Ctrl-C and end with what they work for.

    They end at once where the block ends in an error, Ctrl-C among these, and where this process is
    killed. Tasks must not be cancelled: a pool with such never ends.
    """
    # Products of matrices are added up in another order on another number of threads, and their
    # last digit is shown now and then. A process has one, as those of Spark do.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    resource_tracker.ensure_running()  # when it starts, it lifts the block of signals
    with _Deaf(processes, get_context("spawn"), initializer=_begin) as started:
        try:
            yield started
        except BaseException:
            started.end()
            raise


class _Deaf(ProcessPoolExecutor):
    """Starts processes, when tasks are given and none is idle, that do not hear Ctrl-C.

    A terminal sends the signal to each, and one that still imports would print a traceback; so they
    are born with it blocked.
    """

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Give a task to a process, and start one for it where that is due."""
        with _blocked(signal.SIGINT):
            return super().submit(fn, *args, **kwargs)

    def end(self) -> None:
        """End the processes at once, as ``terminate_workers`` does from Python 3.14 on."""
        for process in list(self._processes.values()):
            process.terminate()


@contextmanager
def _blocked(number: signal.Signals) -> Iterator[None]:
    """Hold a signal back, for this thread and what it starts; a system without masks has none."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {number})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Let this process end when the one that started it is killed."""
    collect_seldom()
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_await_end, args=(parent.join,), daemon=True).start()


def _await_end(join: Callable[[], None]) -> None:
    join()
    os._exit(1)
