"""Names compared as strings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.text.names import (
    fold,
    is_acronym,
    is_shortened,
    name_parts,
    one_word_family,
    same_name,
)


@pytest.mark.parametrize(
    ("left", "right", "least", "most"),
    [
        ("José Ibáñez", "Jose Ibanez", 1.0, 1.0),
        ("ADA MARSH", "Ada Marsh", 1.0, 1.0),
        ("Anton Sørensen", "ANTON SORENSEN", 1.0, 1.0),
        ("Ada L. Marsh", "Ada Marsh", 0.9, 0.99),
        ("A. Marsh", "Ada Marsh", 0.9, 0.99),
        ("Ada Marsh", "Adalena Marsh", 0.9, 0.99),
        ("Ada Marsh", "Bo Marsh", 0.0, 0.0),
        ("Bo Marsh Jr.", "Bo Marsh Sr.", 0.0, 0.0),
        ("Bo Marsh Jr.", "Bo Marsh", 0.9, 0.99),
        ("Marsh", "Ada Marsh", 0.7, 0.7),
        ("Marsh", "Ada Marsh Jr.", 0.7, 0.7),
        ("Odessa Krylova", "Odesa Krylova", 0.7, 0.85),
        ("HPA", "Harbour Pilots Association", 0.9, 0.9),
        ("H.P.A.", "Harbour Pilots' Association", 0.9, 0.9),
        ("Kirs", "Hirs", 0.0, 0.0),
        ("", "Ada", 0.0, 0.0),
        ("…", "Ada", 0.0, 0.0),
    ],
)
def test_same_name(left, right, least, most):
    """The score falls from equal names over shortened and misspelt ones to different ones."""
    assert least <= same_name(left, right) <= most
    assert same_name(left, right) == same_name(right, left)


@given(st.text(max_size=20), st.text(max_size=20))
def test_same_name_is_symmetric_and_bounded(left, right):
    """Any two strings score between 0 and 1, whichever comes first."""
    assert 0.0 <= same_name(left, right) == same_name(right, left) <= 1.0


@given(st.text(max_size=30))
def test_fold_is_stable(name):
    """Folding a folded name changes nothing."""
    assert fold(fold(name)) == fold(name)


def test_family_keeps_its_particles():
    """Particles before the last word belong to the family name, never the first name."""
    assert name_parts("Ada van der Berg").family == "van der berg"
    assert name_parts("Van Berg").given == ("van",)
    assert one_word_family("Ada van der Berg Jr.") == "berg"


@pytest.mark.parametrize(
    ("short", "long"), [("HC", "harbour"), ("hc", "Harbour Club"), ("A", "Ada Bo")]
)
def test_no_acronym(short, long):
    """An acronym has two capitals or more, and its words are two or more."""
    assert not is_acronym(short, long)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("prosecutors", "federal prosecutors", True),
        ("federal prosecutors", "prosecutors", True),
        ("federal police", "federal prosecutors", False),
        ("", "prosecutors", False),
    ],
)
def test_the_end_of_a_name_is_that_name_shortened(one, other, expected):
    """Whichever of the two is the shorter."""
    assert is_shortened(one.split(), other.split()) is expected
