"""What joins, given how well claims match, and what leaves its group again."""

import pytest

from crossread.collate.constraints import Constraints
from crossread.collate.grouping import ClaimGroups
from crossread.collate.nesting import Nesting
from crossread.collate.scoring import Scoring
from tests.unit.collate.test_align import PLAIN, claim
from tests.unit.collate.test_matches import matches

# Each report says in a clause what it says in a sentence around it.
WITHIN = [
    claim("a", 0, "ferry", length=20),
    claim("a", 2, "ferry", length=5),
    claim("b", 0, "ferry", length=20),
    claim("b", 2, "ferry", length=5),
]


def joined(profiles, scores):
    """The groups that clauses with these scores make."""
    scored = matches(scores, len(profiles))
    said = {report: side.said for report, side in Scoring(profiles, PLAIN, 0.1).sides.items()}
    groups = ClaimGroups(profiles, scored, Nesting.of(profiles, said), Constraints(), None)
    groups.join(0.55, 0.55, details=False)
    return groups.kept()


@pytest.mark.parametrize(
    ("by_sentence", "points"), [(0.25, ((0, 1, 2), (3,))), (0.6, ((0, 1, 2, 3),))]
)
def test_what_lies_in_a_sentence_stands_with_it_where_the_other_report_tells_it(
    by_sentence, points
):
    """Else it stands alone, though the clauses match each other: it counts no more in the row."""
    scores = {(0, 2): 0.9, (1, 3): 0.95, (1, 2): 0.9, (0, 3): by_sentence}

    assert joined(WITHIN, scores) == points
