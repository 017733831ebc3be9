"""Edits as a page shows them: words that stayed, words struck out, words underlined."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from crossread.text.edit import Edit, EditKind

_ODD_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that are ``equal`` on both sides, ``cut`` (only on the left) or ``added``."""

    kind: str
    text: str


def folded_marks(word: str) -> str:
    """Return the word with plain quote marks and dashes, however they were typeset."""
    return word.translate(_ODD_MARKS)


def smoothed(edits: Sequence[Edit], breaks: Collection[int] = frozenset()) -> list[Edit]:
    """Return the edits with single equal words between two changes taken into them.

    A lone "the" that happens to stand in both would tear one change into two. ``breaks`` are the
    places on the left where a paragraph opens: changes on either side of one are two.
    """
    joined: list[Edit] = []
    for at, edit in enumerate(edits):
        kept = not _torn(edits, at) or {edit.left_start, edit.left_end} & set(breaks)
        same = edit.kind is EditKind.EQUAL and kept
        if joined and not same and joined[-1].kind is not EditKind.EQUAL:
            last = joined.pop()
            starts, ends = (last.left_start, last.right_start), (edit.left_end, edit.right_end)
            joined.append(Edit(EditKind.CHANGED, starts[0], ends[0], starts[1], ends[1]))
        else:
            joined.append(edit if same else edit._replace(kind=EditKind.CHANGED))
    return joined


def shortened(words: Sequence[str], most: int, edge: int) -> str:
    """Return the words as a line; of more than ``most`` only ``edge`` at either end."""
    if len(words) <= most:
        return " ".join(words)
    hidden = len(words) - 2 * edge
    return f"{' '.join(words[:edge])} … {hidden} words … {' '.join(words[-edge:])}"


def _torn(edits: Sequence[Edit], at: int) -> bool:
    """Whether the edit is one equal word in the middle of a change."""
    if not 0 < at < len(edits) - 1 or edits[at].left_end - edits[at].left_start > 1:
        return False
    return EditKind.CHANGED in (edits[at - 1].kind, edits[at + 1].kind)
