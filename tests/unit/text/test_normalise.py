"""Words and the keys under which their spellings meet."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.model.span import Span
from crossread.text.normalise import cut, key, unaccented, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marañón’s", "MARANON"),
        ("SØRENSEN", "Sorensen"),
        ("Łódź", "Lodz"),
        ("U.S.", "US"),
        ("1,200", "1200"),
        ("cities", "city"),
        ("boxes", "box"),
        ("boats", "boat"),
        ("didn’t", "didn't"),
    ],
)
def test_spellings_of_one_word_meet(one, other):
    """Case, accents, dots, thousands marks, plurals and possessives do not tell words apart."""
    first, second = ([word.key for word in words(spelling)] for spelling in (one, other))

    assert first == second


@pytest.mark.parametrize(
    ("one", "other"), [("glas", "glass"), ("his", "hi"), ("1.5", "15"), ("virus", "viru")]
)
def test_different_words_stay_apart(one, other):
    """A last s is not always a plural, and a point in a number is no thousands mark."""
    assert key(one) != key(other)


def test_words_of_a_part_keep_the_offsets_of_the_text():
    """``within`` narrows the search; offsets still count from the start of the text."""
    text = "Ash fell on Port Ellery."
    found = list(words(text, Span(12, 24)))

    assert [text[word.start : word.end] for word in found] == ["Port", "Ellery"]


@given(st.text(max_size=60))
def test_any_text_has_words_inside_it(text):
    """No text breaks the search, and words follow one another."""
    found = list(words(text))

    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))


@given(st.text(alphabet="aB1é.,'’_ \n", max_size=40), st.data())
def test_the_columns_of_a_part_are_those_of_its_text_alone(text, drawn):
    """``within`` moves the offsets and changes nothing else; each spelling is the words' own."""
    start, end = sorted(drawn.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    part, alone = cut(text, Span(start, end)), cut(text[start:end])

    assert part.keys == alone.keys == [key(spelled) for spelled in part.spelled]
    assert part.starts == [start + at for at in alone.starts]
    assert [text[a:b] for a, b in zip(part.starts, part.ends, strict=True)] == part.spelled


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing(text):
    """A folded text is its own folded form, but for letters that only fold to letters."""
    once = unaccented(text)

    assert unaccented(unaccented(once)) == unaccented(once)
