"""What a clause says beside the point that it stands in."""

import pytest

from crossread.collate.align import align
from crossread.collate.config import CollateConfig
from crossread.collate.constraints import Constraints
from crossread.collate.substance import Substance
from tests.unit.collate.test_align import PLAIN, claim

THRESHOLDS = CollateConfig(same_point=0.5, same_detail=0.99)

# Two reports tell of the dead on the ferry and, apart, of the captain; "a" tells both in a clause.
BOTH = [
    claim("a", 0, "ferry", "dead", "captain", "quay", length=40),
    claim("a", 20, "captain", "quay", length=20, detail=True),
    claim("b", 0, "ferry", "dead"),
    claim("b", 10, "captain", "quay"),
]


def places(profiles, constraints=Constraints()):  # noqa: B008 - frozen
    found = align(profiles, PLAIN, THRESHOLDS, constraints).groups
    return [[(profiles[i].report, profiles[i].span.start) for i in group] for group in found]


def test_a_part_stands_in_a_second_point_that_its_clause_matches():
    """The clause stands with the dead, the part of it with the captain."""
    assert places(BOTH) == [[("a", 0), ("b", 0)], [("a", 20), ("b", 10)]]


def test_a_part_is_kept_from_what_a_person_kept_its_clause_from():
    """A ruling goes before any score."""
    apart = Constraints(apart=frozenset({frozenset({1, 3})}))

    assert places(BOTH, apart) == [[("a", 0), ("b", 0)], [("b", 10)]]


def test_a_report_that_tells_the_second_point_needs_no_part_in_it():
    """Its own clause says it."""
    profiles = [*BOTH, claim("a", 50, "captain", "quay")]

    assert places(profiles) == [[("a", 0), ("b", 0)], [("b", 10), ("a", 50)]]


def beside(*words, detail=Substance(), other=("storm",)):  # noqa: B008 - frozen
    """A clause that another report matches, with a part of some words, as places."""
    profiles = [
        claim("a", 0, "ferry", "dead", "quay", *words, length=40),
        claim("a", 20, *words, length=20, detail=True, substance=detail),
        claim("b", 0, "ferry", "dead", "quay"),
        claim("b", 10, *other),
    ]
    return places(profiles)


def test_what_nobody_tells_beside_a_clause_stands_alone():
    """It is what the one report adds."""
    assert [("a", 20)] in beside("captain", "hatch")


@pytest.mark.parametrize(
    ("words", "detail"),
    [
        (("captain",), Substance()),
        (("captain", "hatch"), Substance(whole=False)),
        (("captain", "hatch"), Substance(bare=True, seldom=frozenset({"kemp"}))),
    ],
)
def test_a_word_a_broken_phrase_or_a_short_name_does_not_stand_alone(words, detail):
    """They tell nothing by themselves."""
    assert [("a", 20)] not in beside(*words, detail=detail)


def test_a_day_or_a_figure_stands_alone():
    """Without a verb it still can be checked."""
    assert [("a", 20)] in beside("captain", "hatch", detail=Substance(bare=True, dated=True))


def test_what_the_others_tell_too_does_not_stand_alone():
    """The words are in the point already."""
    profiles = [
        claim("a", 0, "ferry", "dead", "quay", length=40),
        claim("a", 20, "dead", "quay", length=20, detail=True),
        claim("b", 0, "ferry", "dead", "quay"),
    ]

    assert places(profiles) == [[("a", 0), ("b", 0)]]


def test_what_others_tell_a_little_elsewhere_does_not_stand_alone():
    """It is in no point of theirs, and yet nothing that only this report has."""
    assert [("a", 20)] not in beside(
        "captain", "hatch", "signal", other=("captain", "hatch", "storm")
    )


def test_a_clause_that_stands_alone_tells_its_parts():
    """Only beside what others match is there something to add."""
    profiles = [
        claim("a", 0, "ferry", "dead", "captain", "hatch", length=40),
        claim("a", 20, "captain", "hatch", length=20, detail=True),
        claim("b", 0, "storm", "inquiry"),
    ]

    assert places(profiles) == [[("a", 0)], [("b", 0)]]


def test_of_parts_that_share_words_the_longest_is_told():
    """Nothing is added twice."""
    profiles = [
        claim("a", 0, "ferry", "dead", "quay", "captain", "hatch", "storm", length=60),
        claim("a", 20, "captain", "hatch", "storm", length=30, detail=True),
        claim("a", 30, "hatch", "storm", length=20, detail=True),
        claim("b", 0, "ferry", "dead", "quay"),
    ]

    assert places(profiles) == [[("a", 0), ("b", 0)], [("a", 20)]]


def test_a_clause_within_a_clause_tells_its_parts_where_it_stands_alone():
    """What is read in the row of the inner clause needs no row of its own."""
    profiles = [
        claim("a", 0, "ferry", "dead", "quay", "captain", "hatch", "storm", length=60),
        claim("a", 20, "captain", "hatch", "storm", length=30),
        claim("a", 30, "hatch", "storm", length=20, detail=True),
        claim("b", 0, "ferry", "dead", "quay"),
    ]

    assert places(profiles) == [[("a", 0), ("b", 0)], [("a", 20)]]
