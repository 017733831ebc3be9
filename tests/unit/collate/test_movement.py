"""How figures moved over publication time."""

from dataclasses import replace

from crossread.collate.movement import movements
from crossread.model.annotation import Bound
from crossread.model.collation import (
    Discrepancy,
    DiscrepancyKind,
    DiscrepancyRelation,
    Point,
    Status,
)
from crossread.model.span import Span
from crossread.model.story import Place
from tests.unit.collate.stories import counted


def moved(*figures, thing="death", unit="person"):
    """The movements of one point: a report, a figure and a day each."""
    members = [counted(n, thing, v, v, v, Bound.EXACT, unit) for n, v, _ in figures]
    days = {n: day for n, _, day in figures}
    claims = {s.claim.id: s.claim for s in members}
    words = tuple(Place(c.report, c.quantities[0].span) for c in claims.values())
    differs = Discrepancy(
        "d-1", "p-1", DiscrepancyKind.NUMBER, DiscrepancyRelation.UPDATES, tuple(claims), "", words
    )
    point = Point("p-1", "", Status.AGREED, tuple(claims), 2, 2, (), (), ())
    return movements([point], {"p-1": [differs]}, claims, days)


def test_figures_stand_in_order_of_publication():
    """Twelve, then fifteen, then seventeen, whichever report is read first."""
    (movement,) = moved(
        ("c", 17, "2031-03-03"), ("a", 12, "2031-03-01"), ("b", 15, "2031-03-02T08:00:00Z")
    )

    assert [step.value for step in movement.steps] == [12, 15, 17]
    assert (movement.point, movement.counted) == ("p-1", "death")


def test_figures_of_one_day_do_not_move():
    """A conflict is not a movement."""
    assert moved(("a", 12, "2031-03-01"), ("b", 17, "2031-03-01")) == ()


def test_the_same_figure_does_not_move():
    """Saying it again tomorrow is no update."""
    assert moved(("a", 12, "2031-03-01"), ("b", 12, "2031-03-02")) == ()


def test_figures_without_a_day_have_no_place():
    """An undated report cannot stand before or after another."""
    assert moved(("a", 12, None), ("b", 17, "2031-03-02")) == ()


def test_nobody_grows_older_as_news():
    """An age is of its day."""
    figures = (("a", 12, "2031-03-01"), ("b", 13, "2031-03-02"))

    assert moved(*figures, thing="year", unit="year_old") == ()
    assert len(moved(*figures, thing="boat", unit="")) == 1


def test_a_figure_in_two_claims_is_one_step():
    """A clause and a part of it give one figure; the clause is cited."""
    part, other = (counted(n, "death", v, v, v, Bound.EXACT) for n, v in (("a", 12), ("b", 17)))
    whole = replace(part.claim, id="c-whole", span=Span(0, len(part.claim.span) + 9))
    claims = {c.id: c for c in (part.claim, whole, other.claim)}
    words = tuple(Place(c.report, c.quantities[0].span) for c in claims.values())
    differs = Discrepancy(
        "d-1", "p-1", DiscrepancyKind.NUMBER, DiscrepancyRelation.UPDATES, tuple(claims), "", words
    )
    point = Point("p-1", "", Status.AGREED, tuple(claims), 2, 2, (), (), ())
    days = {"a": "2031-03-01", "b": "2031-03-02"}

    (movement,) = movements([point], {"p-1": [differs]}, claims, days)

    assert [(step.claim, step.value) for step in movement.steps] == [("c-whole", 12), ("c-b", 17)]
