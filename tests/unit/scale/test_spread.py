"""Work spread over processes: what it gives, and how far it runs ahead."""

from concurrent.futures import Future
from itertools import count, islice

import pytest

from crossread.scale import local
from crossread.scale.local import annotate_here, annotator, spread
from tests.unit.collate.stories import report


@pytest.mark.parametrize("processes", [1, 2])
def test_the_order_is_that_of_what_comes_in(processes):
    """However many processes, as ``map`` gives it."""
    assert list(spread(processes)(abs, range(-70, 0))) == list(map(abs, range(-70, 0)))


@pytest.mark.parametrize("processes", [1, 2])
def test_a_stream_without_end_goes_through(processes):
    """Only a few chunks are asked for ahead of what is read."""
    asked = count(1)

    results = spread(processes)(abs, asked)

    assert list(islice(results, 3)) == [1, 2, 3]
    assert next(asked) < 200
    if processes > 1:
        results.close()


@pytest.mark.parametrize(("cores", "letters", "processes"), [(2, 30, 2), (8, 30, 4), (8, 500, 0)])
def test_as_many_processes_as_pay(monkeypatch, cores, letters, processes):
    """One a core up to four, and none that would take longer to start than to read."""
    reports = [report(name, "The ferry sank off the quay on Monday.") for name in "abcdef"]
    started = []

    class Pool:
        """Reads here what would be read elsewhere."""

        def __init__(self, count):
            started.append(count)

        def submit(self, do, *given):
            future = Future()
            future.set_result(do(*given))
            return future

        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

    monkeypatch.setattr("os.cpu_count", lambda: cores)
    monkeypatch.setattr(local, "_WORTH", letters)
    monkeypatch.setattr(local, "pool", Pool)

    found = list(annotator(None)(reports))

    assert started == [processes] * bool(processes)
    assert [each.report for each in found] == [each.report for each in annotate_here(reports)]
