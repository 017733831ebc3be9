"""Words become the pieces that BERT's uncased tokeniser would give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.models.wordpiece import CASES, MAX_PIECES, WordPiece, letter_case

VOCAB = (
    "[PAD] [UNK] [CLS] [SEP] un ##aff ##able able aff cafe ' s don ##t . - u n 中 文 \u2019".split()
)


@pytest.fixture(scope="module")
def wordpiece() -> WordPiece:
    return WordPiece(VOCAB)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("unaffable", "un ##aff ##able"),
        ("Unaffable", "un ##aff ##able"),
        ("café", "cafe"),
        ("cafe\u0301", "cafe"),
        ("'s", "' s"),
        ("\u2019s", "\u2019 s"),
        ("U.N.", "u . n ."),
        ("un-able", "un - able"),
        ("中文", "中 文"),
        ("un\u200bable", "un ##able"),
        ("un\xa0able", "un able"),
        ("unknown", "[UNK]"),
        ("un🙂", "[UNK]"),
        ("", "[UNK]"),
        ("\u200b", "[UNK]"),
        ("a" * 101, "[UNK]"),
    ],
)
def test_pieces_of_a_word(wordpiece: WordPiece, word: str, pieces: str) -> None:
    """Lower case, no accents, marks alone, longest match first, unknown when a part is."""
    assert [VOCAB[i] for i in wordpiece.pieces(word)] == pieces.split()


def test_run_of_marks_is_cut(wordpiece: WordPiece) -> None:
    """A ruler of a thousand dots takes no more room than the limit."""
    assert len(wordpiece.pieces("." * 1000)) == MAX_PIECES


@given(st.text())
def test_every_word_has_pieces_of_the_vocabulary(word: str) -> None:
    """No string crashes, vanishes or leaves the vocabulary."""
    pieces = WordPiece(VOCAB).pieces(word)

    assert 1 <= len(pieces) <= MAX_PIECES
    assert all(0 <= piece < len(VOCAB) for piece in pieces)


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("aid", "lower"),
        ("o'clock", "lower"),
        ("Paris", "title"),
        ("Al-qaeda", "title"),
        ("NATO", "upper"),
        ("U.S.", "upper"),
        ("I", "initial"),
        ("B-52", "initial"),
        ("iPhone", "mixed"),
        ("McDonald", "mixed"),
        ("40", "none"),
        ("—", "none"),
        ("中文", "none"),
        ("", "none"),
    ],
)
def test_letter_case_of_a_word(word: str, case: str) -> None:
    """Six ways to write a word, by its letters alone."""
    assert CASES[letter_case(word)] == case
