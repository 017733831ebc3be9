"""One utterance quoted in two claims: what is a difference, and of which relation."""

import pytest

from crossread.collate.compare.quotations import quotations
from crossread.model.collation import DiscrepancyRelation
from crossread.models.language import Reader
from tests.unit.collate.stories import compared

COMPATIBLE, CONFLICTS = DiscrepancyRelation.COMPATIBLE, DiscrepancyRelation.CONFLICTS
WHOLE = "“The quay will open again on Monday morning,” Ms. Corrado said."


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        ("“The quay will open again,” Ms. Corrado said.", COMPATIBLE),
        ("“The quay should open again on Monday morning,” Ms. Corrado said.", CONFLICTS),
        ("The quay will open again on Monday, Ms. Corrado said.", COMPATIBLE),
        ("“[It] will open again on [May 4, in the] morning,” Ms. Corrado said.", COMPATIBLE),
        ("“[It] should open again on Monday morning,” Ms. Corrado said.", CONFLICTS),
    ],
)
def test_another_wording(reader, other, relation):
    """A cut leaves the words, other words conflict, and a retelling has no marks to answer for."""
    (found,) = compared(reader, quotations, WHOLE, other)

    assert found.relation is relation


@pytest.mark.parametrize(
    "other",
    [
        WHOLE.replace("“", '"').replace("”", '"'),
        "“Nobody has asked the fishermen,” Ms. Corrado said.",
        "The harbour has been closed since the flood.",
        "The quay will open again on Monday morning, Ms. Corrado said.",
    ],
)
def test_no_other_wording(reader, other):
    """Other marks or none about the same words, another utterance, and words that nobody quotes."""
    assert compared(reader, quotations, WHOLE, other) == []


def test_a_headline_retells_nobody(reader):
    """It sums up what was said; the same words in the body are a retelling."""
    retold = "The quay will open again on Monday, Ms. Corrado said."

    assert compared(reader, quotations, WHOLE, retold)
    assert compared(reader, quotations, WHOLE, f"{retold}\n\nNobody asked her.") == []


def test_a_quote_that_goes_on_after_the_claim_is_not_cut(reader):
    """The words that the claim leaves off stand in the next sentence of its quote."""
    goes_on = "“The quay will open again. On Monday morning we sail,” Ms. Corrado said."
    longer = "“The quay will open again on Monday morning,” Ms. Corrado said."

    assert compared(reader, quotations, goes_on, longer) == []
