"""Which claims stand in one point."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.collate.align import align
from crossread.collate.compare import Background
from crossread.collate.config import CollateConfig
from crossread.collate.profile import Profile
from crossread.collate.rivalry import Rivalry
from crossread.collate.substance import Substance
from crossread.model.span import Span
from crossread.models.matcher import Matcher

WORDS = "ferry dead quay storm captain hatch inquiry signal".split()
NOTHING = Background({}, {}, {}, {})
PLAIN = Matcher(-4.0, (("meaning", 8.0),))  # alike enough from a meaning of one half on


def claim(
    report: str,
    place: int,
    *words: str,
    length: int = 5,
    detail: bool = False,
    part: int = 1,
    substance: Substance = Substance(),  # noqa: B008 - frozen
) -> Profile:
    """A claim of words that have nothing to do with each other."""
    rows = np.eye(len(WORDS), dtype=np.float16)[[WORDS.index(word) for word in words]]
    return Profile(
        report=report,
        span=Span(place, place + length),
        said=tuple(range(len(words))),
        stems=tuple(words),
        states=rows,
        head=rows[0].astype(np.float32),
        sentence=rows[0].astype(np.float32),
        subjects=frozenset(),
        entities=frozenset(),
        figures=frozenset(),
        times=frozenset(),
        utterance=None,
        negated=False,
        detail=detail,
        place=0.0,
        part=part,
        substance=substance,
    )


def groups(profiles, same=0.5):
    config = CollateConfig(same_point=same, same_detail=same, same_again=0.7)
    found = align(profiles, PLAIN, config).groups
    return [[(profiles[i].report, profiles[i].span.start) for i in group] for group in found]


def test_same_words_stand_in_one_point():
    """Claims of two reports in the same words join; others stay alone."""
    profiles = [
        claim("a", 0, "ferry", "dead"),
        claim("a", 9, "captain", "hatch"),
        claim("b", 0, "ferry", "dead"),
    ]

    assert groups(profiles) == [[("a", 0), ("b", 0)], [("a", 9)]]


def test_a_report_does_not_say_two_things_in_one_point():
    """Two claims of one report that are not inside each other never meet through a third."""
    profiles = [
        claim("a", 0, "ferry", "dead"),
        claim("a", 9, "ferry", "dead", "quay", "storm"),
        claim("b", 0, "ferry", "dead"),
    ]

    assert groups(profiles, same=0.6) == [[("a", 0), ("b", 0)], [("a", 9)]]


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)),
        min_size=1,
        max_size=9,
    )
)
def test_every_claim_is_in_exactly_one_group(drawn):
    """Nothing is lost and nothing stands twice."""
    profiles = [claim(report, n * 10, *words) for n, (report, words) in enumerate(drawn)]

    found = align(profiles, PLAIN, CollateConfig(same_point=0.5, same_detail=0.5))

    assert sorted(index for group in found.groups for index in group) == list(range(len(drawn)))
    assert found.told.tolist() == list(range(len(drawn)))


@pytest.mark.parametrize("least", [0.0, 0.3])
def test_matches_say_why(least):
    """A match names its strongest evidence with its value."""
    profiles = [claim("a", 0, "ferry", "dead"), claim("b", 0, "ferry", "dead")]

    (match,) = align(
        profiles, PLAIN, CollateConfig(same_point=0.5, same_detail=0.5, least_match=least)
    ).matches.among((1, 0))

    assert match.because == ("meaning 1.00",)
    assert match.score == pytest.approx(1 / (1 + np.exp(-4.0)), abs=1e-3)


def test_scores_of_a_group_are_those_of_its_matches():
    """Scores alone and scores with their reasons are of the same pairs."""
    profiles = [claim("a", 0, "ferry"), claim("b", 0, "ferry", "dead"), claim("c", 0, "dead")]
    matches = align(profiles, PLAIN, CollateConfig(same_point=0.5, same_detail=0.5)).matches

    found = {match[:2]: match.score for match in matches.among((0, 1, 2))}

    assert matches.scores((2, 1, 0)) == found
    assert found


def test_a_detail_ties_what_its_clause_does_not():
    """The place stands in a clause of the one report that the other's clause does not match."""
    profiles = [
        claim("a", 0, "ferry", "dead", "captain", "quay", length=20),
        claim("a", 12, "quay", detail=True),
        claim("b", 0, "quay"),
    ]

    assert groups(profiles, same=0.7) == [[("a", 0)], [("a", 12), ("b", 0)]]


def test_frames_in_the_same_few_words_do_not_join():
    """That somebody spoke is no statement of the story: who spoke stands beside what was said."""
    profiles = [claim(report, 0, "inquiry", substance=Substance(frame=True)) for report in "ab"]

    assert len(groups(profiles)) == 2


def test_bare_details_in_the_same_words_are_no_claims():
    """A phrase in two reports is no statement that they share."""
    bare = Substance(bare=True)
    profiles = [
        claim("a", 0, "ferry", "dead", "quay", length=20),
        claim("a", 12, "quay", detail=True, substance=bare),
        claim("b", 0, "storm", "quay", length=20),
        claim("b", 12, "quay", detail=True, substance=bare),
    ]

    assert groups(profiles, same=0.7) == [[("a", 0)], [("b", 0)]]


@pytest.mark.parametrize(
    ("facet", "shared"),
    [({}, False), ({"dated": True}, True), ({"counts": frozenset({3.0})}, True)],
)
def test_details_that_share_a_name_alone_are_no_point(facet, shared):
    """A title and a name in two reports are no statement; a day or a figure is one."""
    name = Substance(bare=True, seldom=frozenset({"orsini"}), **facet)
    profiles = [
        claim("a", 0, "ferry", "dead", "quay", length=20),
        claim("a", 12, "quay", "captain", detail=True, substance=name),
        claim("b", 0, "storm", "inquiry", length=20),
        claim("b", 12, "quay", "captain", detail=True, substance=name),
    ]

    assert ([("a", 12), ("b", 12)] in groups(profiles, same=0.7)) is shared


class Rivals(Rivalry):
    """What tells that each two claims put another figure to one thing."""

    def may_be(self, left, right):
        """Return that all may be."""
        return np.ones(len(left), bool)

    def are(self, left, right, scores):
        """Return that any two are."""
        return np.ones(len(left), bool)


@pytest.mark.parametrize(
    ("detail", "rivalry", "points"),
    [
        (False, None, [[("a", 0)], [("b", 0)]]),
        (False, Rivals((), (), NOTHING), [[("a", 0), ("b", 0)]]),
        (True, None, []),
        (True, Rivals((), (), NOTHING), [[("a", 0), ("b", 0)]]),
    ],
)
def test_rivals_join_by_fewer_words(detail, rivalry, points):
    """Two claims that put another figure to one thing have little else in common."""
    profiles = [
        claim("a", 0, "ferry", "dead", "quay", detail=detail),
        claim("b", 0, "ferry", "dead", detail=detail),
    ]
    config = CollateConfig(same_point=0.9, same_detail=0.9)

    found = align(profiles, PLAIN, config, rivalry=rivalry).groups

    assert [[(profiles[i].report, profiles[i].span.start) for i in g] for g in found] == points


def test_rivals_that_hardly_match_are_two_points():
    """Figures alone are not enough."""
    profiles = [claim("a", 0, "ferry", "dead", "quay"), claim("b", 0, "storm", "dead", "hatch")]

    found = align(profiles, PLAIN, CollateConfig(), rivalry=Rivals((), (), NOTHING))

    assert len(found.groups) == 2


def test_a_detail_repeats_nothing():
    """Where the clauses around two details are one point, the details say nothing more."""
    profiles = [
        claim("a", 0, "ferry", "quay", length=20),
        claim("a", 12, "quay", detail=True),
        claim("b", 0, "ferry", "quay", length=20),
        claim("b", 12, "quay", detail=True),
    ]

    assert groups(profiles) == [[("a", 0), ("b", 0)]]


def test_details_that_other_details_hold_are_no_point():
    """Two reports that share a phrase share the words in it too: one row says so."""
    profiles = [
        claim("a", 0, "ferry", "storm", length=30),
        claim("a", 10, "captain", "quay", length=12, detail=True),
        claim("a", 10, "captain", detail=True),
        claim("b", 0, "inquiry", "hatch", length=30),
        claim("b", 10, "captain", "quay", length=12, detail=True),
        claim("b", 10, "captain", detail=True),
    ]

    assert groups(profiles, same=0.8) == [[("a", 0)], [("a", 10), ("b", 10)], [("b", 0)]]


def test_a_detail_alone_is_no_claim():
    """What no other report gives is told by its clause."""
    profiles = [
        claim("a", 0, "ferry", "quay", length=20),
        claim("a", 12, "quay", detail=True),
        claim("b", 0, "storm"),
    ]

    found = align(profiles, PLAIN, CollateConfig(same_point=0.5, same_detail=0.5))

    assert found.groups == ((0,), (2,))
    assert found.told.tolist() == [0, 2]
    assert all(claim != 1 for claim, _ in found.closest([0, 2]))


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"),
            st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
            st.booleans(),
        ),
        min_size=1,
        max_size=9,
    )
)
def test_clauses_are_always_told(drawn):
    """Details come and go; a clause is in exactly one group, and no detail alone without one."""
    profiles = [
        claim(r, n * 3, *words, detail=detail) for n, (r, words, detail) in enumerate(drawn)
    ]

    found = align(profiles, PLAIN, CollateConfig(same_point=0.5, same_detail=0.5))

    told = [index for group in found.groups for index in group]
    assert len(told) == len(set(told))
    assert {i for i, p in enumerate(profiles) if not p.detail} <= set(told)
    for group in found.groups:
        one_report = len({profiles[i].report for i in group}) == 1
        assert not (one_report and any(profiles[i].detail for i in group))


@pytest.mark.parametrize(("part", "found"), [(1, [[0, 2], [1]]), (0, [[0, 1, 2]])])
def test_a_lead_and_what_it_sums_up_are_one_telling(part, found):
    """A report tells again below what its lead says; what it tells twice elsewhere is two."""
    profiles = [
        claim("a", 0, "ferry", "dead", part=part),
        claim("a", 50, "ferry", "dead", "quay"),
        claim("b", 0, "ferry", "dead"),
    ]

    groups = align(profiles, PLAIN, CollateConfig(same_point=0.55, same_again=1.0)).groups

    assert [list(group) for group in groups] == found
