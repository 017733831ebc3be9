"""Clauses that tell again what their report tells in a point."""

import pytest

from crossread.collate.align import align
from crossread.collate.config import CollateConfig
from crossread.collate.constraints import Constraints
from tests.unit.collate.test_align import PLAIN, claim

AGAIN = claim("a", 50, "ferry", "dead", "quay")
POINT = [claim("a", 0, "ferry", "dead"), claim("b", 0, "ferry", "dead")]


def places(profiles, constraints=Constraints(), **thresholds):  # noqa: B008 - frozen
    config = CollateConfig(same_point=0.6, **thresholds)
    found = align(profiles, PLAIN, config, constraints).groups
    return [[(profiles[i].report, profiles[i].span.start) for i in group] for group in found]


def test_a_second_telling_stands_with_the_first():
    """Though linkage counts the two as no match."""
    assert places([*POINT, AGAIN]) == [[("a", 0), ("b", 0), ("a", 50)]]


@pytest.mark.parametrize(
    "other",
    [
        claim("a", 50, "captain", "hatch"),
        claim("a", 50, "ferry", "dead", "quay", detail=True),
    ],
)
def test_no_other_statement_and_no_detail(other):
    """A detail that ties nothing is no claim."""
    assert (other.report, other.span.start) not in places([*POINT, other])[0]


def test_all_that_the_other_reports_say_there_counts():
    """One match of two is no match of the point."""
    profiles = [*POINT, claim("c", 0, "ferry", "dead"), claim("a", 50, "ferry", "quay")]

    assert places(profiles, same_again=0.9)[-1] == [("a", 50)]


def test_a_ruling_keeps_it_out():
    """A ruling goes before any score."""
    apart = Constraints(apart=frozenset({frozenset({1, 2})}))

    assert places([*POINT, AGAIN], apart) == [[("a", 0), ("b", 0)], [("a", 50)]]


def test_it_stands_in_the_point_that_it_matches_best():
    """Of two that it tells again, and the first of equals."""
    profiles = [
        *POINT,
        claim("a", 10, "ferry", "dead", "storm"),
        claim("b", 10, "ferry", "dead", "storm"),
        claim("a", 50, "ferry", "dead", "storm", "quay"),
    ]

    assert [("a", 10), ("b", 10), ("a", 50)] in places(profiles)
