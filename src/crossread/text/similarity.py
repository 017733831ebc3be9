"""How alike two sets or sequences are, as numbers from 0 to 1.

Reach for these when two passages have been cut into words or shingles. All are symmetric where
their name does not say otherwise, and 0.0 when either side is empty.
"""

from bisect import bisect_left
from collections.abc import Collection, Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def containment(left: AbstractSet[T], right: AbstractSet[T]) -> float:
    """Return the share of the smaller set that stands in the larger.

    Containment, not Jaccard: a short text inside a long one scores high.

    >>> containment({"a", "b"}, {"a", "b", "c", "d"})
    1.0
    """
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def shared_weight(
    left: AbstractSet[T], right: AbstractSet[T], weights: Mapping[T, float]
) -> tuple[float, float]:
    """Return the weight of what both hold, as a share of the left side and of the right side.

    >>> shared_weight({"a", "b"}, {"b"}, {"a": 3.0, "b": 1.0})
    (0.25, 1.0)
    """
    shared = sum(weights[each] for each in sorted(left & right, key=repr))
    sides = (sum(weights[each] for each in sorted(side, key=repr)) for side in (left, right))
    of_left, of_right = (shared / total if total else 0.0 for total in sides)
    return of_left, of_right


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """Return the indices of a longest strictly rising subsequence, in order.

    With the places of matched passages in another text this says how much keeps its order.

    >>> longest_rising([3, 1, 2, 5, 4])
    [1, 2, 4]
    """
    tails: list[int] = []  # smallest last number of a rising run of each length
    at: list[int] = []  # index of that number
    before: list[int] = []
    for index, number in enumerate(numbers):
        length = bisect_left(tails, number)
        before.append(at[length - 1] if length else -1)
        if length == len(tails):
            tails.append(number)
            at.append(index)
        else:
            tails[length], at[length] = number, index
    rising: list[int] = []
    index = at[-1] if at else -1
    while index >= 0:
        rising.append(index)
        index = before[index]
    return rising[::-1]


def mean(numbers: Collection[float]) -> float:
    """Return the mean; 0.0 of nothing."""
    return sum(numbers) / len(numbers) if numbers else 0.0
