"""How much of an order two texts share."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from crossread.text.similarity import longest_rising


@given(st.lists(st.integers(0, 9), max_size=9))
def test_no_rising_subsequence_is_longer(numbers):
    """What comes back rises, stands in the list, and is as long as any that does."""
    found = longest_rising(numbers)

    assert all(one < two and numbers[one] < numbers[two] for one, two in pairwise(found))
    assert len(found) == max(
        size
        for size in range(len(numbers) + 1)
        if any(_rises(picked) for picked in combinations(numbers, size))
    )


def _rises(numbers):
    return all(one < two for one, two in pairwise(numbers))
