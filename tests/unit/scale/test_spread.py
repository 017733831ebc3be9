"""Work spread over processes: what it gives, and how far it runs ahead."""

from itertools import count, islice

import pytest

from crossread.scale.local import spread


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
