"""How rare a term is."""

import numpy as np

from crossread.stories.rarity import expected_share, is_generic, rarity


def rarities(terms, seen, reports):
    shares = np.array([expected_share(term) for term in terms])
    return dict(zip(terms, rarity(shares, np.array(seen), reports).tolist(), strict=True))


def test_a_name_is_rarer_than_a_word_of_the_trade():
    """Five reports alone know that "police" says little and a name says much."""
    found = rarities(("castellow", "police"), (5, 5), 5)

    assert found["castellow"] > 2 * found["police"]


def test_what_a_large_set_repeats_is_common_there():
    """A place that one report in ten names tells nothing apart in ten thousand reports."""
    assert rarities(("dunmarrow",), (1000,), 10_000)["dunmarrow"] < 2.5


def test_no_weight_is_negative():
    """A term of every report weighs nothing."""
    assert min(rarities(("a", "said"), (10**6, 10**6), 10**6).values()) >= 0


def test_words_of_every_text_are_generic():
    """They are no terms at all."""
    assert is_generic("the")
    assert not is_generic("catamaran")
