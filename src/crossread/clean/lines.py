"""A text as lines: runs of words between line breaks, with what their shape tells.

A paragraph of a pasted page is one line. In a text that was wrapped at a fixed width, as mail and
old news servers do, the lines of a block are joined again into one. White space at the edges
belongs to no line.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from crossread.model.span import Span

_RUN = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_EDGES = " \t\u00a0\u200b\ufeff\x00"
_ENDS = re.compile(r"[.!?…。！？؟।][\"”“’‘'»)\]*]*$")
_TRAILS_OFF = re.compile(r"(?:\.\.\.|…)$")
_WORD = re.compile(r"\w(?:[\w.,'’&-]*\w)?")

# A wrapped line breaks in mid-sentence, at a width that no headline has.
_WRAPPED_MIN, _WRAPPED_MAX = 45, 100
_MIN_WRAPS = 4
_TEASER_WORDS = 8


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, heading or piece of page chrome; ``text`` is what ``span`` points at."""

    span: Span
    text: str

    @property
    def words(self) -> int:
        """How many words the line has."""
        return count_words(self.text)

    def part(self, start: int, end: int) -> Span:
        """Return the span of ``text[start:end]``, trimmed, in the report's text."""
        inside = Span(start, end).trimmed(self.text)
        return Span(self.span.start + inside.start, self.span.start + inside.end)


def split_lines(text: str) -> list[Line]:
    """Return the lines of a text that hold more than white space, in order."""
    spans = [span for span in _runs(text) if len(span)]
    if _is_wrapped(text, spans):
        spans = list(_blocks(text, spans))
    return [Line(span, span.of(text)) for span in spans]


def count_words(text: str) -> int:
    """Return the number of words, numbers and word-like names in ``text``."""
    return len(_WORD.findall(text))


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends as a sentence does; a short line that trails off ("...") does not."""
    if _TRAILS_OFF.search(text) and count_words(text) <= _TEASER_WORDS:
        return False
    return bool(_ENDS.search(text[-12:]))


def key(text: str) -> str:
    """Return ``text`` as it is looked up: lower case, numbers as 0, no marks around it."""
    return re.sub(r"\d+(?:[.,]\d+)*", "0", " ".join(text.casefold().split())).strip(
        " \t\"'“”‘’()[]{}<>*_-–—•·|:;,.!?…»«›‹→×+"
    )


def _runs(text: str) -> Iterator[Span]:
    for found in _RUN.finditer(text):
        yield Span(found.start(), found.end()).trimmed(text, _EDGES)


def _is_wrapped(text: str, spans: Sequence[Span]) -> bool:
    """Whether most breaks between neighbouring lines fall inside a sentence."""
    touching = [pair for pair in pairwise(spans) if _touch(text, *pair)]
    broken = sum(_breaks_sentence(text, *pair) for pair in touching)
    return broken >= _MIN_WRAPS and broken >= 0.4 * len(touching)


def _touch(text: str, before: Span, after: Span) -> bool:
    """Whether no blank line stands between two lines."""
    gap = text[before.end : after.start].replace("\r\n", "\n")
    return sum(gap.count(mark) for mark in "\n\r") == 1


def _breaks_sentence(text: str, before: Span, after: Span) -> bool:
    first, second = before.of(text), after.of(text)
    return (
        _WRAPPED_MIN <= len(first) <= _WRAPPED_MAX
        and not ends_sentence(first)
        and second[:1].islower()
    )


def _blocks(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Join lines that touch, unless the first is too short to have been wrapped."""
    block: Span | None = None
    last = Span(0, 0)
    for span in spans:
        if block and _touch(text, last, span) and len(last) >= _WRAPPED_MIN:
            block = block.hull(span)
        else:
            if block:
                yield block
            block = span
        last = span
    if block:
        yield block
