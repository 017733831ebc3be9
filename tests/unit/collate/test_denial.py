"""A claim that one report carries and another denies."""

import pytest

from crossread.annotate import annotate
from crossread.collate.compare import Background
from crossread.collate.compare.denial import denial
from crossread.model.collation import DiscrepancyRelation
from crossread.models.language import Reader
from tests.unit.collate.stories import claims, compared, report, stated_on


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The ferry was overloaded.", "The ferry was not overloaded."),
        ("The guards found the bell.", "Nobody found the bell."),
        ("The owner switched off the alarm.", "The owner denied switching off the alarm."),
        ("The owner switched off the alarm.", "The owner denied that he switched off the alarm."),
    ],
)
def test_one_says_no(reader, left, right):
    """One claim affirms what the other denies."""
    assert len(compared(reader, denial, left, right)) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The ferry was never overloaded.", "The ferry was not overloaded."),
        ("The guards found the bell.", "The guards did not ring the bell."),
        ("The ferry almost sank.", "The ferry sank."),
        ("Tensions escalated.", "Without escalating tensions."),
        ("The first guards came at noon.", "The owner denied switching off the alarm."),
        ("The owner rejected the report.", "The owner denied the report."),
    ],
)
def test_nobody_says_no_to_the_other(reader, left, right):
    """Both deny, something else is denied, a near thing is none, and nobody acts."""
    assert compared(reader, denial, left, right) == []


def test_what_is_no_truth_is_not_affirmed(reader):
    """Though the claim in it holds no "no"."""
    rumour = "There is no truth in reports that she sold the bell."
    one, two = (
        claims(annotate([report(name, text)], reader)[0])
        for name, text in (("a", rumour), ("b", "The owner denied that she sold the bell."))
    )
    sure = {(a, b): 1.0 for a in one for b in two}
    background = Background({}, {}, {}, sure)

    assert [d for a in one for b in two for d in denial(a, b, background)] == []


def test_two_statements_that_hardly_match(reader):
    """What one owner denies is not what another did."""
    left, right = "The owner sold the mill.", "The owner denied selling the mill."

    assert compared(reader, denial, left, right, score=0.4) == []


@pytest.mark.parametrize(
    ("days", "relation"),
    [
        (("2031-05-02", "2031-05-03"), DiscrepancyRelation.UPDATES),
        (("2031-05-03", "2031-05-02"), DiscrepancyRelation.CONFLICTS),
        ((None, "2031-05-03"), DiscrepancyRelation.CONFLICTS),
    ],
)
def test_what_was_not_so_yet(reader, days, relation):
    """A later report that says yes updates one that says no, and not the other way round."""
    texts = ("The guards did not arrest the rower.", "The guards arrested the rower.")

    (found,) = denial(*stated_on(reader, texts, days))

    assert found.relation is relation
