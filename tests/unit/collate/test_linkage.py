"""How well claims match a group."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crossread.collate.linkage import NOWHERE, Linkage, homes
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
    return made(CLAIMS, {(0, 2): 0.8, (1, 2): 0.6})


def made(claims, scores):
    """The linkage of claims, each a group of its own."""
    said = {r: side.said for r, side in Scoring(claims, PLAIN, 0.1).sides.items()}
    found = Linkage(matches(scores, len(claims)), Nesting.of(claims, said))
    for claim_ in range(len(claims)):
        found.settle(claim_, [claim_])
    return found


def test_a_part_does_not_count_beside_its_clause(linkage):
    """The clause tells it."""
    linkage.join(0, 1)

    assert linkage.counting[0] == [0]
    assert linkage.mean([2], 0) == pytest.approx(0.8)


def test_a_pair_without_a_score_counts_as_nothing(linkage):
    """A group that says more is a weaker match."""
    linkage.join(2, 3)

    assert linkage.mean([0], 2) == pytest.approx(0.4)
    assert linkage.mean([3], 0) == 0


def test_two_claims_that_share_words_are_no_pair(linkage):
    """A report tells one thing in both."""
    assert linkage.mean([0], 1) == 0


@given(st.data())
def test_the_sums_of_a_group_are_those_of_its_claims(data):
    """However it grew, and whatever lies in what joined it."""
    part = st.tuples(st.integers(0, 3), st.sampled_from([3, 5, 9]))
    spans = [(r, *at) for r in "abcdef" for at in sorted(data.draw(st.sets(part, max_size=3)))]
    claims = [claim(r, at, "ferry", length=length) for r, at, length in spans]
    pairs = [(i, j) for j, two in enumerate(spans) for i, one in enumerate(spans[:j])]
    score = st.sampled_from([0.125, 0.5, 0.875])
    scores = {(i, j): data.draw(score) for i, j in pairs if spans[i][0] != spans[j][0]}
    assume(claims)
    found, fresh = made(claims, scores), made(claims, scores)

    for other in data.draw(st.permutations(range(1, len(claims)))):
        found.join(0, other)
    fresh.settle(0, range(len(claims)))

    assert found.counting[0] == fresh.counting[0]
    assert found.sums(0).tolist() == fresh.sums(0).tolist()


def test_homes_are_numbers_of_groups():
    """What stands in no group is nowhere."""
    assert homes([(0, 2), (3,)], 5).tolist() == [0, NOWHERE, 0, 1, NOWHERE]
