"""Which words are forms of a reporting verb."""

import pytest

from crossread.annotate.quotes.verbs import is_reporting
from crossread.model.annotation import Token
from crossread.model.span import Span


@pytest.mark.parametrize(
    ("lemma", "tag", "expected"),
    [
        ("say", "VERB", True),
        ("report", "NOUN", True),
        ("sink", "VERB", False),
        ("Claims", "PROPN", False),
        ("Report", "PROPN", False),
    ],
)
def test_a_dictionary_form_tells_and_a_proper_name_does_not(lemma, tag, expected):
    """The words "The Blue Report" in a title is no verb that somebody is quoted by."""
    assert is_reporting(Token(Span(0, 1), lemma, lemma, tag, "", -1, "root")) is expected
