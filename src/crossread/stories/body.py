"""The words of a report as the search for reuse reads them.

Only the body counts: a headline names the event in the words that everybody uses, and page chrome
is the site's.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from crossread.lexicons import words as lexicon
from crossread.model.report import Report
from crossread.model.span import Span
from crossread.stories.rarity import expected_share
from crossread.text.marks import quoted
from crossread.text.normalise import Word, words

_SENTENCE_END = re.compile(r"[.!?][\"”’']?(?=\s+[\"“‘']?[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Body:
    """The body of one report, word by word."""

    report: Report
    words: tuple[Word, ...]
    quotation: NDArray[np.int64]  # number of the quotation a word is in; 0 outside
    quoted: NDArray[np.bool_]  # inside quotation marks
    told: NDArray[np.bool_]  # in a paragraph that gives it as somebody's account
    rarity: NDArray[np.float64]  # natural logarithm of one over the word's share of texts
    sentences: tuple[tuple[int, int], ...]  # ranges of words
    keys: tuple[str, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the words ``start`` to ``end`` (exclusive) as a span of the text."""
        return Span(self.words[start].start, self.words[end - 1].end)


def body(report: Report) -> Body:
    """Return the words of ``report``'s body with what lineage must know of each."""
    found: list[Word] = []
    inside: list[int] = []
    number = 0
    told: list[bool] = []
    sentences: list[tuple[int, int]] = []
    title = report.title.span if report.title else None
    for paragraph in report.body:
        if title and paragraph.overlap(title):
            continue
        here = list(words(report.text, paragraph))
        quotes = [quote.inner for quote in quoted(report.text, paragraph)]
        inside += [_containing(quotes, word.start, number) for word in here]
        number += len(quotes)
        told += [_is_account(here)] * len(here)
        sentences += _sentences(report.text, paragraph, here, len(found))
        found += here
    return Body(
        report=report,
        words=tuple(found),
        quotation=np.array(inside, np.int64),
        quoted=np.array(inside, np.int64) > 0,
        told=np.array(told, bool),
        rarity=np.array([_rarity(word.key) for word in found], float),
        sentences=tuple(sentences),
        keys=tuple(word.key for word in found),
    )


def _containing(quotes: list[Span], at: int, before: int) -> int:
    """Return the number of the quotation that holds ``at``, counted on from ``before``; else 0."""
    inside = (n for n, quote in enumerate(quotes, before + 1) if quote.start <= at < quote.end)
    return next(inside, 0)


def _is_account(paragraph: list[Word]) -> bool:
    """Whether a paragraph says whose account it gives ("police said", "according to the note")."""
    return any(word.key in lexicon("account_words") for word in paragraph)


def _sentences(text: str, paragraph: Span, here: list[Word], first: int) -> list[tuple[int, int]]:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end)]
    cuts = [0]
    for end in ends:
        cuts.append(next((at for at, word in enumerate(here) if word.start >= end), len(here)))
    cuts.append(len(here))
    return [(first + a, first + b) for a, b in pairwise(cuts) if b > a]


def _rarity(key: str) -> float:
    return float(-np.log(max(expected_share(key), 1e-4)))
