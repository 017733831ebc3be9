"""The pieces of evidence, one by one."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.collate.evidence import PLAUSIBLE, evidence
from crossread.collate.sides import Rarity, Side
from tests.unit.collate.test_align import WORDS, claim


def sides(left, right):
    rarity = Rarity.of([*left, *right])
    return Side.of(left, rarity), Side.of(right, rarity)


def compared(left, right):
    """The evidence between all claims of two reports, a row a claim of the left one."""
    _, pieces = evidence(*sides(left, right), least=0.0)
    return {name: piece.reshape(len(left), len(right)) for name, piece in pieces.items()}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({("death", 3.0)}, {("death", 3.0)}, 3.0),
        ({("death", 3.0)}, {("child", 3.0)}, 2.0),
        ({("death", 3.0)}, {("death", 4.0)}, 1.0),
        ({("death", 3.0)}, {("child", 4.0)}, -1.0),
        ({("death", 3.0)}, set(), -0.5),
        (set(), set(), 0.0),
    ],
)
def test_figures_tell_numbers_from_things(one, other, expected):
    """The same number of the same thing says most; another number of it still says something."""
    left = [replace(claim("a", 0, "ferry"), figures=frozenset(one))]
    right = [replace(claim("b", 0, "ferry"), figures=frozenset(other))]

    assert compared(left, right)["figures"][0, 0] == expected


def test_weights_come_as_they_are():
    """Two rare words shared weigh more than one, though all words are shared in both."""
    left = [claim("a", 0, "ferry"), claim("a", 9, "storm", "hatch")]
    right = [claim("b", 0, "ferry"), claim("b", 9, "storm", "hatch")]

    found = compared(left, right)

    assert found["words"][0, 0] == pytest.approx(found["words"][1, 1])
    assert found["shared"][1, 1] == pytest.approx(2 * found["shared"][0, 0])
    assert found["weight_least"][0, 1] == pytest.approx(found["shared"][0, 0])
    assert found["weight_most"][0, 1] == pytest.approx(found["shared"][1, 1])


def test_standing_is_among_all_pairs_of_both_claims():
    """The best pair is first of both by a margin; another is behind it."""
    left = [claim("a", 0, "ferry", "dead")]
    right = [claim("b", 0, "ferry", "dead"), claim("b", 9, "ferry")]

    found = compared(left, right)

    assert found["rank"][0].tolist() == pytest.approx([0.0, 0.01])
    assert found["margin"][0, 0] > 0 > found["margin"][0, 1]
    assert found["best"][0, 0] == pytest.approx(1.0)
    assert found["best"][0, 1] < 1.0


def test_evidence_is_the_same_from_either_side():
    """Which report stands left says nothing."""
    left = [claim("a", 0, "ferry", "dead"), claim("a", 9, "storm")]
    right = [claim("b", 0, "dead", "quay"), claim("b", 9, "storm", "hatch"), claim("b", 20, "quay")]

    there, back = compared(left, right), compared(right, left)

    for name, matrix in there.items():
        assert np.allclose(matrix, back[name].T, atol=1e-6), name


REPORT = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), min_size=1, max_size=9)


@given(REPORT, REPORT)
def test_what_is_implausible_changes_nothing_of_the_rest(left, right):
    """Pairs that share little are left out; the others have the evidence that they would have."""
    own = [
        [claim(r, 9 * n, *words) for n, words in enumerate(own)]
        for r, own in zip("ab", (left, right), strict=True)
    ]
    every = compared(*own)

    pairs, pieces = evidence(*sides(*own))

    plausible = np.nonzero(every["meaning"] + every["words"] >= PLAUSIBLE)
    assert [pairs.left.tolist(), pairs.right.tolist()] == [at.tolist() for at in plausible]
    for name, piece in pieces.items():
        assert piece.tolist() == every[name][plausible].tolist(), name


def test_sentences_that_point_apart_are_no_pair_of_best():
    """Two reports of different things have no sentences that are each other's best."""
    left, right = claim("a", 0, "ferry", "dead"), claim("b", 0, "ferry", "dead")
    turned = replace(right, sentence=-left.sentence)

    assert compared([left], [right])["sentences"][0, 0] == pytest.approx(1.0)
    assert compared([left], [turned])["context"][0, 0] == pytest.approx(-1.0, abs=1e-3)
    assert compared([left], [turned])["sentences"][0, 0] == 0.0
