"""Clauses: each says one thing, and nothing of a sentence is lost."""

import pytest

from crossread.annotate.clauses import recognise
from crossread.annotate.parse import Readable, parse
from crossread.model.annotation import ClauseKind, Mention, MentionType
from crossread.model.span import Span
from crossread.models.language import Reader


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


def clauses(reader, text, named=()):
    """The clauses of one sentence as kind and words."""
    sentences = parse([Readable(text, ((0, Span(0, len(text))),))], reader)[0].sentences
    mentions = [
        Mention(Span(text.index(n), text.index(n) + len(n)), MentionType.PERSON, n) for n in named
    ]
    return [(c.kind, c.span.of(text)) for c in recognise(sentences, mentions)]


def words(reader, text, named=()):
    return [said for _, said in clauses(reader, text, named)]


def test_a_simple_sentence_is_one_clause(reader):
    """The full stop belongs to no clause."""
    assert words(reader, "The bridge collapsed on Monday.") == ["The bridge collapsed on Monday"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The tower fell, killing two people, including a child.",
            ["The tower fell", "killing two people", "including a child"],
        ),
        (
            "The mayor, who owns the mill, resigned after fire destroyed the town hall.",
            ["The mayor, who owns the mill, resigned", "after fire destroyed the town hall"],
        ),
        (
            "Police searched the house and arrested three men.",
            ["Police searched the house", "arrested three men"],
        ),
    ],
)
def test_each_thing_said_is_a_clause(reader, text, expected):
    """Participles, relative and adverbial clauses and coordinated verbs stand apart."""
    found = words(reader, text)

    assert [clause for clause in expected if clause in found] == expected


@pytest.mark.parametrize("marks", ["“”", '""'])
def test_a_quote_that_opens_in_a_clause_closes_in_it(reader, marks):
    """With the stop that stands inside the mark."""
    opening, closing = marks
    text = f"Kemp called it {opening}a dark day.{closing} Nobody spoke."

    found = words(reader, text)

    assert f"Kemp called it {opening}a dark day.{closing}" in found


def test_a_bracket_that_opens_in_a_clause_closes_in_it(reader):
    """Half a bracket is no way to end a reading."""
    found = words(reader, "The letter praised Rep. Ana Corrado (R-N.Y.), who lost.")

    assert "Rep. Ana Corrado (R-N.Y.)" in found


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("“I row there every day and work out,” she said.", "work out"),
        (
            "The firm said it will write down the credits it had been laying up.",
            "it had been laying up",
        ),
        ("A pilot whom they spoke to was in favour.", "A pilot whom they spoke to"),
    ],
)
def test_a_particle_at_the_end_stays_with_its_verb(reader, text, whole):
    """A tying word goes with what follows it, and nothing follows these."""
    assert whole in words(reader, text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The warden, who co-wrote a book with his father, was accused.", ("co", "wrote")),
        ("The harbour took a one-time $5 million loss on ferries.", ("one", "time")),
        ("They paid over $300 at Rig-A-Boat, $90 at a bakery.", ("Rig", "A-Boat")),
    ],
)
def test_no_clause_ends_within_a_word(reader, text, parts):
    """A word with a hyphen stays whole, whatever the tree says of its parts."""
    first, last = parts

    for said in words(reader, text):
        assert not said.endswith(first)
        assert not said.startswith((last, f"-{last}"))


def test_who_says_so_is_a_frame(reader):
    """Source and cue are told apart from what is said."""
    found = clauses(reader, "The minister said that the harbour was closed.")

    assert (ClauseKind.FRAME, "The minister said") in found
    assert (ClauseKind.CONTENT, "the harbour was closed") in found


def test_a_phrase_that_names_the_source_is_a_frame(reader):
    """It tells who says so, and no more."""
    found = clauses(reader, "The harbour was closed in May, according to the papers.")

    assert (ClauseKind.FRAME, "according to the papers") in found


def test_a_described_person_is_a_claim(reader):
    """Naming somebody with an age or an office says something of them."""
    text = "Marit Solberg, 44, and harbour master Ines Corrado were rescued."

    found = words(reader, text, named=["Marit Solberg", "Ines Corrado"])

    assert "Marit Solberg, 44" in found


def test_without_a_model_a_sentence_is_one_clause():
    """Where nothing reads the language the sentence is the claim."""
    text = "Il ponte è crollato lunedì. Nessuno è morto."
    sentences = parse([Readable(text, ((0, Span(0, len(text))),))], None)[0].sentences

    assert [c.span.of(text) for c in recognise(sentences)] == [
        "Il ponte è crollato lunedì.",
        "Nessuno è morto.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“We saw it,” she said, “and we ran.”",
        "Sums of $40 for rope, $90 for paint and over $300 for sails were paid.",
        "— ... !",
        "If the dam breaks, the valley, where 4,000 people live, will flood, engineers fear.",
        "THREE HELD OVER FIRE",
    ],
)
def test_no_word_is_lost(reader, text):
    """Every letter and digit of a sentence stands in some clause."""
    sentences = parse([Readable(text, ((0, Span(0, len(text))),))], reader)[0].sentences
    covered = {i for c in recognise(sentences) for i in range(c.span.start, c.span.end)}
    loose = {"and", "that", "if", "over"}

    lost = [
        token.text
        for sentence in sentences
        for token in sentence.tokens
        if token.text.isalnum() and token.span.start not in covered
    ]

    assert [word for word in lost if word.lower() not in loose] == []


@pytest.mark.parametrize(
    ("text", "together"),
    [
        (
            "The warden could not confirm or deny the fire at the mill.",
            "The warden could not confirm or deny the fire at the mill",
        ),
        (
            "She did not say if the guards stopped the van or searched the old barn.",
            "if the guards stopped the van or searched the old barn",
        ),
    ],
)
def test_a_coordinated_verb_keeps_the_not_it_shares(reader, text, together):
    """By itself "deny the fire" says what nobody said."""
    assert together in words(reader, text)


@pytest.mark.parametrize(
    ("text", "second"),
    [
        (
            "The guards did not stop and the driver left the old town.",
            "the driver left the old town",
        ),
        ("The guard did not stop and was seen in the old town.", "was seen in the old town"),
        ("The guard did not stop but left the old town.", "left the old town"),
        ("The guard stopped and did not search the van.", "did not search the van"),
    ],
)
def test_a_coordinated_verb_with_words_of_its_own_stands_alone(reader, text, second):
    """A subject, an auxiliary verb, a "but" or a "not" of its own starts anew."""
    assert second in words(reader, text)


def test_a_frame_does_not_take_along_what_is_said_of(reader):
    """What the guards believe is said of the barn; who said it is the warden."""
    said = words(reader, "The fire began in a barn that guards believe was used by smugglers.")
    named = words(reader, "They waited for the old warden, who said the gate was shut.")

    assert "guards believe" in said
    assert not any(clause.startswith("barn that guards") for clause in said if "used" not in clause)
    assert "the old warden, who said" in named
