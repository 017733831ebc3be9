"""Two reports side by side, with the words that they share and those that were changed.

Words in a row count as shared when both reports have them in this order, however they are cased or
their quote marks are set; a chance "of the" does not. Between two shared runs that lie close
together the rest is a change. What stands in one report and has no counterpart is its own. Every
word of title and body of either report stands in exactly one stretch.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from crossread.dossier.view.edits import folded_marks
from crossread.dossier.view.lookup import Head
from crossread.dossier.view.prose import Prose, Word, prose
from crossread.model.report import Report
from crossread.text.edit import Edit, EditKind, align_tokens

# Two reports of one event share "at least" and "on Tuesday" by chance; four words in a row, or
# three with a name or a number among them, are rarely chance (read over the example story).
RUN, TELLING_RUN = 4, 3
CHANGE = 12  # words between two shared runs that can pass for a change of one passage


class Likeness(StrEnum):
    """How words of one report stand to the other's."""

    SHARED = "shared"
    CHANGED = "changed"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one kind in a row, as one line."""

    kind: Likeness
    text: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Paragraphs that stand beside each other; one side may be empty."""

    left: tuple[tuple[Stretch, ...], ...]  # a tuple a paragraph
    right: tuple[tuple[Stretch, ...], ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Two reports in strips; ``shared`` counts words, the totals are those of title and body."""

    left: Head
    right: Head
    strips: tuple[Strip, ...]
    shared: int
    left_words: int
    right_words: int


@dataclass(frozen=True, slots=True)
class _Marked:
    """The paragraphs of one report: each word with its kind."""

    paragraphs: tuple[tuple[tuple[Word, Likeness], ...], ...]


def beside(reports: tuple[Report, Report], heads: tuple[Head, Head]) -> Beside:
    """Return the two reports side by side, in the order of their own text."""
    left, right = prose(reports[0]), prose(reports[1])
    keys = [[_key(word.text) for word in each.words] for each in (left, right)]
    runs = [edit for edit in align_tokens(*keys) if _is_shared(edit, left)]
    kinds = _kinds(runs, len(left.words), len(right.words))
    marked = (_marked(left, kinds[0]), _marked(right, kinds[1]))
    return Beside(
        left=heads[0],
        right=heads[1],
        strips=tuple(_strips(marked, _met(runs, left, right))),
        shared=sum(edit.left_end - edit.left_start for edit in runs),
        left_words=len(left.words),
        right_words=len(right.words),
    )


def _key(word: str) -> str:
    return folded_marks(word).casefold().strip(".,;:!?\"'()")


def _is_shared(edit: Edit, left: Prose) -> bool:
    if edit.kind is not EditKind.EQUAL:
        return False
    words = left.words[edit.left_start : edit.left_end]
    telling = any(word.text[:1].isupper() or word.text[:1].isdigit() for word in words[1:])
    return len(words) >= (TELLING_RUN if telling else RUN)


def _kinds(
    runs: Sequence[Edit], left_words: int, right_words: int
) -> tuple[list[Likeness], list[Likeness]]:
    """The kind of each word on either side."""
    left, right = [Likeness.OWN] * left_words, [Likeness.OWN] * right_words
    before: Edit | None = None
    for run in runs:
        if before and _are_close(before, run):
            _fill(left, before.left_end, run.left_start, Likeness.CHANGED)
            _fill(right, before.right_end, run.right_start, Likeness.CHANGED)
        _fill(left, run.left_start, run.left_end, Likeness.SHARED)
        _fill(right, run.right_start, run.right_end, Likeness.SHARED)
        before = run
    return left, right


def _are_close(one: Edit, two: Edit) -> bool:
    gaps = two.left_start - one.left_end, two.right_start - one.right_end
    return max(gaps) <= CHANGE


def _fill(kinds: list[Likeness], start: int, end: int, kind: Likeness) -> None:
    kinds[start:end] = [kind] * (end - start)


def _marked(text: Prose, kinds: Sequence[Likeness]) -> _Marked:
    paragraphs: list[list[tuple[Word, Likeness]]] = []
    for word, kind in zip(text.words, kinds, strict=True):
        if word.opens or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append((word, kind))
    return _Marked(tuple(map(tuple, paragraphs)))


def _met(runs: Sequence[Edit], left: Prose, right: Prose) -> list[tuple[int, int]]:
    """Paragraphs that share a run, as pairs of their numbers, in order."""
    of_left, of_right = _paragraph_of(left), _paragraph_of(right)
    met = {
        (of_left[run.left_start + at], of_right[run.right_start + at])
        for run in runs
        for at in range(run.left_end - run.left_start)
    }
    return sorted(met)


def _paragraph_of(text: Prose) -> list[int]:
    """The number of the paragraph of each word."""
    numbers: list[int] = []
    for word in text.words:
        numbers.append((numbers[-1] if numbers else -1) + (word.opens or not numbers))
    return numbers


def _strips(marked: tuple[_Marked, _Marked], met: Sequence[tuple[int, int]]) -> Iterator[Strip]:
    """The paragraphs in strips: those that share words together, the others for themselves."""
    left, right = marked
    at_left = at_right = 0
    for block in _blocks(met):
        first, last = block[0], block[-1]
        if (at_left, at_right) != first:
            yield _strip(left, right, (at_left, first[0]), (at_right, first[1]))
        at_left, at_right = last[0] + 1, last[1] + 1
        yield _strip(left, right, (first[0], at_left), (first[1], at_right))
    ends = len(left.paragraphs), len(right.paragraphs)
    if (at_left, at_right) != ends:
        yield _strip(left, right, (at_left, ends[0]), (at_right, ends[1]))


def _blocks(met: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Pairs that have a paragraph in common as one block; both numbers only ever grow."""
    blocks: list[list[tuple[int, int]]] = []
    for pair in met:
        if blocks and (pair[0] == blocks[-1][-1][0] or pair[1] == blocks[-1][-1][1]):
            blocks[-1].append(pair)
        else:
            blocks.append([pair])
    return blocks


def _strip(
    left: _Marked, right: _Marked, of_left: tuple[int, int], of_right: tuple[int, int]
) -> Strip:
    return Strip(
        tuple(_line(each) for each in left.paragraphs[slice(*of_left)]),
        tuple(_line(each) for each in right.paragraphs[slice(*of_right)]),
    )


def _line(paragraph: Sequence[tuple[Word, Likeness]]) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(kind, " ".join(word.text for word, _ in words))
        for kind, words in groupby(paragraph, key=lambda each: each[1])
    )
