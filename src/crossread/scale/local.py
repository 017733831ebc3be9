"""Annotation on this machine, in one process or in several.

The result is the same bytes however many processes there are: each report is read on its own and
the model's answer for a sentence does not depend on what else is in its batch.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from crossread.annotate import annotate
from crossread.model.annotation import AnnotatedReport
from crossread.model.report import Report
from crossread.models.language import Reader
from crossread.ports import Annotate, Spread

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 3  # chunks under way for each process
_CHUNK = 16  # reports a task: enough sentences for full batches, few enough to share out evenly


def annotator(processes: int = 1) -> Annotate:
    """Return what annotates reports in ``processes`` processes; 1 is this one."""
    if processes <= 1:
        return _annotate_here

    def annotate_there(reports: Sequence[Report]) -> Iterator[AnnotatedReport]:
        chunks = list(_chunks(reports, processes))
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
            for part in pool.map(_annotate_chunk, chunks):
                yield from part

    return annotate_there


def spread(processes: int = 1) -> Spread:
    """Return what does one thing to each of many in ``processes`` processes; 1 is this one.

    A few chunks are under way at any time: a stream longer than memory goes through.
    """

    def there(do: Callable[[T], R], each: Iterable[T]) -> Iterator[R]:
        rest, waiting = iter(each), deque[Future[list[R]]]()
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
            while chunk := list(islice(rest, _CHUNK)):
                waiting.append(pool.submit(_do_all, do, chunk))
                if len(waiting) > _AHEAD * processes:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()

    return there if processes > 1 else map


def _do_all(do: Callable[[T], R], each: Sequence[T]) -> list[R]:
    return [do(one) for one in each]


def _annotate_here(reports: Sequence[Report]) -> Iterator[AnnotatedReport]:
    for chunk in _chunks(reports, 1):
        yield from _annotate_chunk(chunk)


def _annotate_chunk(reports: Sequence[Report]) -> list[AnnotatedReport]:
    return annotate(reports, _reader())


@cache
def _reader() -> Reader:
    """One model a process."""
    return Reader.load(threads=1)


def _chunks(reports: Sequence[Report], processes: int) -> Iterator[Sequence[Report]]:
    size = max(1, min(_CHUNK, -(-len(reports) // processes)))
    for start in range(0, len(reports), size):
        yield reports[start : start + size]
