"""Processes of this machine: how they start, and how they end with what they work for."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process, resource_tracker


@contextmanager
def pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Yield a pool of processes that end with this one."""
    # Products of matrices are added up in another order on another number of threads, and their
    # last digit is shown now and then. A process has one, as those of Spark do.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    context = get_context("spawn")
    with ProcessPoolExecutor(processes, context, initializer=_end_with_parent) as started:
        yield started


@contextmanager
def ended_with(workers: ProcessPoolExecutor, processes: int) -> Iterator[None]:
    """Start all processes of a pool, deaf to Ctrl-C, and end them when what they work for ends so.

    A terminal sends the signal to each, and one that still imports would print a traceback; so they
    are born with it blocked. Tasks must not be cancelled: a pool with such never ends.
    """
    others = active_children()
    resource_tracker.ensure_running()  # when it starts, it lifts the block
    with _blocked(signal.SIGINT):
        for _ in range(processes):
            workers.submit(os.getpid)
    own = [each for each in active_children() if each not in others]
    try:
        yield
    except BaseException:
        for process in own:
            process.terminate()
        raise


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


def _end_with_parent() -> None:
    """Let this process end when the one that started it is killed."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_await_end, args=(parent.join,), daemon=True).start()


def _await_end(join: Callable[[], None]) -> None:
    join()
    os._exit(1)
