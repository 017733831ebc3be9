import pytest

from crossread.model.annotation import Token
from crossread.model.span import Span


@pytest.mark.parametrize(
    ("deprel", "relation"), [("nsubj:pass", "nsubj"), ("obl", "obl"), ("", "")]
)
def test_a_relation_is_without_its_subtype(deprel, relation):
    """A passive subject is a subject; without a tree there is no relation."""
    assert Token(Span(0, 1), "a", "a", "", "", -1, deprel).relation == relation
