"""Signs that one text was retold in other words: the same small details, in the same order.

Two newsrooms that cover one event share its names and numbers. They seldom share many pairs of
neighbouring ordinary words ("riddled fence", "towed overnight"): a retelling does, since it picks
the same details and keeps their wording here and there. Quotations, names and numbers count for
nothing here.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from crossread.stories.body import Body
from crossread.text.similarity import longest_rising

# Natural logarithm: a word that fewer than one text in nine holds.
_TELLING = 2.2
_APART = 3  # words between which a detail may stretch
_NEIGHBOURS = 20  # reports that one detail links a report to
_STEM = 7  # letters that stand for a word: "negotiate" and "negotiations" meet

Detail = tuple[str, str]
Words = tuple[int, int]  # places of its two words


@dataclass(frozen=True, slots=True)
class Retelling:
    """The details that two bodies share; ``order`` lists those that keep their order."""

    details: tuple[tuple[Words, Words], ...]  # left and right places, in order of the left
    order: tuple[tuple[Words, Words], ...]
    fewer: int  # details of the body that has fewer

    @property
    def share(self) -> float:
        """Share of the details of the poorer body that the other has too."""
        return len(self.details) / self.fewer if self.fewer else 0.0

    @property
    def kept_order(self) -> float:
        """Share of the shared details that stand in the same order in both."""
        return len(self.order) / len(self.details) if self.details else 0.0

    @property
    def order_by_chance(self) -> float:
        """Share that would keep its order if the details were shuffled, about 2 / √n of n."""
        return min(1.0, 2 / sqrt(len(self.details))) if self.details else 1.0


def details(body: Body) -> Mapping[Detail, Words]:
    """Return the small details of a body with the place where each first stands."""
    found: dict[Detail, Words] = {}
    for start, end in body.sentences:
        telling = [at for at in range(start, end) if _telling(body, at)]
        for first, second in pairwise(telling):
            if second - first <= _APART and not (_name(body, first) and _name(body, second)):
                one, two = sorted(body.keys[at][:_STEM] for at in (first, second))
                found.setdefault((one, two), (first, second))
    return found


def retelling(left: Mapping[Detail, Words], right: Mapping[Detail, Words]) -> Retelling:
    """Compare the details of two bodies."""
    pairs = sorted((left[detail], right[detail]) for detail in left.keys() & right.keys())
    rising = longest_rising([there[0] for _, there in pairs])
    return Retelling(
        details=tuple(pairs),
        order=tuple(pairs[at] for at in rising),
        fewer=min(len(left), len(right)),
    )


def linked_by_details(
    all_details: Sequence[Mapping[Detail, Words]], least: int
) -> set[tuple[int, int]]:
    """Return the pairs (rising indices) that share ``least`` details, without comparing all pairs.

    A detail that many have is the event's and links each to its neighbours only.
    """
    having: defaultdict[Detail, list[int]] = defaultdict(list)
    for number, found in enumerate(all_details):
        for detail in found:
            having[detail].append(number)
    met: defaultdict[tuple[int, int], int] = defaultdict(int)
    for numbers in having.values():
        for at, number in enumerate(numbers):
            for before in numbers[max(0, at - _NEIGHBOURS) : at]:
                met[before, number] += 1
    return {pair for pair, shared in met.items() if shared >= least}


def _telling(body: Body, at: int) -> bool:
    if body.quoted[at] or body.rarity[at] <= _TELLING:
        return False
    return not body.initial(at).isdigit()


def _name(body: Body, at: int) -> bool:
    return body.initial(at).isupper()
