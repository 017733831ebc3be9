"""One paragraph as a row of words with one numbering, its tree and its quotations.

Sentence boundaries inside quotations are the parser's guess; numbering the words of the whole
paragraph lets a frame ("..., she said") reach the quotations on both sides of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from crossread.model.annotation import Sentence, Token
from crossread.model.span import Span
from crossread.text.marks import Quoted, may_go_on, quoted

MARKS = frozenset("\"'“”„«»‘’`")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``heads`` and all indices count the words of the paragraph; -1 is no head."""

    number: int
    span: Span
    tokens: tuple[Token, ...]
    heads: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    sentences: tuple[int, ...]  # number of each word's sentence, from 0 in the paragraph
    quotes: tuple[Quoted, ...]
    inside: tuple[int, ...]  # number of the quotation a word stands in; -1 outside of all

    @property
    def parsed(self) -> bool:
        """Whether the words have a tree."""
        return bool(self.tokens) and bool(self.tokens[0].deprel)

    def low(self, index: int) -> str:
        """Return the word in lower case; "" beyond the edges."""
        return self.tokens[index].text.lower() if 0 <= index < len(self.tokens) else ""

    def is_mark(self, index: int) -> bool:
        """Whether the word is a quote mark."""
        return self.tokens[index].text[:1] in MARKS

    def words(self, start: int, end: int) -> Span:
        """Return the span of the words ``[start, end)``."""
        return Span(self.tokens[start].span.start, self.tokens[end - 1].span.end)

    def at(self, offset: int) -> int:
        """Return the first word that ends after ``offset``; the number of words beyond them."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].span.end <= offset:
                low = middle + 1
            else:
                high = middle
        return low


def paragraphs(text: str, sentences: Sequence[Sentence]) -> Iterator[Paragraph]:
    """Yield the paragraphs that the sentences make, in text order."""
    groups = [list(group) for _, group in groupby(sentences, key=lambda each: each.paragraph)]
    for place, group in enumerate(groups):
        following = groups[place + 1][0].span.start if place + 1 < len(groups) else len(text)
        yield _paragraph(text, group, following)


def _paragraph(text: str, group: Sequence[Sentence], following: int) -> Paragraph:
    span = Span(group[0].span.start, group[-1].span.end)
    tokens: list[Token] = []
    heads: list[int] = []
    numbers: list[int] = []
    for number, sentence in enumerate(group):
        first = len(tokens)
        heads += [each.head + first if each.head >= 0 else -1 for each in sentence.tokens]
        numbers += [number] * len(sentence.tokens)
        tokens += sentence.tokens
    found = quoted(text, span, goes_on=may_go_on(text, span, following))
    return Paragraph(
        number=group[0].paragraph,
        span=span,
        tokens=tuple(tokens),
        heads=tuple(heads),
        children=_children(heads),
        sentences=tuple(numbers),
        quotes=found,
        inside=_inside(tokens, found),
    )


def _children(heads: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in heads]
    for index, head in enumerate(heads):
        if 0 <= head < len(heads):
            found[head].append(index)
    return tuple(tuple(each) for each in found)


def _inside(tokens: Sequence[Token], quotes: Sequence[Quoted]) -> tuple[int, ...]:
    found, number = [], 0
    for token in tokens:
        while number < len(quotes) and quotes[number].outer.end <= token.span.start:
            number += 1
        reached = number < len(quotes) and quotes[number].outer.start <= token.span.start
        found.append(number if reached else -1)
    return tuple(found)
