"""Which pairs of claims a comparer may find something in, by what each claim tells."""

from collections.abc import Callable, Hashable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background
from crossread.model.collation import DiscrepancyKind

Table = NDArray[np.bool_]  # (claims, claims)
May = Callable[[Sequence[Stated], Background], Table]
Tells = Callable[[Stated], object]
Ways = Callable[[Stated, Background], Iterable[tuple[Hashable, Hashable]]]


def of_both(tells: Tells) -> May:
    """Return the pairs of which both claims tell something."""
    return _joined(tells, np.logical_and)


def of_either(tells: Tells) -> May:
    """Return the pairs of which a claim tells something."""
    return _joined(tells, np.logical_or)


def of_one(tells: Tells) -> May:
    """Return the pairs of which one claim tells something and the other does not."""
    return _joined(tells, np.logical_xor)


def _joined(tells: Tells, join: np.ufunc) -> May:
    def may(claims: Sequence[Stated], background: Background) -> Table:
        told = np.array([bool(background.once(tells, each)) for each in claims], bool)
        return np.asarray(join.outer(told, told), bool)

    return may


def otherwise(ways: Ways) -> May:
    """Return the pairs that tell of one thing in two ways, given each thing with its way."""

    def may(claims: Sequence[Stated], background: Background) -> Table:
        told = [set(ways(each, background)) for each in claims]
        same = _meetings(told)
        return np.asarray(_meetings([[thing for thing, _ in own] for own in told]) > same)

    return may


def _meetings(told: Sequence[Iterable[Hashable]]) -> NDArray[np.float32]:
    """How often two claims tell the same."""
    number: dict[Hashable, int] = {}
    at = [(n, number.setdefault(each, len(number))) for n, own in enumerate(told) for each in own]
    held = np.zeros((len(told), len(number)), np.float32)
    if at:
        np.add.at(held, tuple(np.transpose(at)), 1)
    return held @ held.T


def of_rivals(kind: DiscrepancyKind) -> May:
    """Return the pairs of which rivals were named."""

    def may(claims: Sequence[Stated], background: Background) -> Table:
        place = {each: n for n, each in enumerate(claims)}
        table = np.zeros((len(claims), len(claims)), bool)
        for named, left, right in background.named:
            if named is kind:
                table[place[left], place[right]] = True
        return table

    return may
