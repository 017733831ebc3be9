import re

from hypothesis import given
from hypothesis import strategies as st

from crossread.model.ids import content_id

parts = st.lists(st.text(alphabet=st.characters(exclude_characters="\x1f")), min_size=1, max_size=4)


@given(parts)
def test_equal_content_has_an_equal_id(content):
    """An id follows from content and nothing else."""
    assert content_id("c", *content) == content_id("c", *list(content))


@given(parts, parts)
def test_other_content_has_another_id(left, right):
    """Two contents do not share an id, however their parts are cut."""
    assert (content_id("c", *left) == content_id("c", *right)) == (left == right)


def test_an_id_says_its_kind():
    """The letter before the dash tells a reader what the id is of."""
    assert re.fullmatch(r"r-[0-9a-f]{16}", content_id("r", "Harbour closed"))


def test_ids_do_not_change_between_versions():
    """A stored id stays valid: the recipe is part of the contract."""
    assert content_id("r", "a", "b") == "r-f84c4d669fe0d410"


def test_half_a_surrogate_has_an_id():
    """Text that no encoder takes still gets an id."""
    assert content_id("r", "\ud83d")
