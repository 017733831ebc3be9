"""How well claims match a group."""

import numpy as np
import pytest

from crossread.collate.linkage import NOWHERE, Linkage, homes
from crossread.collate.matches import Matches
from crossread.collate.nesting import Nesting
from crossread.collate.scoring import Scoring
from tests.unit.collate.test_align import PLAIN, claim
from tests.unit.collate.test_matches import matches

CLAIMS = [
    claim("a", 0, "ferry", length=20),
    claim("a", 2, "ferry", length=5),
    claim("b", 0, "ferry"),
    claim("c", 0, "quay"),
]


@pytest.fixture
def linkage():
    """Claims 0 and 2 match by 0.8, the part 1 and 2 by 0.6; 3 matches nothing."""
    scored: Matches = matches({(0, 2): 0.8, (1, 2): 0.6}, len(CLAIMS))
    said = {r: side.said for r, side in Scoring(CLAIMS, PLAIN, 0.1).sides.items()}
    return Linkage(scored, Nesting.of(CLAIMS, said), np.arange(len(CLAIMS)))


def test_a_part_does_not_count_beside_its_clause(linkage):
    """The clause tells it."""
    outer = linkage.settle(0, [0, 1])

    assert outer == [0]
    assert linkage.counting([0, 1]) == [0]
    assert linkage.mean([2], [0]) == pytest.approx(0.8)


def test_a_pair_without_a_score_counts_as_nothing(linkage):
    """A group that says more is a weaker match."""
    linkage.settle(2, [2, 3])

    assert linkage.mean([0], [2, 3]) == pytest.approx(0.4)
    assert linkage.mean([3], [0]) == 0


def test_two_claims_that_share_words_are_no_pair(linkage):
    """A report tells one thing in both."""
    assert linkage.mean([0], [1]) == 0


def test_homes_are_numbers_of_groups():
    """What stands in no group is nowhere."""
    assert homes([(0, 2), (3,)], 5).tolist() == [0, NOWHERE, 0, 1, NOWHERE]
