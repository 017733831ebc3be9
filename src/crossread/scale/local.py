"""Annotation on this machine, in one process or in several.

The result is the same bytes however many processes there are: each report is read on its own and
the model's answer for a sentence does not depend on what else is in its batch.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context

from crossread.annotate import annotate
from crossread.model.annotation import AnnotatedReport
from crossread.model.report import Report
from crossread.models.language import Reader
from crossread.ports import Annotate

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
