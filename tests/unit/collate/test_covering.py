"""How much of one claim another says."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.collate.covering import Vectors, Words, covered
from tests.unit.collate.test_align import WORDS, claim

RARITY = {word: 1.0 + place for place, word in enumerate(WORDS)}
CLAIMS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), min_size=1, max_size=5)


def words(claims):
    profiles = [claim("r", place, *own) for place, own in enumerate(claims)]
    return Words.of(profiles, RARITY.__getitem__)


@given(CLAIMS, CLAIMS)
def test_a_word_counts_by_its_rarity_where_the_other_claim_has_it(left, right):
    """Each pair of claims gets the share of the weight of one's words that the other holds."""
    there, back = covered(words(left), words(right))

    assert there.shape == back.shape == (len(left), len(right))
    for row, one in enumerate(left):
        for column, two in enumerate(right):
            assert np.isclose(there[row, column], share(one, two), atol=2e-3)
            assert np.isclose(back[row, column], share(two, one), atol=2e-3)


def test_the_state_of_a_word_of_two_claims_is_held_once():
    """Clauses nest: what both hold is one row."""
    held = words([["ferry", "dead", "quay"], ["dead", "quay"]])

    assert len(held.states) == 3
    assert (held.shares > 0).tolist() == [[True, True, True], [False, True, True]]


@given(st.integers(0, 2**32 - 1))
def test_products_are_the_same_in_whatever_order_they_are_added(seed):
    """Components in another order give the same bits: nothing is rounded on the way."""
    dice = np.random.default_rng(seed)
    left, right = dice.normal(scale=0.05, size=(2, 3, 384)).astype(np.float32)
    order = dice.permutation(384)

    there = Vectors.of(left).products(Vectors.of(right))
    again = Vectors.of(left[:, order]).products(Vectors.of(right[:, order]))

    assert there.tobytes() == again.tobytes()
    assert np.allclose(there, left @ right.T, atol=2e-3)


def share(own, other):
    return sum(RARITY[w] for w in own if w in other) / sum(RARITY[w] for w in own)
