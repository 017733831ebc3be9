"""One thing done to each of many in copies of this process.

A copy, which the system makes with ``fork``, sees all that this process holds: it is told which of
the many it does, and tells what came of it. Threads would wait for each other: what a comparison
asks of numpy takes less time than Python's lock takes to change hands.
"""

import gc
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from functools import partial
from time import monotonic
from typing import Any, TypeVar

from threadpoolctl import threadpool_limits

from crossread.ports import Spread
from crossread.scale.processes import pool

_PAYS_S = 0.2  # of work here; copies take some hundredths to make, and their results to send
_CHUNKS = 16  # for each process, so that none is long alone at work
_MOST = 64  # of the many in one chunk, whose results are held together
_AHEAD = 2  # chunks before each copy: one in work, one that waits for it
_COPIES = 8  # processes that nobody asked for: what they cannot share takes longer by then

T = TypeVar("T")
R = TypeVar("R")

_doing: list[Callable[[Any], Any]] = []  # what a copy was made for


def copies(count: int | None = None, pays: float = _PAYS_S) -> Spread:
    """Return what does one thing to each of many in ``count`` processes: this one and copies of it.

    None is one a core, up to eight; 1 is this process alone, as is any number where the system
    cannot copy it. What takes ``pays`` seconds is done here. Results are sent from one process to
    another, so they must not matter by identity.
    """
    count = count or min(_COPIES, os.cpu_count() or 1)

    def there(do: Callable[[T], R], each: Iterable[T]) -> Iterator[R]:
        rest, begun = iter(each), monotonic()
        for one in rest:
            yield do(one)
            if monotonic() - begun >= pays:
                break
        yield from _copied(do, list(rest), count)

    return there if count > 1 and _may_copy() else map


def _may_copy() -> bool:
    """Whether a process of this system goes on working when it is copied; macOS's may not."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def _copied(do: Callable[[T], R], each: Sequence[T], count: int) -> Iterator[R]:
    """Do what is left: copies have always some of it before them, and what follows is done here."""
    if not each:
        return
    left, told = deque(_chunks(each, count)), deque[Future[list[R]]]()
    # Numpy's own threads would wait for work on the cores where the others are at theirs.
    with threadpool_limits(1), pool(count - 1, "fork", partial(_born, do)) as workers:
        while left or told:
            while left and sum(not part.done() for part in told) < _AHEAD * (count - 1):
                told.append(workers.submit(_do_all, left.popleft()))
            if left:
                told.append(_done([do(one) for one in left.popleft()]))
            while told and (told[0].done() or not left):
                yield from told.popleft().result()


def _chunks(each: Sequence[T], count: int) -> Iterator[Sequence[T]]:
    size = max(1, min(_MOST, len(each) // (_CHUNKS * count)))
    return (each[at : at + size] for at in range(0, len(each), size))


def _done(results: list[R]) -> Future[list[R]]:
    """What was done here, as what was done in a copy."""
    done: Future[list[R]] = Future()
    done.set_result(results)
    return done


def _born(do: Callable[[Any], Any]) -> None:
    """Make a copy ready for what it was made for."""
    # What another thread, that of a progress bar, was writing to is locked in the copy for ever.
    sys.stdout = sys.stderr = None
    gc.freeze()  # looking through what was there before would make it the copy's own
    _doing.append(do)


def _do_all(each: Sequence[T]) -> list[Any]:
    return [_doing[-1](one) for one in each]
