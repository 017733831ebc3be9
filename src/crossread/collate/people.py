"""Whose ages claims tell: what is told of one person is not told of another.

"Ana Corrado, 14" and "Tomas Vela, 16" are alike in all but the name, and often so is what befell
them. Claims are of other people only where each tells an age beside a full name of which the other
claim has no part, for "Mrs Vela" may be "Ana Corrado Vela", and a name that one report spells
otherwise has a part right.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from crossread.collate.claims import Stated
from crossread.model.annotation import MentionType
from crossread.model.claim import ClaimQuantity
from crossread.model.span import Span
from crossread.text.names import fold

AGE = "year_old"
_BESIDE = 2  # characters between a name and its age: ", " or " ("


@dataclass(frozen=True, slots=True)
class People:
    """Parts of the full names that stand beside an age in a claim, and of all its names."""

    aged: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()

    def are_others(self, other: "People") -> bool:
        """Whether both claims tell ages, and neither names whose age the other tells."""
        apart = self.aged.isdisjoint(other.named) and other.aged.isdisjoint(self.named)
        return bool(self.aged and other.aged) and apart


@dataclass(frozen=True, slots=True)
class Aged:
    """The people of each claim of a story that tells an age, by index."""

    people: Mapping[int, People] = field(default_factory=dict)

    def part(self, left: Collection[int], right: Collection[int]) -> bool:
        """Whether a claim of the one side and one of the other tell the ages of other people."""
        mine = [self.people[i] for i in left if i in self.people]
        if not mine:  # most claims tell nobody's age, and groups are asked often
            return False
        theirs = (self.people[i] for i in right if i in self.people)
        return any(one.are_others(two) for two in theirs for one in mine)


def is_age(quantity: ClaimQuantity) -> bool:
    """Return whether a figure is somebody's age."""
    return quantity.unit == AGE


def people_of(stated: Stated) -> People:
    """Return the people whose ages a claim tells, and whom it names, if in part, beside them."""
    claim = stated.claim
    ages = [q.span for q in claim.quantities if is_age(q)]
    if not ages:
        return People()
    names = [m for m in stated.annotated.mentions if claim.span.overlap(m.span)]
    aged = [
        parts_of(m.name)
        for m in names
        if m.type is MentionType.PERSON and any(_is_beside(m.span, age) for age in ages)
    ]
    full = (parts for parts in aged if len(parts) > 1)
    return People(frozenset().union(*full), frozenset().union(*(parts_of(m.name) for m in names)))


def parts_of(name: str) -> frozenset[str]:
    """Return the words of a name, folded."""
    return frozenset(fold(name).split())


def _is_beside(name: Span, age: Span) -> bool:
    first, second = sorted((name, age))
    return 0 <= second.start - first.end <= _BESIDE
