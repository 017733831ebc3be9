"""Alignment of word lists."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.text.edit import EditKind, align_tokens

words = st.lists(st.sampled_from("the pier fell at noon and old".split()), max_size=12)


@pytest.mark.parametrize(
    ("left", "right", "kinds"),
    [
        ("the pier fell", "the pier fell", ["equal"]),
        ("the old pier fell", "the pier fell", ["equal", "cut", "equal"]),
        ("the pier fell", "the pier fell at noon", ["equal", "added"]),
        ("the pier fell", "the bridge fell", ["equal", "changed", "equal"]),
        ("", "the pier", ["added"]),
        ("", "", []),
    ],
)
def test_each_run_of_words_is_named(left, right, kinds):
    """Equal, cut, added and changed runs come in order."""
    assert [edit.kind for edit in align_tokens(left.split(), right.split())] == kinds


@given(words, words)
def test_every_word_stands_in_exactly_one_edit(left, right):
    """The edits cover both sides without gap or overlap."""
    edits = align_tokens(left, right)

    assert [w for e in edits for w in left[e.left_start : e.left_end]] == left
    assert [w for e in edits for w in right[e.right_start : e.right_end]] == right


@given(words, words)
def test_equal_runs_are_equal_and_neighbours_differ(left, right):
    """An equal run holds the same words on both sides; two changes never touch."""
    edits = align_tokens(left, right)

    for edit in edits:
        same = left[edit.left_start : edit.left_end] == right[edit.right_start : edit.right_end]
        assert same == (edit.kind is EditKind.EQUAL)
    equal = [edit.kind is EditKind.EQUAL for edit in edits]
    assert all(a != b for a, b in pairwise(equal))
