"""What people ruled on origins: which rulings are obeyed, and what becomes of the others."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.collate.kinship import kin, kinship
from crossread.collate.rulings import rulings
from crossread.model.judgement import Judgement, Kin, Outcome, Ruling
from crossread.model.span import Span
from crossread.model.story import Place

NAMES = "abcd"


def ruled(id_, ruling, *names, supersedes=None):
    places = tuple(Place(name, Span(0, 6)) for name in names)
    return Judgement(id_, ruling, places, "Ada", "2031-03-01T10:00:00+00:00", None, supersedes)


def outcomes(*judgements):
    heard = kinship(judgements, NAMES)
    return [heard[each.id].outcome for each in judgements]


def test_an_obeyed_ruling_is_a_pair_of_reports():
    """What the lineage is drawn by."""
    log = (ruled("j-1", Ruling.ORIGIN, "a", "b"), ruled("j-2", Ruling.NOT_ORIGIN, "b", "c"))

    assert kin(log, NAMES) == (Kin(("a", "b"), True, "j-1"), Kin(("b", "c"), False, "j-2"))


def test_of_three_that_cannot_all_hold_the_earliest_gives_way():
    """Who says a is of b's origin and b of c's has said that a is of c's."""
    denied = ruled("j-1", Ruling.NOT_ORIGIN, "a", "c")
    log = (denied, ruled("j-2", Ruling.ORIGIN, "a", "b"), ruled("j-3", Ruling.ORIGIN, "b", "c"))

    assert outcomes(*log) == [Outcome.OVERRULED, Outcome.OBEYED, Outcome.OBEYED]
    assert kinship(log, NAMES)["j-1"].why == "by later judgements together"
    assert [each.judgement for each in kin(log, NAMES)] == ["j-2", "j-3"]


def test_a_later_denial_goes_before_an_earlier_join():
    """The same three the other way round: the first join gives way, the second holds."""
    told = outcomes(
        ruled("j-1", Ruling.ORIGIN, "a", "b"),
        ruled("j-2", Ruling.ORIGIN, "b", "c"),
        ruled("j-3", Ruling.NOT_ORIGIN, "a", "c"),
    )

    assert told == [Outcome.OVERRULED, Outcome.OBEYED, Outcome.OBEYED]


def test_a_withdrawn_ruling_asks_for_nothing():
    """Undoing leaves the machine to its own."""
    first = ruled("j-1", Ruling.ORIGIN, "a", "b")
    undo = ruled("j-2", Ruling.WITHDRAWN, "a", "b", supersedes="j-1")

    assert kin((first, undo), NAMES) == ()
    assert kinship((first, undo), NAMES) == {}


@pytest.mark.parametrize(
    ("names", "why"),
    [
        ("az", "no report z in this story"),
        ("aa", "it is not about two reports"),
        ("a", "it is not about two reports"),
        ("abc", "it is not about two reports"),
    ],
)
def test_what_is_not_about_two_reports_of_the_story_is_unresolved(names, why):
    """The reason says what is missing."""
    heard = kinship((ruled("j-1", Ruling.ORIGIN, *names),), NAMES)["j-1"]

    assert (heard.outcome, heard.why) == (Outcome.UNRESOLVED, why)


def test_rulings_on_claims_and_origins_are_heard_in_the_order_of_the_log():
    """One list, whatever a judgement is about."""
    log = (
        ruled("j-1", Ruling.ORIGIN, "a", "b"),
        ruled("j-2", Ruling.SAME, "a", "b"),
        ruled("j-3", Ruling.NOT_ORIGIN, "b", "c"),
    )
    found = rulings(log, (), (), NAMES)

    assert [each.id for each in found.heard] == ["j-1", "j-2", "j-3"]
    assert [each.outcome for each in found.heard] == [
        Outcome.OBEYED,
        Outcome.UNRESOLVED,
        Outcome.OBEYED,
    ]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([Ruling.ORIGIN, Ruling.NOT_ORIGIN]),
            st.sampled_from(list(combinations(NAMES, 2))),
        ),
        max_size=8,
    )
)
def test_those_obeyed_can_all_hold_and_the_last_always_is(asked):
    """No obeyed denial is undone by obeyed joins, however they chain."""
    log = [ruled(f"j-{n}", ruling, *pair) for n, (ruling, pair) in enumerate(asked)]
    obeyed = kin(log, NAMES)
    home = {name: name for name in NAMES}
    for each in (each for each in obeyed if each.is_one):
        old, new = (home[name] for name in each.reports)
        home = {name: new if at == old else at for name, at in home.items()}

    assert not log or log[-1].id in {each.judgement for each in obeyed}
    assert all(home[k.reports[0]] != home[k.reports[1]] for k in obeyed if not k.is_one)
    assert len(kinship(log, NAMES)) == len(log)
