"""What people ruled, as the alignment obeys it."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from crossread.collate.align import align
from crossread.collate.config import CollateConfig
from crossread.collate.constraints import Constraints
from crossread.collate.log import standing
from crossread.collate.rulings import rulings
from crossread.model.annotation import Bound, ClauseKind
from crossread.model.judgement import Judgement, Outcome, Ruling
from crossread.model.span import Span
from crossread.model.story import Place
from tests.unit.collate.stories import counted
from tests.unit.collate.test_align import PLAIN, WORDS, claim

CLAIMS = [counted(name, "boat", 4, 4, 4, Bound.EXACT) for name in "abcd"]


def place(name, start=0, end=6):
    return Place(name, Span(start, end))


def ruled(id_, ruling, *names, supersedes=None):
    places = tuple(place(name) for name in names)
    return Judgement(id_, ruling, places, "Ada", "2031-03-01T10:00:00+00:00", None, supersedes)


def outcomes(*judgements):
    return [each.outcome for each in rulings(judgements, CLAIMS, ()).heard]


def test_a_superseded_judgement_asks_for_nothing():
    """The later line goes before the one that it takes the place of."""
    first = ruled("j-1", Ruling.SAME, "a", "b")
    second = ruled("j-2", Ruling.NOT_SAME, "a", "b", supersedes="j-1")

    assert standing((first, second)) == (second,)


def test_a_withdrawn_judgement_asks_for_nothing():
    """Undoing leaves the machine to its own."""
    first = ruled("j-1", Ruling.SAME, "a", "b")
    undo = ruled("j-2", Ruling.WITHDRAWN, "a", "b", supersedes="j-1")

    assert standing((first, undo)) == ()


def test_sameness_carries_over():
    """Who says that a is b and b is c has said that a is c."""
    found = rulings(
        (ruled("j-1", Ruling.SAME, "a", "b"), ruled("j-2", Ruling.SAME, "b", "c")), CLAIMS, ()
    )

    assert found.constraints.together == (frozenset({0, 1, 2}),)


def test_of_two_that_cannot_stand_together_the_later_is_obeyed():
    """The earlier one is reported, not forgotten."""
    told = outcomes(
        ruled("j-1", Ruling.NOT_SAME, "a", "c"),
        ruled("j-2", Ruling.SAME, "a", "b"),
        ruled("j-3", Ruling.SAME, "b", "c"),
    )

    assert told == [Outcome.OVERRULED, Outcome.OBEYED, Outcome.OBEYED]


def test_words_that_are_gone_are_reported():
    """A ruling on a report that is not there says which words are missing."""
    found = rulings((ruled("j-1", Ruling.SAME, "a", "nobody"),), CLAIMS, ())

    assert [each.outcome for each in found.heard] == [Outcome.UNRESOLVED]
    assert "nobody" in found.heard[0].why


def test_a_claim_cut_a_little_differently_is_still_meant():
    """Another version of the clause splitter does not lose the ruling."""
    told = Judgement("j-1", Ruling.SAME, (place("a", 0, 5), place("b")), "Ada", "2031-03-01")

    assert outcomes(told) == [Outcome.OBEYED]


def test_a_split_off_claim_stands_apart_from_all_others():
    """The first place is taken out of the point that the others make."""
    found = rulings((ruled("j-1", Ruling.SPLIT, "b", "a", "c"),), CLAIMS, ())

    assert found.constraints.apart == {frozenset({0, 1}), frozenset({1, 2})}
    assert found.on(1, 2) == ("j-1",)
    assert found.on(0, 2) == ()


def cut(stated, kind, start, end):
    """A claim at other words of the same report."""
    return replace(stated, claim=replace(stated.claim, kind=kind, span=Span(start, end)))


def test_what_is_ruled_on_a_clause_holds_for_its_details():
    """No part of the words stays where they were taken out; a clause in them is ruled by itself."""
    detail, clause = ClauseKind.DETAIL, ClauseKind.MAIN
    stated = [
        cut(CLAIMS[0], clause, 0, 40),
        cut(CLAIMS[0], detail, 5, 30),
        cut(CLAIMS[0], clause, 31, 40),
        cut(CLAIMS[1], clause, 0, 6),
        cut(CLAIMS[1], detail, 50, 60),
    ]
    places = (Place("a", Span(0, 40)), place("b"))
    judged = replace(ruled("j-1", Ruling.NOT_SAME, "a", "b"), places=places)

    found = rulings((judged,), stated, ()).constraints

    assert found.apart == {frozenset({0, 3}), frozenset({1, 3})}
    assert found.named == {0, 3}


def test_what_is_ruled_on_a_detail_holds_for_the_clause_in_it():
    """A detail may be longer than its clause, with what is said of where it is from."""
    stated = [
        cut(CLAIMS[0], ClauseKind.DETAIL, 0, 40),
        cut(CLAIMS[0], ClauseKind.MAIN, 0, 20),
        cut(CLAIMS[1], ClauseKind.MAIN, 0, 6),
    ]
    judged = ruled("j-1", Ruling.NOT_SAME, "a", "b")
    judged = replace(judged, places=(Place("a", Span(0, 40)), place("b")))

    found = rulings((judged,), stated, ()).constraints

    assert found.apart == {frozenset({0, 2}), frozenset({1, 2})}


def test_a_detail_that_a_person_named_is_told():
    """Alone, it ties no reports; it is a claim because somebody pointed at it."""
    profiles = [
        claim("a", 0, "ferry", "quay", length=20),
        claim("a", 12, "quay", detail=True),
        claim("b", 0, "quay"),
    ]
    parted = Constraints(apart=frozenset({frozenset({1, 2})}), named=frozenset({1, 2}))

    found = align(profiles, PLAIN, CollateConfig(same_point=0.7, same_detail=0.7), parted)

    assert found.groups == ((0,), (1,), (2,))


PAIRS = st.tuples(
    st.sampled_from([Ruling.SAME, Ruling.NOT_SAME]),
    st.sampled_from(sorted(map("".join, combinations("abcd", 2)))),
)


@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), min_size=4, max_size=4),
    st.lists(PAIRS, max_size=6),
)
def test_what_is_obeyed_holds(drawn, asked):
    """Whatever the claims score: an obeyed pair stands as ruled, and no claim is lost."""
    profiles = [claim(name, 0, *words) for name, words in zip("abcd", drawn, strict=True)]
    log = [ruled(f"j-{n}", ruling, *pair) for n, (ruling, pair) in enumerate(asked)]
    found = rulings(log, CLAIMS, ())

    groups = align(
        profiles, PLAIN, CollateConfig(same_point=0.5, same_detail=0.5), found.constraints
    ).groups

    home = {i: group for group in groups for i in group}
    assert sorted(home) == [0, 1, 2, 3]
    for each, judgement in zip(found.heard, log, strict=True):
        one, two = ("abcd".index(p.report) for p in judgement.places)
        if each.outcome is Outcome.OBEYED:
            assert (home[one] == home[two]) == (judgement.ruling is Ruling.SAME)


def test_claims_ruled_the_same_count_as_one():
    """A third claim need only match one of two wordings that a person put together."""
    profiles = [
        claim("a", 0, "ferry", "dead"),
        claim("b", 0, "captain", "hatch"),
        claim("c", 0, "ferry", "dead"),
    ]
    found = rulings((ruled("j-1", Ruling.SAME, "a", "b"),), CLAIMS, ())

    aligned = align(
        profiles, PLAIN, CollateConfig(same_point=0.6, same_detail=0.6), found.constraints
    )

    assert aligned.groups == ((0, 1, 2),)
