"""Passages that travelled from one report to another, word for word or lightly edited.

A passage is a chain of exact runs with at most a few words changed between them. Words that both
reports give as somebody's own (inside quotation marks, or in a paragraph that says who told it) may
have reached each newsroom alone; the passage counts them apart, and whoever decides about copying
looks at the words that are left.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, count

import numpy as np
from numpy.typing import NDArray

from crossread.lexicons import words as lexicon
from crossread.model.story import Place
from crossread.stories.body import Body
from crossread.text.shingles import CommonRun, common_runs, run_numbers

# Runs of three words chain over edits of up to three; chains count from eight words on, four of
# them telling. Shorter chains are phrases of the trade ("was pronounced dead at the scene").
_RUN_WORDS, _EDITED_WORDS = 3, 3
_PASSAGE_WORDS, _TELLING_WORDS = 8, 4
# A sentence retold with its speaker: in 329 stories of stories-incidents eleven pairs more are
# linked, all of them copies. With any "police said" eighteen in 250, some of one release.
_RETOLD_WORDS = 20
_NAME = 6.0  # as TELLING: a word of one text in four hundred, as surnames are
_HEARD = frozenset({"told"})  # "he told officers" is an event
TELLING = 2.5  # natural logarithm: a word that fewer than one text in twelve holds

# In a large story two reports are compared when they share two runs of five words, and a run that
# many share links each report to a few only.
_LINK_WORDS, _LINKS, _SHARED_RUNS = 5, 8, 2
_SMALL_STORY = 12  # up to here all pairs are compared


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """One passage in two bodies, as word ranges; ``left_words[i]`` equals ``right_words[i]``."""

    left: tuple[int, int]
    right: tuple[int, int]
    left_words: NDArray[np.int64]
    right_words: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Shared:
    """All that two bodies share word for word."""

    left: Body
    right: Body
    passages: tuple[SharedPassage, ...]

    @property
    def words(self) -> int:
        """Number of words that stand in both; what one says twice counts once."""
        if not self.passages:
            return 0
        sides = zip(*((each.left_words, each.right_words) for each in self.passages), strict=True)
        return min(len(np.unique(np.concatenate(side))) for side in sides)

    @property
    def prose(self) -> int:
        """Number of them that are not a quotation in both."""
        return sum(int(self._prose(passage).sum()) for passage in self.passages)

    def own(self, passage: SharedPassage) -> int:
        """Number of words of a passage that neither report gives as somebody's account.

        What both tell in the same words, down to who said it, is a reporter's sentence: a newsroom
        that hears the speaker or has a release of theirs words that for itself.
        """
        left, right = passage.left_words, passage.right_words
        told = self.left.told[left] | self.right.told[right]
        quoted = self.left.quoted[left] | self.right.quoted[right]
        free = left[~quoted]
        if len(free) >= _RETOLD_WORDS and self._names_speaker(free):
            return len(free)
        return int((~told & ~quoted).sum())

    def weight(self, passage: SharedPassage) -> float:
        """How telling a passage is: the rarity of its words together."""
        return float(self.left.rarity[passage.left_words].sum())

    def places(self, passage: SharedPassage) -> tuple[Place, Place]:
        """Return where a passage stands in both reports."""
        return (
            Place(self.left.report.id, self.left.span(*passage.left)),
            Place(self.right.report.id, self.right.span(*passage.right)),
        )

    def _names_speaker(self, left: NDArray[np.int64]) -> bool:
        """Whether these words hold a verb of saying with a rare name beside it: "Marsh said"."""
        body, spoken = self.left, lexicon("account_words") - _HEARD
        names = {int(n) for n in left if body.rarity[n] >= _NAME and body.initial(n).isupper()}
        said = (int(n) for n in left if body.keys[n] in spoken)
        return any(not names.isdisjoint(range(n - 3, n + 7)) for n in said)

    def _prose(self, passage: SharedPassage) -> NDArray[np.bool_]:
        both = self.left.quoted[passage.left_words] & self.right.quoted[passage.right_words]
        return ~both


def shared(left: Body, right: Body) -> Shared:
    """Return the passages that stand in both bodies, in order of the left."""
    runs = common_runs(left.keys, right.keys, _RUN_WORDS)
    passages = map(_passage, _chained(runs))
    return Shared(left, right, tuple(each for each in passages if _counts(left, each)))


def linked(bodies: Sequence[Body]) -> list[tuple[int, int]]:
    """Return the pairs (as rising indices) worth comparing: all of them in a small story."""
    if len(bodies) <= _SMALL_STORY:
        return list(combinations(range(len(bodies)), 2))
    runs, holders = _runs_held(bodies)
    met = [np.zeros(0, np.int64)]
    for step in range(1, _LINKS + 1):
        one = np.flatnonzero(runs[step:] == runs[:-step])
        met.append(holders[one] * len(bodies) + holders[one + step])
    pairs, shared_runs = np.unique(np.concatenate(met), return_counts=True)
    left, right = np.divmod(pairs[shared_runs >= _SHARED_RUNS], len(bodies))
    return list(zip(left.tolist(), right.tolist(), strict=True))


def _runs_held(bodies: Sequence[Body]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return each run of words with each body that holds it, once, both rising."""
    number: defaultdict[str, int] = defaultdict(count().__next__)
    sizes = np.array([len(body.keys) for body in bodies])
    every = map(number.__getitem__, chain.from_iterable(body.keys for body in bodies))
    words = np.fromiter(every, np.int64, sizes.sum())
    runs = run_numbers(words, _LINK_WORDS)
    holders = np.repeat(np.arange(len(bodies)), sizes)
    first, last = holders[: len(runs)], holders[len(words) - len(runs) :]
    held = np.sort((runs * len(bodies) + first)[first == last])
    return np.divmod(held[np.diff(held, prepend=-1) > 0], len(bodies))


def _chained(runs: Sequence[CommonRun]) -> Iterator[list[CommonRun]]:
    passage: list[CommonRun] = []
    for run in runs:
        if passage and not _follows(passage[-1], run):
            yield passage
            passage = []
        passage.append(run)
    if passage:
        yield passage


def _follows(before: CommonRun, run: CommonRun) -> bool:
    left = run.left - before.left - before.length
    right = run.right - before.right - before.length
    return 0 <= left <= _EDITED_WORDS and 0 <= right <= _EDITED_WORDS


def _passage(runs: Sequence[CommonRun]) -> SharedPassage:
    last = runs[-1]
    return SharedPassage(
        left=(runs[0].left, last.left + last.length),
        right=(runs[0].right, last.right + last.length),
        left_words=np.concatenate([np.arange(run.left, run.left + run.length) for run in runs]),
        right_words=np.concatenate([np.arange(run.right, run.right + run.length) for run in runs]),
    )


def _counts(left: Body, passage: SharedPassage) -> bool:
    telling = int((left.rarity[passage.left_words] > TELLING).sum())
    return len(passage.left_words) >= _PASSAGE_WORDS and telling >= _TELLING_WORDS
