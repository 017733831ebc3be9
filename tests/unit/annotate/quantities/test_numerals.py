"""Numbers in figures and words."""

import re

import pytest

from crossread.annotate.quantities.grammar import any_of, grammar, plain
from crossread.annotate.quantities.numerals import NUMBER, value_of

_NUMBER = re.compile(NUMBER, re.IGNORECASE)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("7", 7),
        ("1,234.5", 1234.5),
        ("10 1/2", 10.5),
        ("2½", 2.5),
        ("twenty-six", 26),
        ("twenty six", 26),
        ("a hundred", 100),
        ("one hundred and twenty", 120),
        ("one hundred and twenty thousand", 120_000),
        ("two million three hundred thousand and five", 2_300_005),
        ("1.2 million", 1_200_000),
        ("half a million", 500_000),
        ("three and a half", 3.5),
        ("three and a half million", 3_500_000),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("three dozen", 36),
    ],
)
def test_numbers_are_found_whole_and_read(words, value):
    """The grammar takes all the words of a number, and the reader gives its value."""
    found = _NUMBER.search(f"So {words} boats")

    assert found is not None
    assert found.group() == words
    assert value_of(words) == pytest.approx(value)


@pytest.mark.parametrize("words", ["", "a", "a few", "and", "many boats", "1/0"])
def test_words_without_a_number_have_no_value(words):
    """What spells no number is None."""
    assert value_of(words) is None


def test_neighbours_are_two_numbers():
    """Nobody adds "two and three" up."""
    assert [match.group() for match in _NUMBER.finditer("two and three")] == ["two", "three"]


def test_a_grammar_reads_blanks_as_any_white_space():
    """A phrase broken over two lines is still the phrase."""
    assert grammar("at least (?:40\n   |50)").fullmatch("At\n least  50")


def test_the_longest_word_wins():
    """A list of alternatives prefers the longer of two that begin alike."""
    assert re.match(any_of(["six", "sixty"]), "sixty").group() == "sixty"


def test_plain_words_are_as_the_lexicons_have_them():
    """Letters that look alike, marks and blanks are made one."""
    assert plain("\u212aı\u017f  it’s") == "kis it's"
