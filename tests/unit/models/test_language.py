"""What the reader says of a sentence follows from its words alone, and is mostly right."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.models.language import Parsed, Reader

SENTENCES = [
    line.split()
    for line in (
        "Police said on Monday that 12 people were killed in Harrow Falls .",
        "The mayor , Ana Duarte , was not told .",
        "Rescuers from the Red Cross reached the village after two days .",
        "No .",
        "“ We do n’t know , ” said Peter Okafor , who leads the union .",
        "The ferry that left Port Elgin at dawn with over 200 passengers sank within minutes .",
        "MINISTER DENIES LEAK",
        "Soldiers fired at protesters , witnesses told Lantern Radio .",
    )
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


@pytest.fixture(scope="module")
def parsed(reader: Reader) -> list[Parsed]:
    return reader.read(SENTENCES)


def same(left: Parsed, right: Parsed) -> bool:
    """Equal to the last bit."""
    vectors = left.vector.tobytes() == right.vector.tobytes()
    states = left.states.tobytes() == right.states.tobytes()
    return vectors and states and labels(left) == labels(right)


def labels(one: Parsed) -> tuple[object, ...]:
    return one.upos, one.xpos, one.heads, one.deprels, one.names, one.lemmas


def test_a_sentence_alone_reads_as_in_company(reader: Reader, parsed: list[Parsed]) -> None:
    """The other sentences of a call change nothing, not even a last digit."""
    alone = [reader.read([words])[0] for words in SENTENCES]

    assert all(same(one, other) for one, other in zip(alone, parsed, strict=True))


def test_order_of_sentences_is_kept_and_changes_nothing(
    reader: Reader, parsed: list[Parsed]
) -> None:
    """Sentences shuffled among many others come back in their places, the same."""
    order = list(range(len(SENTENCES))) * 20
    random.Random(1).shuffle(order)  # noqa: S311 - a shuffle, not a secret
    shuffled = reader.read([SENTENCES[i] for i in order])

    assert all(same(parsed[i], one) for i, one in zip(order, shuffled, strict=True))


def test_threads_change_no_decision(parsed: list[Parsed]) -> None:
    """Two threads read what one reads."""
    double = Reader.load(threads=2).read(SENTENCES)

    assert [labels(one) for one in double] == [labels(one) for one in parsed]


def test_every_word_has_every_mark(parsed: list[Parsed]) -> None:
    """All tuples and the states are as long as the sentence, and one word is the root."""
    for words, one in zip(SENTENCES, parsed, strict=True):
        assert {len(part) for part in labels(one)} == {len(words)}  # type: ignore[arg-type]
        assert one.states.shape == (len(words), 384)
        assert one.heads.count(-1) == one.deprels.count("root") == 1


def test_vectors_have_unit_length(parsed: list[Parsed]) -> None:
    """Dot products are cosines, up to the rounding."""
    rows = np.concatenate([np.stack([one.vector for one in parsed]), parsed[0].states])

    assert np.abs(np.linalg.norm(rows, axis=1) - 1).max() < 1e-3


def test_reporting_verb_governs_its_subject_and_its_clause(parsed: list[Parsed]) -> None:
    """Who said what is there to be read from the tree."""
    one = parsed[0]  # Police said on Monday that 12 people were killed in Harrow Falls .

    assert (one.heads[1], one.lemmas[1]) == (-1, "say")
    assert (one.heads[0], one.deprels[0]) == (1, "nsubj")
    assert (one.heads[8], one.deprels[8]) == (1, "ccomp")
    assert (one.heads[6], one.deprels[6]) == (8, "nsubj:pass")
    assert (one.heads[5], one.deprels[5]) == (6, "nummod")


def test_subject_stands_after_its_verb(parsed: list[Parsed]) -> None:
    """In “…,” said Peter Okafor, Peter is who says."""
    one = parsed[4]
    said, peter = 7, 8

    assert (one.heads[peter], one.deprels[peter]) == (said, "nsubj")
    assert one.names[peter : peter + 2] == ("B-PER", "I-PER")


def test_negation_hangs_on_what_it_denies(parsed: list[Parsed]) -> None:
    """The mayor was not told."""
    one = parsed[1]

    assert (one.heads[7], one.deprels[7], one.lemmas[7]) == (8, "advmod", "not")


def test_names_have_their_types(parsed: list[Parsed]) -> None:
    """A person, a place and an organisation, each with all its words."""
    assert parsed[1].names[3:5] == ("B-PER", "I-PER")
    assert parsed[0].names[10:12] == ("B-LOC", "I-LOC")
    assert parsed[2].names[3:5] == ("B-ORG", "I-ORG")


def test_no_name_begins_inside(reader: Reader) -> None:
    """``I-X`` follows only ``B-X`` or ``I-X``, even in word salad."""
    rng = random.Random(3)  # noqa: S311 - word salad, not a secret
    words = "Paris Bank the of King al- Union and North Smith".split()
    salad = [[rng.choice(words) for _ in range(12)] for _ in range(60)]

    for one in reader.read(salad):
        for before, name in zip(("O", *one.names), one.names, strict=False):
            assert not name.startswith("I-") or before[2:] == name[2:]


def test_lemmas_are_dictionary_forms(reader: Reader) -> None:
    """Regular endings by rule, irregular forms by table, names untouched."""
    words = (
        "The children were running while officials denied that Wales had lost two ferries .".split()
    )

    assert reader.read([words])[0].lemmas == tuple(
        "the child be run while official deny that Wales have lose two ferry .".split()
    )


def test_like_sentences_are_nearer_than_unlike_ones(reader: Reader) -> None:
    """A paraphrase is nearer than a sentence on something else."""
    first, second, other = (
        one.vector
        for one in reader.read(
            [
                "Twelve people died when the ferry sank .".split(),
                "The sinking of the boat killed 12 .".split(),
                "The minister denied that he had seen the letter .".split(),
            ]
        )
    )

    assert first @ second > first @ other + 0.3


def test_nothing_gives_nothing(reader: Reader) -> None:
    """No sentences, no results; a sentence without words has none marked."""
    assert reader.read([]) == []
    (empty,) = reader.read([[]])
    assert labels(empty) == ((),) * 6
    assert not empty.vector.any()
    assert empty.states.shape == (0, 384)


def test_long_sentence_is_one_tree(reader: Reader) -> None:
    """A sentence beyond the model's window is read in pieces under one root."""
    words = SENTENCES[5] * 60
    (one,) = reader.read([words])

    assert {len(part) for part in labels(one)} == {len(words)}  # type: ignore[arg-type]
    assert one.heads.count(-1) == 1
    assert all(-1 <= head < len(words) and head != word for word, head in enumerate(one.heads))
    assert one.states.shape == (len(words), 384)
    assert abs(float(np.linalg.norm(one.vector)) - 1) < 1e-3


@settings(max_examples=40)
@given(st.lists(st.lists(st.text(max_size=12), max_size=9), max_size=4))
def test_any_text_is_read(reader: Reader, sentences: list[list[str]]) -> None:
    """Emoji, zero-width signs, control characters and empty words never crash."""
    for words, one in zip(sentences, reader.read(sentences), strict=True):
        assert {len(part) for part in labels(one)} == {len(words)}  # type: ignore[arg-type]
        assert np.isfinite(one.states).all()
