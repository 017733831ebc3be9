"""The words of a report as the search for reuse reads them.

Only the body counts: a headline names the event in the words that everybody uses, and page chrome
is the site's.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from crossread.lexicons import words as lexicon
from crossread.model.report import Report
from crossread.model.span import Span
from crossread.stories.credits import Credits
from crossread.stories.rarity import expected_share
from crossread.text.marks import quoted
from crossread.text.normalise import cut

_SENTENCE_END = re.compile(r"[.!?][\"”’']?(?=\s+[\"“‘']?[A-Z0-9])")

Range = tuple[int, int]  # of words; the end is not in it


@dataclass(frozen=True, slots=True)
class Body:
    """The body of one report, word by word."""

    report: Report
    keys: tuple[str, ...]
    starts: NDArray[np.int64]  # half-open offsets of each word in the text
    ends: NDArray[np.int64]
    quotation: NDArray[np.int64]  # number of the quotation a word is in; 0 outside
    quoted: NDArray[np.bool_]  # inside quotation marks
    told: NDArray[np.bool_]  # in a paragraph that gives it as somebody's account
    rarity: NDArray[np.float64]  # natural logarithm of one over the word's share of texts
    sentences: tuple[Range, ...]
    credits: Credits

    def span(self, start: int, end: int) -> Span:
        """Return the words ``start`` to ``end`` (exclusive) as a span of the text."""
        return Span(int(self.starts[start]), int(self.ends[end - 1]))

    def initial(self, at: int) -> str:
        """Return the first letter of a word as the report writes it."""
        return self.report.text[self.starts[at]]


def body(report: Report) -> Body:
    """Return the words of ``report``'s body with what lineage must know of each."""
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    told: list[bool] = []
    quotes: list[Range] = []
    sentences: list[Range] = []
    for paragraph in _paragraphs(report):
        here, before = cut(report.text, paragraph), len(keys)
        quotes += _quotations(report.text, paragraph, here.starts, before)
        sentences += _sentences(report.text, paragraph, here.starts, before)
        told += [_is_account(here.keys)] * len(here.keys)
        keys += here.keys
        starts += here.starts
        ends += here.ends
    quotation = _numbered(quotes, len(keys))
    return Body(
        report=report,
        keys=tuple(keys),
        starts=np.array(starts, np.int64),
        ends=np.array(ends, np.int64),
        quotation=quotation,
        quoted=quotation > 0,
        told=np.array(told, bool),
        rarity=np.fromiter(map(_rarity, keys), float, len(keys)),
        sentences=tuple(sentences),
        credits=Credits(report),
    )


def _paragraphs(report: Report) -> Iterator[Span]:
    title = report.title.span if report.title else None
    return (each for each in report.body if not title or not each.overlap(title))


def _quotations(text: str, paragraph: Span, starts: list[int], before: int) -> Iterator[Range]:
    """Yield the words of each quotation, which may be none; ``before`` counts those before."""
    for quote in quoted(text, paragraph):
        first, end = (bisect_left(starts, at) for at in (quote.inner.start, quote.inner.end))
        yield before + first, before + end


def _numbered(ranges: list[Range], words: int) -> NDArray[np.int64]:
    """Return for each word the number of the range that it is in, from 1; else 0."""
    numbers = np.zeros(words, np.int64)
    for number, (first, end) in enumerate(ranges, 1):
        numbers[first:end] = number
    return numbers


def _is_account(keys: list[str]) -> bool:
    """Whether a paragraph says whose account it gives ("police said", "according to the note")."""
    return not lexicon("account_words").isdisjoint(keys)


def _sentences(text: str, paragraph: Span, starts: list[int], before: int) -> list[Range]:
    """Return the words of each sentence, never none; ``before`` counts those before."""
    ends = (match.end() for match in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end))
    cuts = [0, *(bisect_left(starts, end) for end in ends), len(starts)]
    return [(before + a, before + b) for a, b in pairwise(cuts) if b > a]


@lru_cache(maxsize=1 << 16)
def _rarity(key: str) -> float:
    return float(-np.log(max(expected_share(key), 1e-4)))
