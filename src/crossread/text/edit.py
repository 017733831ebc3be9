"""How one list of words became another.

Reach for this when two passages are known to be versions of each other and the question is *which*
words were cut, added or changed. Every word of both sides ends up in exactly one ``Edit``, in
order. It is the cheapest way from left to right, which is not always the way an editor took; a
passage that was moved reads as cut here and added there.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.distance import Indel


class EditKind(StrEnum):
    """What happened to a run of words between left and right."""

    EQUAL = "equal"
    CUT = "cut"  # only on the left
    ADDED = "added"  # only on the right
    CHANGED = "changed"  # other words in its place


class Edit(NamedTuple):
    """One run: ``left[left_start:left_end]`` stands against ``right[right_start:right_end]``."""

    kind: EditKind
    left_start: int
    left_end: int
    right_start: int
    right_end: int


def align_tokens(left: Sequence[str], right: Sequence[str]) -> list[Edit]:
    """Return the edits that turn ``left`` into ``right``, in order; no two neighbours of one kind.

    Words are compared as they are: fold case and quote marks first where these should not count.

    >>> [edit.kind.value for edit in align_tokens("the old pier".split(), "the pier fell".split())]
    ['equal', 'cut', 'equal', 'added']
    """
    edits: list[Edit] = []
    # Insertions and deletions only: with substitutions a chance match of "the" splits a phrase.
    for step in Indel.opcodes(list(left), list(right)):
        edit = Edit(_KIND[step.tag], step.src_start, step.src_end, step.dest_start, step.dest_end)
        if edits and EditKind.EQUAL not in (edits[-1].kind, edit.kind):
            last = edits.pop()
            edit = _span_of(last, edit)
        edits.append(edit)
    return edits


_KIND = {
    "equal": EditKind.EQUAL,
    "delete": EditKind.CUT,
    "insert": EditKind.ADDED,
    "replace": EditKind.CHANGED,
}


def _span_of(first: Edit, last: Edit) -> Edit:
    """One edit over two neighbours, neither of them equal."""
    ends = (first.left_start, last.left_end, first.right_start, last.right_end)
    kind = first.kind if first.kind is last.kind else EditKind.CHANGED
    return Edit(kind, *ends)
