"""A detail beside its clause is not shown twice."""

from dataclasses import replace

import crossread
from crossread.dossier.view.saying import unrepeated
from crossread.model.annotation import ClauseKind
from crossread.model.span import Span


def test_a_detail_of_a_clause_beside_it_is_left_out(example):
    """One of another report, or of a clause that is not there, stays."""
    (claim, *_) = crossread.read([example]).stories[0].claims
    clause = replace(claim, kind=ClauseKind.MAIN, span=Span(0, 20), report="a")
    inside = replace(clause, kind=ClauseKind.DETAIL, span=Span(5, 12))
    elsewhere = replace(inside, report="b")

    assert unrepeated([inside, clause, elsewhere]) == [clause, elsewhere]
    assert unrepeated([inside, elsewhere]) == [inside, elsewhere]
