"""The invented newswire of the speed benchmark, and what is computed from its figures."""

import pytest

from benchmarks.speed.grouping import growth
from benchmarks.speed.newswire import COPY_KINDS, wire


@pytest.fixture(scope="module")
def told():
    return list(wire(400))


def test_equal_seeds_give_equal_wires(told):
    """The same reports on every machine; another seed gives others."""
    assert list(wire(400)) == told
    assert list(wire(400, seed=8)) != told


def test_a_copy_names_a_report_of_its_event_that_came_before(told):
    """What was copied is known, and every kind of copy is there."""
    seen = {}
    for each in told:
        if each.copy_of:
            assert seen[each.copy_of] == each.event
        seen[each.id] = each.event

    assert len(seen) == 400
    assert {each.kind for each in told} == {None, *COPY_KINDS}


def test_reports_are_as_long_as_promised(told):
    """About 150 words; an excerpt is shorter."""
    lengths = [len(each.text.split()) for each in told if each.kind != "excerpt"]

    assert 130 < sum(lengths) / len(lengths) < 180


def test_growth_is_the_exponent_of_the_cost():
    """Ten times the reports: ten times the cost is 1, a hundred times is 2."""
    sizes = [{"reports": 10.0**n, "CPU s": cost} for n, cost in ((1, 1.0), (2, 10.0), (3, 1000.0))]

    assert growth(sizes) == pytest.approx([1.0, 2.0])
