"""Named rules over the figures of a point, each with its reason."""

import pytest

from crossread.collate.reduction import OF_TOLLS, RULES, reductions
from crossread.model.annotation import Bound
from tests.unit.collate.stories import counted

EXACT, AT_LEAST, VAGUE = Bound.EXACT, Bound.AT_LEAST, Bound.VAGUE
UPDATE = [("a", 12, 12, EXACT, "2031-03-01"), ("b", 17, 17, EXACT, "2031-03-03")]
BOUND = [("a", 40, None, AT_LEAST, "2031-03-01"), ("b", 41, 41, EXACT, "2031-03-01")]
CONFLICT = [
    ("a", 15, 15, EXACT, "2031-03-01"),
    ("b", 16, 16, EXACT, "2031-03-01"),
    ("c", 16, 16, EXACT, "2031-03-01"),
]
DOZENS = [("a", 12, None, VAGUE, "2031-03-01"), ("b", 30, 30, EXACT, "2031-03-01")]


def reduced(case, origins=None):
    """Each rule's low, best and high."""
    members = [counted(n, "death", low, low, high, bound) for n, low, high, bound, _ in case]
    days = {n: day for n, *_, day in case}
    found = reductions(members, origins or {n: f"o-{n}" for n in days}, days)
    return {each.rule: each for each in found}


@pytest.mark.parametrize(
    ("case", "rule", "low", "best", "high"),
    [
        pytest.param(UPDATE, "latest", None, 17, None, id="[12|1 March] then [17|3 March]: latest"),
        pytest.param(UPDATE, "acled-conservative", None, 17, None, id="an update revises"),
        pytest.param(UPDATE, "ucdp-range", 12, 17, 17, id="a tie goes to the latest"),
        pytest.param(UPDATE, "majority", 12, None, 17, id="one voice each is no majority"),
        pytest.param(UPDATE, "ibc-minmax", 12, None, 17, id="all reports count"),
        pytest.param(BOUND, "ibc-minmax", 40, None, 41, id="[at least 40] and [41]"),
        pytest.param(BOUND, "acled-conservative", None, 40, None, id="a bound is a figure"),
        pytest.param(CONFLICT, "majority", None, 16, None, id="[15] against [16] and [16]"),
        pytest.param(CONFLICT, "acled-conservative", None, 15, None, id="the least of a day"),
        pytest.param(CONFLICT, "ucdp-range", 15, 16, 16, id="best is what most give"),
        pytest.param(CONFLICT, "latest", 15, None, 16, id="a day that differs is a range"),
        pytest.param(DOZENS, "acled-conservative", None, 12, None, id="[dozens] is 12 at least"),
    ],
)
def test_what_each_rule_picks(case, rule, low, best, high):
    """Update, bound, conflict and vague words, by rule."""
    found = reduced(case)[rule]

    assert (found.low, found.best, found.high) == (low, best, high)


@pytest.mark.parametrize("case", [UPDATE, BOUND, CONFLICT, DOZENS])
def test_nothing_is_averaged(case):
    """Every value is one that a claim gives, and the claims that give it are named."""
    given = {value for _, low, high, *_ in case for value in (low, high)}
    for found in reduced(case).values():
        assert {found.low, found.best, found.high} <= given | {None}
        assert found.claims
        assert found.why


def test_reports_of_one_origin_are_one_voice():
    """Two copies of a wire do not outvote one report."""
    found = reduced(CONFLICT, {"a": "o-1", "b": "o-2", "c": "o-2"})["majority"]

    assert (found.low, found.best, found.high) == (15, None, 16)


def test_why_speaks_of_what_is_open_and_vague():
    """A reader of the table sees that a figure is a floor or a word."""
    assert "open upwards" not in reduced(CONFLICT)["ibc-minmax"].why
    assert "vague" in reduced(DOZENS)["acled-conservative"].why
    assert "published on 2031-03-03" in reduced(UPDATE)["acled-conservative"].why


def test_undated_figures_are_reduced_all_the_same():
    """Without a day there is no latest figure: a range, and it says so."""
    found = reduced([("a", 12, 12, EXACT, None), ("b", 17, 17, EXACT, None)])["latest"]

    assert (found.low, found.high) == (12, 17)
    assert "no report is dated" in found.why


def test_order_of_claims_changes_nothing():
    """The same claims give the same values whichever comes first."""

    def values(case):
        return {n: (f.low, f.best, f.high, f.why) for n, f in reduced(case).items()}

    for case in (UPDATE, BOUND, CONFLICT, DOZENS):
        assert {n: v[:3] for n, v in values(case).items()} == {
            n: v[:3] for n, v in values(case[::-1]).items()
        }


def test_every_rule_is_applied():
    """A point that counts the dead has a line for each rule."""
    assert sorted(reduced(UPDATE)) == sorted(RULES)


def test_rules_of_conflict_data_are_for_what_befell_people():
    """Passengers are no toll."""
    passengers = [
        counted(name, "passenger", n, n, n, Bound.EXACT) for name, n in (("a", 36), ("b", 38))
    ]

    found = reductions(passengers, {}, {})

    assert {each.rule for each in found} == RULES.keys() - OF_TOLLS
