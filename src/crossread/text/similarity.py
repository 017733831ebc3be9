"""How much of an order two texts share."""

from bisect import bisect_left
from collections.abc import Sequence


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
