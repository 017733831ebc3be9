"""One noun narrowed by other words: what is a difference, and of which relation."""

import pytest

from crossread.collate.compare.qualifiers import qualifiers
from crossread.model.collation import DiscrepancyRelation
from crossread.models.language import Reader
from tests.unit.collate.stories import compared


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


@pytest.mark.parametrize(
    ("left", "right", "relation", "note"),
    [
        (
            "The storm tore off a copper roof.",
            "The storm tore off a steel roof.",
            DiscrepancyRelation.COMPATIBLE,
            "copper roof ≠ steel roof",
        ),
        (
            "It is the only major line that stops here.",
            "It is the only major foreign line that stops here.",
            DiscrepancyRelation.DIFFERENT_SCOPE,
            "only major line ≠ only major foreign line",
        ),
        (
            "The guards found an oak-framed door in the mill.",
            "The guards found a steel door in the mill.",
            DiscrepancyRelation.COMPATIBLE,
            "oak-framed door ≠ steel door",
        ),
    ],
)
def test_other_words_that_narrow(reader, left, right, relation, note):
    """One word for another is compatible; under "only" it moves the limit."""
    found = compared(reader, qualifiers, left, right)

    assert (relation, note) in [(d.relation, d.note) for d in found]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The storm tore off a copper roof.", "The storm tore off the Copper roof."),
        ("The ferry left the harbour town.", "The ferry left the harbor town."),
        ("The guard was hit by a tree.", "The unarmed guard was hit by a tree."),
        ("The storm lasted several days.", "The storm lasted some days."),
        ("A big storm hit the quay on Monday.", "A large storm hit the quay on Monday."),
        ("The mill had vast reserves of grain.", "The mill had extensive reserves of grain."),
        ("“It was a hard blow,” the mayor said.", "“It was a blow,” the mayor said."),
        ("A 16-year-old girl was hit on the quay.", "The youngest girl was hit on the quay."),
        ("It was the first time that it rang.", "It was the very first time that it rang."),
        (
            "They fired into the wrong house on Monday.",
            "They fired into the Orlby house on Monday.",
        ),
        (
            "The firm raised its new offer for the mill.",
            "The firm raised its previous offer for it.",
        ),
    ],
)
def test_no_other_words(reader, left, right):
    """Spelling is the outlet's own, a word may be added, times and quotes are compared as such."""
    assert compared(reader, qualifiers, left, right) == []


def test_claims_that_share_few_words(reader):
    """In claims that say much else, another roof is another roof."""
    left = "The storm tore off a copper roof."
    right = "A steel roof had been planned for the mill before the money ran out."

    assert compared(reader, qualifiers, left, right) == []
