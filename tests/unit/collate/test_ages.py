"""Ages: whose they are, and what two of one person are to each other."""

import pytest

from crossread.collate.compare.ages import aged, bearer
from crossread.collate.compare.numbers import numbers
from crossread.collate.people import is_age
from crossread.model.collation import DiscrepancyRelation
from crossread.models.language import Reader
from tests.unit.collate.stories import compared, stated_on

UPDATES, CONFLICTS = DiscrepancyRelation.UPDATES, DiscrepancyRelation.CONFLICTS
READER = Reader.load()


@pytest.mark.parametrize(
    ("before", "after", "days", "relation"),
    [
        (19, 20, ("2031-05-01", "2031-05-02"), UPDATES),
        (19, 21, ("2031-05-01", "2032-09-01"), UPDATES),
        (19, 21, ("2031-05-01", "2031-05-02"), CONFLICTS),
        (20, 19, ("2031-05-01", "2031-05-02"), CONFLICTS),
        (19, 20, ("2031-05-01", "2031-05-01"), CONFLICTS),
        (19, 20, ("2031-05-01", None), CONFLICTS),
    ],
)
def test_a_later_age_updates_where_so_many_years_may_lie_between(before, after, days, relation):
    """A birthday may fall between two days; nobody grows younger."""
    texts = (f"Ana Corrado, {before}, was hurt.", f"Ana Corrado, {after}, was hurt.")
    one, two, background = stated_on(READER, texts, days)
    mine, theirs = (next(filter(is_age, each.claim.quantities)) for each in (one, two))

    assert aged(one, mine, two, theirs, background) is relation
    assert aged(two, theirs, one, mine, background) is relation


@pytest.mark.parametrize(
    ("other", "two"),
    [
        ("Tomas Vela, 16, was hurt.", True),
        ("Maria Corrado, 16, was hurt.", False),
        ("Vela, 16, was hurt.", False),
        ("A 16-year-old rower was hurt.", False),
    ],
)
def test_two_people_have_full_names_without_a_common_part(other, two):
    """A family name alone may be anybody's of that name, and a rower anybody."""
    one, right, background = stated_on(READER, ("Ana Corrado, 14, was hurt.", other), (None, None))
    ages = [next(filter(is_age, each.claim.quantities)) for each in (one, right)]

    mine, theirs = bearer(one, ages[0], background), bearer(right, ages[1], background)

    assert mine.is_other(theirs) is two
    assert theirs.is_other(mine) is two


def test_each_person_has_a_line():
    """Two ages of two people that both reports name are two differences."""
    left = "Ana Corrado, 14, and Tomas Vela, 16, were hurt on the quay."
    right = "Ana Corrado, 15, and Tomas Vela, 17, were hurt on the quay."

    found = compared(READER, numbers, left, right)

    assert {d.note for d in found} == {"14 ≠ 15", "16 ≠ 17"}
    assert len({d.topic for d in found}) == 2
