"""What is said has the subject that the order of words gives it."""

import pytest

from crossread.annotate.parse.repair import repaired
from tests.unit.annotate.times.reading import drawn


def heads(words):
    """The head of each word after mending, by its text."""
    _, sentence = drawn(words)
    mended = repaired(sentence.tokens)
    return {each.text: mended[each.head].text for each in mended if each.head >= 0}


@pytest.mark.parametrize(
    ("words", "subject", "verb"),
    [
        (
            "Police/police/NOUN/NN/1/nsubj say/say/VERB/VBP/-1/root the/the/DET/DT/3/det"
            " man/man/NOUN/NN/1/obj left/leave/VERB/VBD/1/ccomp",
            "man",
            "left",
        ),
        (
            "Ada/Ada/PROPN/NNP/1/nsubj said/say/VERB/VBD/-1/root he/he/PRON/PRP/1/nsubj"
            " was/be/AUX/VBD/4/aux rowing/row/VERB/VBG/1/ccomp",
            "he",
            "rowing",
        ),
        (
            "Neighbours/neighbour/NOUN/NNS/5/nsubj tell/tell/VERB/VB/-1/root us/we/PRON/PRP/1/iobj"
            " he/he/PRON/PRP/5/nsubj is/be/AUX/VBZ/5/cop ill/ill/ADJ/JJ/1/ccomp",
            "Neighbours",
            "tell",
        ),
    ],
)
def test_a_subject_is_tied_to_its_verb(words, subject, verb):
    """Whoever stands before what is said does it, and whoever stands before "say" says it."""
    assert heads(words)[subject] == verb


@pytest.mark.parametrize(
    ("words", "word", "head"),
    [
        (
            "Ada/Ada/PROPN/NNP/1/nsubj told/tell/VERB/VBD/-1/root Bo/Bo/PROPN/NNP/1/obj"
            " it/it/PRON/PRP/4/nsubj sank/sink/VERB/VBD/1/ccomp",
            "Bo",
            "told",
        ),
        (
            "It/it/PRON/PRP/1/nsubj sank/sink/VERB/VBD/3/ccomp ,/,/PUNCT/,/3/punct"
            " said/say/VERB/VBD/-1/root Ada/Ada/PROPN/NNP/3/nsubj",
            "Ada",
            "said",
        ),
    ],
)
def test_hearers_and_speakers_stay(words, word, head):
    """A clause with its own subject, or before "said", leaves the phrase behind "said" alone."""
    assert heads(words)[word] == head
