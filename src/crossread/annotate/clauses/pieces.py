"""Pieces: every run of words in a sentence that hangs together around one head."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from crossread.annotate.clauses.patterns import Tree
from crossread.annotate.clauses.polarity import turning

_MOST = 6  # dependents on one side that may be left off, one after the other


@dataclass(frozen=True, slots=True)
class TokenRange:
    """Tokens ``first`` to ``last`` of a sentence, both in it."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1

    def covers(self, other: "TokenRange") -> bool:
        """Whether every token of ``other`` is in this run."""
        return self.first <= other.first and other.last <= self.last

    def overlap(self, other: "TokenRange") -> float:
        """Return the words of both over the words of either, 0 to 1."""
        common = min(self.last, other.last) - max(self.first, other.first) + 1
        either = max(self.last, other.last) - min(self.first, other.first) + 1
        return max(0, common) / either


@dataclass(frozen=True, slots=True)
class Piece(TokenRange):
    """A head with its nearest dependents."""

    head: int


def pieces(tree: Tree) -> list[Piece]:
    """Return the pieces of two words or more, each once, by place.

    A piece leaves off dependents from the outside in, so that "were shot on Monday in the park"
    gives "were shot on Monday", "were shot" and, around their own heads, the day and the place. It
    never leaves off what turns its head: "not", "could", "if".
    """
    found: dict[tuple[int, int, int], Piece] = {}
    for head, token in enumerate(tree.tokens):
        if token.upos != "PUNCT":
            kept = turning(tree, head)
            for first, last in product(*_reaches(tree, head)):
                piece = _without_marks(tree, head, first, last)
                if piece.first < piece.last and all(first <= i <= last for i in kept):
                    found[piece.first, piece.last, head] = piece
    return [found[at] for at in sorted(found)]


def dependents(tree: Tree, head: int) -> Iterator[int]:
    """Yield the children of a head that are words."""
    return (c for c in tree.children[head] if tree.tokens[c].upos != "PUNCT")


def _reaches(tree: Tree, head: int) -> tuple[list[int], list[int]]:
    """How far to the left and to the right the pieces of a head may reach."""
    left = [min(tree.below[c]) for c in dependents(tree, head) if c < head]
    right = [max(tree.below[c]) for c in dependents(tree, head) if c > head]
    return [head, *left[::-1][:_MOST]], [head, *right[:_MOST]]


def _without_marks(tree: Tree, head: int, first: int, last: int) -> Piece:
    while first < last and tree.tokens[first].upos == "PUNCT":
        first += 1
    while last > first and tree.tokens[last].upos == "PUNCT":
        last -= 1
    return Piece(first, last, head)
