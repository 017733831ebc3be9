"""What of the groups is told: no detail that ties no two reports, and none that ties them again."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from crossread.collate.linkage import Linkage
from crossread.collate.nesting import Nesting
from crossread.collate.profile import Profile

Group = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Keeping:
    """How groups are cut down to what is told; ``ruled`` are claims that a person ruled on."""

    profiles: Sequence[Profile]
    nesting: Nesting
    linkage: Linkage
    ruled: Collection[int]

    def kept(self, groups: Mapping[int, Sequence[int]]) -> tuple[Group, ...]:
        """Return the groups in text order, without details that tie no two reports or tie again.

        Details that share a name alone tie nothing either, clauses that are names or days alone
        are no row, and beside what two reports state a name is no third report of it.
        """
        once = (self._once(*each) for each in groups.items())
        cut = sorted(filter(self._tells, map(self._stating, once)))
        home = {i: number for number, group in enumerate(cut) for i in group}
        return tuple(group for group in cut if not self._is_retold(group, cut, home))

    def _tells(self, group: Sequence[int]) -> bool:
        return any(i in self.ruled or not self._is_no_row(i) for i in group)

    def _is_no_row(self, claim: int) -> bool:
        return self.profiles[claim].only_names or self.profiles[claim].substance.label

    def _is_retold(self, group: Group, groups: Sequence[Group], home: Mapping[int, int]) -> bool:
        """Whether a group of details alone tells what a larger group tells in the same words."""
        if not all(self.profiles[i].detail and i not in self.ruled for i in group):
            return False
        places = ({home[j] for j in self.nesting.alike[i] if j in home} for i in group)
        others = (groups[number] for number in set.intersection(*places))
        return any((len(other), other) > (len(group), group) for other in others)

    def _stating(self, group: Group) -> Group:
        """A group that two reports state, without details by which others only name somebody.

        Whoever names the minister has not said that he ordered an inquiry.
        """
        stating = {self.profiles[i].report for i in group if not self._only_names(i)}
        few = len(stating) < 2
        return tuple(
            i for i in group if few or self.profiles[i].report in stating or self._stays(i)
        )

    def _only_names(self, claim: int) -> bool:
        return self.profiles[claim].substance.only_names

    def _stays(self, claim: int) -> bool:
        return claim in self.ruled or not self.profiles[claim].detail

    def _once(self, number: int, group: Sequence[int]) -> Group:
        """A group in which no two details of a report overlap: the better matched is told.

        A detail that a person ruled on is told whatever it ties.
        """
        clauses = [i for i in group if not self.profiles[i].detail]
        details = [i for i in group if self.profiles[i].detail and i in self.ruled]
        if len({self.profiles[i].report for i in group}) > 1:
            own = (i for i in group if self.profiles[i].detail)
            for i in sorted(own, key=lambda i: (-self.linkage.mean([i], number), i)):
                if self.nesting.touching[i].isdisjoint(details):
                    details.append(i)
        return tuple(sorted(clauses + details))
