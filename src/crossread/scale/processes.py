"""Processes of this machine: how they start, and how they end with what they work for."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process, resource_tracker
from typing import ParamSpec, TypeVar

from crossread.errors import EngineError
from crossread.scale.collector import collect_seldom

P = ParamSpec("P")
T = TypeVar("T")


@contextmanager
def pool(
    processes: int, start: str = "spawn", ready: Callable[[], None] = collect_seldom
) -> Iterator[ProcessPoolExecutor]:
    """Yield a pool of processes that are deaf to Ctrl-C and end with what they work for.

    They end at once where the block ends in an error, Ctrl-C among these, and where this process is
    killed; EngineError where one of them is. Tasks must not be cancelled: a pool with such never
    ends. ``start`` is how ``multiprocessing`` starts them, and ``ready`` what each does before its
    first task.
    """
    # Products of matrices are added up in another order on another number of threads, and their
    # last digit is shown now and then. A process has one, as those of Spark do.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    resource_tracker.ensure_running()  # when it starts, it lifts the block of signals
    context = get_context(start)
    with _Deaf(processes, context, initializer=_begin, initargs=(ready,)) as started:
        try:
            yield started
        except BrokenProcessPool:
            raise EngineError(
                "a process was ended from outside, perhaps for want of memory; run again with "
                "fewer, where the command has --processes, or with fewer reports"
            ) from None
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


def _begin(ready: Callable[[], None]) -> None:
    """Let this process end when it is told to, and when the one that started it is killed."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    ready()
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_await_end, args=(parent.join,), daemon=True).start()


def _await_end(join: Callable[[], None]) -> None:
    join()
    os._exit(1)
