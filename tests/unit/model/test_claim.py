"""Which claims tell nothing beside others."""

import pytest

from crossread.model.annotation import CertaintyValue, ClauseKind, Irrealis
from crossread.model.claim import Claim, ClaimCertainty, is_repeated
from crossread.model.span import Span


def claim(report: str, span: Span, kind: ClauseKind) -> Claim:
    certainty = ClaimCertainty(CertaintyValue.CERTAIN, ())
    name = f"{report}{span}"
    return Claim(
        name, report, span, kind, (), None, certainty, Irrealis.NONE, "", (), (), (), (), None
    )


CLAUSE = claim("a", Span(0, 20), ClauseKind.MAIN)
DETAIL = claim("a", Span(5, 12), ClauseKind.DETAIL)


def test_a_detail_of_a_clause_beside_it_is_repeated():
    """Wherever among the others the clause stands."""
    assert is_repeated(DETAIL, [DETAIL, CLAUSE])


@pytest.mark.parametrize(
    "beside",
    [
        (),
        (claim("b", CLAUSE.span, ClauseKind.MAIN),),
        (claim("a", Span(12, 20), ClauseKind.MAIN),),
        (DETAIL, claim("a", Span(0, 20), ClauseKind.DETAIL)),
    ],
    ids=["nothing", "another report", "other words", "another detail"],
)
def test_a_detail_without_its_clause_is_not(beside):
    """Nothing else tells it."""
    assert not is_repeated(DETAIL, beside)


def test_a_clause_is_never_repeated():
    """Not even by a clause around it."""
    inner = claim("a", DETAIL.span, ClauseKind.MAIN)

    assert not is_repeated(inner, [CLAUSE, inner])
