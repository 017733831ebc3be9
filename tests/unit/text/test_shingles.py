"""Runs of words that stand in two texts."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.text.shingles import CommonRun, common_runs, run_numbers, shingles

WORDS = st.lists(st.sampled_from("abc"), max_size=14)


def test_a_run_grows_as_far_as_it_can():
    """One run of five words, not three of three."""
    left, right = "so the old iron pier fell".split(), "the old iron pier fell down".split()

    assert common_runs(left, right, 3) == [CommonRun(1, 0, 5)]


def test_the_longest_of_several_places_wins():
    """A phrase that stands twice is matched where more of its surroundings agree."""
    left = "a b c d".split()
    right = "a b c x a b c d".split()

    assert common_runs(left, right, 3) == [CommonRun(0, 4, 4)]


def test_short_agreement_is_none():
    """Two words in common are below a bar of three."""
    assert common_runs("old pier".split(), "old pier".split(), 3) == []
    assert shingles(["old", "pier"], 3) == []


@given(WORDS, WORDS)
def test_runs_are_equal_maximal_and_apart(left, right):
    """Each run reads the same on both sides, cannot grow to the right, and overlaps no other."""
    runs = common_runs(left, right, 2)

    for run in runs:
        here = left[run.left : run.left + run.length]
        assert here == right[run.right : run.right + run.length]
        assert len(here) == run.length >= 2
        beyond = left[run.left + run.length :][:1], right[run.right + run.length :][:1]
        assert beyond[0] != beyond[1] or not beyond[0]
    assert all(a.left + a.length <= b.left for a, b in itertools.pairwise(runs))


@given(st.lists(st.integers(0, 3), max_size=30), st.integers(1, 5))
def test_runs_have_one_number_when_they_read_the_same(words, size):
    """A number stands for the words of a run and for no others."""
    numbers = run_numbers(np.array(words, np.int64), size).tolist()
    runs = shingles(words, size)

    assert len(numbers) == len(runs)
    assert len(set(zip(numbers, runs, strict=True))) == len(set(numbers)) == len(set(runs))
