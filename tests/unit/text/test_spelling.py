"""What is heard of words, in whichever spelling."""

import pytest

from crossread.text.spelling import heard


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("they are going to sail", "they're gonna sail"),
        ("it is not over", "it isn't over"),
        ("it's not over", "it isn't over"),
        ("she has sailed", "she's sailed"),
        ("we cannot wait", "we can't wait"),
        ("that will not do", "that won't do"),
        ("let us wait", "let's wait"),
        ("the e mail analysed our behaviour", "the email analyzed our behavior"),
        ("the theatre travelled to the centre", "the theater traveled to the center"),
        (
            "a defence programme for paediatric organisations",
            "a defense program for pediatric organizations",
        ),
    ],
)
def test_one_speech_in_two_spellings(one, other):
    """Outlets contract and spell by rules of their own."""
    assert heard(one.split()) == heard(other.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("he filled the form", "he filed the form"),
        ("four men", "for men"),
        ("they are here", "they were here"),
        ("we will sail", "we would sail"),
        ("the boats are here", "the boat is here"),
    ],
)
def test_other_words_stay_other(one, other):
    """What sounds otherwise was said otherwise."""
    assert heard(one.split()) != heard(other.split())


def test_words_begin_where_they_begin():
    """A quote that begins within "they'll" holds the rest of it."""
    assert heard(["they'll", "sail"])[1:] == heard(["will", "sail"])
