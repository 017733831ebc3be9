"""What is told of two people stands in two rows."""

from itertools import combinations

import pytest

from crossread.annotate import annotate
from crossread.collate import Verdict, why
from crossread.collate.config import CollateConfig
from crossread.collate.people import Aged, People, people_of
from crossread.models.language import Reader
from tests.unit.collate.stories import claims, report

READER = Reader.load()


def reports(*texts):
    return annotate(
        [report(name, text, "2031-05-02") for name, text in zip("ab", texts, strict=False)], READER
    )


def people(text):
    return people_of(claims(reports(text)[0])[0])


@pytest.mark.parametrize(
    "text",
    [
        "Ana Corrado, 14, was hurt.",
        "Ana Corrado (14) was hurt.",
        "The 14-year-old Ana Corrado was hurt.",
    ],
)
def test_an_age_is_of_the_full_name_beside_it(text):
    """A comma, a bracket or a blank stands between them."""
    assert people(text).aged == {"ana", "corrado"}


@pytest.mark.parametrize(
    "text", ["Corrado, 14, was hurt.", "Ana Corrado was hurt.", "A 14-year-old rower was hurt."]
)
def test_a_family_name_or_no_age_says_nothing(text):
    """A family name alone may be anybody's of that name."""
    assert people(text).aged == frozenset()


@pytest.mark.parametrize(
    ("other", "others"),
    [
        ("Tomas Vela, 16, was hurt.", True),
        ("Maria Corrado, 16, was hurt.", False),
        ("Ana Vela, 14, was hurt.", False),
        ("Tomas Vela was hurt.", False),
        ("Ana Corrado, 14, and Tomas Vela, 16, were hurt.", False),
        ("Tomas Vela, 16, was hurt beside Corrado.", False),
    ],
)
def test_others_are_not_named_in_both(other, others):
    """Who shares a part of the name may be the same person, and so may who has no age."""
    one, two = people("Ana Corrado, 14, was hurt."), people(other)

    assert one.are_others(two) is others
    assert two.are_others(one) is others


def test_groups_are_parted_by_any_two_of_their_claims():
    """A claim that tells no age stands with anybody's."""
    ana, tomas = (People(name, name) for name in (frozenset({"ana"}), frozenset({"tomas"})))
    aged = Aged({0: ana, 2: tomas})

    parted = [pair for pair in combinations(range(4), 2) if aged.part([pair[0]], [pair[1]])]

    assert parted == [(0, 2)]
    assert aged.part([0, 1], [2, 3])


def test_why_tells_that_two_people_are_told_of():
    """They are alike in all but the name and the age."""
    read = reports(
        "Ana Corrado, 14, was hurt at the quay.", "Tomas Vela, 16, was hurt at the quay."
    )
    one, two = (claims(each)[0].claim.id for each in read)

    answer = why((one, two), read, CollateConfig(same_point=0.05))

    assert answer.together is False
    assert answer.verdict is Verdict.TWO_PEOPLE
