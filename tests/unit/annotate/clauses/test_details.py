"""Details: what a clause tells beside what it says as a whole."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate import annotate
from crossread.annotate.clauses import details
from crossread.annotate.clauses.details import surroundings
from crossread.annotate.clauses.features import features
from crossread.annotate.clauses.patterns import Tree
from crossread.annotate.clauses.pieces import TokenRange, pieces
from crossread.model.annotation import ClauseKind, Token
from crossread.model.span import Span
from crossread.models.cutter import Cutter, cutter
from crossread.models.language import Reader
from tests.unit.collate.stories import report

TEXT = "The mayor resigned on Tuesday after two days of protest in the old town."


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


@pytest.fixture(scope="module")
def annotated(reader):
    return annotate([report("a", TEXT)], reader)[0]


def words(sentence, piece):
    tokens = sentence.tokens
    return TEXT[tokens[piece.first].span.start : tokens[piece.last].span.end]


def test_pieces_hang_together(annotated):
    """A head alone with some of its dependents, from the outside in."""
    (sentence,) = annotated.sentences

    found = {words(sentence, piece) for piece in pieces(Tree.of(sentence.tokens))}

    assert {"The mayor resigned", "on Tuesday", "two days of protest"} <= found
    assert "mayor resigned on" not in found


@pytest.mark.parametrize(
    ("text", "never", "whole"),
    [
        (
            "The guards did not search the old barn.",
            "search the old barn",
            "not search the old barn",
        ),
        ("They asked if he burned the barn.", "he burned the barn", "if he burned the barn"),
        ("A spark could burn the barn.", "burn the barn", "could burn the barn"),
        ("No guard searched the barn.", "guard searched the barn", "No guard searched the barn"),
    ],
)
def test_a_piece_keeps_what_turns_it(reader, text, never, whole):
    """Without "not", "if", "could" or "no" it would say something else."""
    tokens = annotate([report("a", text)], reader)[0].sentences[0].tokens

    found = pieces(Tree.of(tokens))
    told = {text[tokens[p.first].span.start : tokens[p.last].span.end] for p in found}

    assert whole in told
    assert never not in told


@given(st.lists(st.integers(0, 11), min_size=1, max_size=12), st.data())
def test_every_piece_holds_its_head_and_stands_once(heads, data):
    """Whatever the tree, as long as it is one."""
    tokens = []
    for place, head in enumerate(heads):
        upos = data.draw(st.sampled_from(("NOUN", "VERB", "PUNCT")))
        above = head % place if place else -1  # an earlier token, so that there is no cycle
        span = Span(place * 2, place * 2 + 1)
        tokens.append(Token(span, "x", "x", upos, "", above, "dep"))

    found = pieces(Tree.of(tokens))

    assert len(found) == len(set(found))
    for piece in found:
        assert 0 <= piece.first < piece.last < len(tokens)
        assert tokens[piece.first].upos != "PUNCT" != tokens[piece.last].upos


def test_overlap_is_of_words_over_words_of_either():
    """Three words of which two are shared with two others."""
    assert TokenRange(0, 2).overlap(TokenRange(1, 3)) == 0.5
    assert TokenRange(0, 1).overlap(TokenRange(2, 3)) == 0.0


def test_marks_name_no_word(annotated):
    """What is cut does not depend on who and what it is about."""
    (around,) = surroundings(annotated)
    names = {name for piece in pieces(around.tree) for name in features(piece, around)}

    assert "holds time 1" in names
    assert "head=VERB" in names
    assert not any(
        word in name for name in names for word in ("Tuesday", "mayor", "protest", "resign")
    )


def test_a_mark_over_two_sentences_is_in_both(reader):
    """A quote may be of several; a sentence beside them has no part in it."""
    text = "“The pier fell. Nobody came,” Ada Marsh said. It rained."
    (annotated,) = annotate([report("a", text)], reader)

    found = [{kind for kind, _ in around.held} for around in surroundings(annotated)]

    assert ["quote" in held for held in found] == [True, True, False]
    assert ["source" in held for held in found] == [False, True, False]


def test_details_are_none_of_the_clauses(annotated):
    """Nor are any two of them nearly the same."""
    every = Cutter({}, np.zeros((0, 1), np.float32), np.ones(1, np.float32), np.ones(1), 0.0)

    found = details.recognise(annotated, every)

    assert found
    assert not {c.span for c in annotated.clauses} & {c.span for c in found}
    assert all(c.kind is ClauseKind.DETAIL for c in found)
    for one, other in combinations(found, 2):
        assert one.span.overlap(other.span) < 0.9 * max(len(one.span), len(other.span))


def test_what_a_clause_tells_can_be_told_apart(annotated):
    """With the shipped weights: that he resigned and when, and after what."""
    found = details.recognise(annotated, cutter())

    assert found == annotated.details
    told = [each.span.of(TEXT) for each in found]
    assert "The mayor resigned on Tuesday" in told
    assert "after two days of protest in the old town" in told


def test_without_a_tree_there_are_no_details():
    """A sentence that no model parsed."""
    (by_rules,) = annotate([report("a", TEXT)], None)

    assert by_rules.clauses
    assert details.recognise(by_rules, cutter()) == ()
