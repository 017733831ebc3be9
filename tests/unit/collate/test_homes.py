"""Where claims stand while groups grow."""

from crossread.collate.homes import Homes
from crossread.collate.nesting import Nesting
from crossread.collate.scoring import Scoring
from tests.unit.collate.test_align import PLAIN, claim

CLAIMS = [
    claim("a", 0, "ferry", length=20),
    claim("a", 2, "quay", length=5, detail=True),
    claim("b", 0, "ferry", length=20),
]


def test_a_detail_is_told_where_its_clause_stands():
    """Its own group tells nothing of the kind."""
    said = {r: side.said for r, side in Scoring(CLAIMS, PLAIN, 0.1).sides.items()}
    homes = Homes([0, 1, 2], CLAIMS, Nesting.of(CLAIMS, said))

    homes.move([0], 2)
    homes.move([1], 7)

    assert homes.of == [2, 7, 2]
    assert homes.telling == [{2}, {2}, {2}]
