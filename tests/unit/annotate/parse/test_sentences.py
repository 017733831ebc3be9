"""Where sentences end, and what is a word."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate.parse.sentences import sentences
from crossread.model.span import Span
from crossread.text.tokenise import words


def cut(text):
    return [span.of(text) for span in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "The pier fell.| Two people drowned.",
        "It fell in Lowick.|Police say so.| Ask Prof.Lund or Mr.Marsh.",
        '"It fell," said Marsh.|"We heard it."| They searched until 1 a.m.|"It rained."',
        "Lt. Ada Marsh spoke at 4:20 p.m. Monday.| She left.",
        "Harbour Comm. Ada Marsh and Ofc. Bo Lund drove down Rt. 46.| They left.",
        "It cost $1.2 million.| Nobody paid.",
        "“Why?” Ada Marsh said.| “Nobody knows.”",
        "The U.S. Navy came.| The U.N. did not.",
        "He left at 9 p.m.| The doors closed.",
        "It is set for 2 p.m.| Marsh will be there.",
        "It fell at 8 a.m.| Ada Marsh -- a pilot -- saw it.",
        "It fell at 9 a.m. Skerrow time.| It fell at 9 p.m. Sept. 5 on the quay.",
        "It fell at 9 p.m. Monday in the fog.| It fell at 9 p.m. Christmas Eve when all slept.",
        "“It is over.”| “Is it?”",
        "The pier fell.|Two people drowned.|They were from Skerrow.",
        'He said "it is over."|She left.|"Is it?"|Nobody knew.',
        "She called 911.|The guard of the LHQ.|He came on the 9.Lantern, by the U.S.Two Line.",
        "She wrote to quay.Harbour.example and ada@harbour.Office there",
        "He swam.|The crew left.| They wept!|Nobody spoke.",
        'He was not hurt.|"We swam," she said.|"We left."|Then it rained.',
        "The law firm J.P. Marsh spoke.| It was brief.",
        "One line without an end",
    ],
)
def test_ends(text):
    """A bar in the example marks where a sentence ends."""
    parts = text.split("|")

    assert cut("".join(parts)) == [part.strip() for part in parts]


@given(st.text())
def test_nothing_but_white_space_is_lost(text):
    """Sentences and then words hold every character that can be seen."""
    whole = Span(0, len(text))
    found = [word for sentence in sentences(text, whole) for word in words(text, sentence)]

    assert "".join(w.of(text) for w in found) == "".join(text.split())


@given(st.text())
def test_words_are_in_order(text):
    """Words never overlap and never hold white space."""
    found = words(text, Span(0, len(text)))

    assert all(one.end <= two.start for one, two in pairwise(found))
    assert not any(character.isspace() for word in found for character in word.of(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They can't leave", "They ca n't leave"),
        ("Ada’s 16-year-old", "Ada ’s 16 - year - old"),
        ("at 4:20 p.m. on 555-123-4567", "at 4:20 p.m. on 555-123-4567"),
        ("the U.S. paid $1,200.50", "the U.S. paid $ 1,200.50"),
    ],
)
def test_words(text, expected):
    """Words are cut as the treebanks cut them."""
    assert [w.of(text) for w in words(text, Span(0, len(text)))] == expected.split()
