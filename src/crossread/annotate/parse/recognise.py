"""Sentences, words and their dependency trees for many texts in one pass of the model.

Every word of the paragraphs given ends up in exactly one token of one sentence. Where no model
reads the language, tokens carry no tree (``head`` -1, empty tags) and the later annotators fall
back on the words alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

import numpy as np

from crossread.annotate.parse.repair import repaired
from crossread.annotate.parse.sentences import sentences
from crossread.model.annotation import Sentence, Token
from crossread.model.span import Span
from crossread.models.language import Parsed
from crossread.text.tokenise import words

# Words of a sentence that is read at once; a longer one, a list or no prose at all, is read in
# parts, for what is made of a sentence costs the square of its words or more. The longest
# sentence of 1,072 reports, real and invented, has 75.
LONGEST = 160
_MARKS = frozenset(",;:—–)”")

NO_VECTOR = np.zeros(0, np.float32)
NO_STATES = np.zeros((0, 0), np.float16)


class SentenceReader(Protocol):
    """What gives a tree, names and vectors to the words of sentences."""

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Parsed]:
        """Return one ``Parsed`` a sentence, in their order."""


@dataclass(frozen=True, slots=True)
class Readable:
    """A text with the paragraphs of it that are to be read; -1 numbers the title."""

    text: str
    paragraphs: tuple[tuple[int, Span], ...]


@dataclass(frozen=True, slots=True)
class Parse:
    """The sentences of one text and the name labels (BIO) of their tokens."""

    sentences: tuple[Sentence, ...]
    bio: tuple[tuple[str, ...], ...]


def parse(wanted: Sequence[Readable], reader: SentenceReader | None) -> list[Parse]:
    """Return one ``Parse`` a text; the sentences of all go through the model together."""
    cut = [_cut(each) for each in wanted]
    texts = [
        [span.of(each.text) for span in spans]
        for each, sentences_ in zip(wanted, cut, strict=True)
        for _, _, spans in sentences_
    ]
    parsed = iter(reader.read(texts)) if reader else iter([None] * len(texts))
    return [
        _built(each.text, sentences_, [next(parsed) for _ in sentences_])
        for each, sentences_ in zip(wanted, cut, strict=True)
    ]


def is_parsed(sentence: Sentence) -> bool:
    """Whether a model has read the sentence, so that its tokens form a tree."""
    return any(token.deprel for token in sentence.tokens)


def _cut(readable: Readable) -> list[tuple[int, Span, list[Span]]]:
    """Paragraph number, sentence and words of every sentence of a text."""
    found = []
    for number, paragraph in readable.paragraphs:
        for sentence in sentences(readable.text, paragraph):
            for own in _bounded(readable.text, words(readable.text, sentence)):
                found.append((number, Span(own[0].start, own[-1].end), own))
    return found


def _bounded(text: str, own: list[Span]) -> Iterator[list[Span]]:
    """The words of a sentence, or of its parts where it is too long to be read at once."""
    while len(own) > LONGEST:
        at = _breaks(text, own)
        yield own[:at]
        own = own[at:]
    yield own


def _breaks(text: str, own: Sequence[Span]) -> int:
    """How many words stand before the last mark or, failing that, space within the bound."""
    places = range(LONGEST, LONGEST // 2, -1)
    marks = (at for at in places if own[at - 1].of(text) in _MARKS)
    spaces = (at for at in places if own[at - 1].end < own[at].start)
    return next(chain(marks, spaces), LONGEST)


def _built(
    text: str, cut: Sequence[tuple[int, Span, list[Span]]], parsed: Sequence[Parsed | None]
) -> Parse:
    built = [
        Sentence(span, _tokens(text, spans, read), number, *_vectors(read))
        for (number, span, spans), read in zip(cut, parsed, strict=True)
    ]
    bio = [
        read.names if read else ("O",) * len(spans)
        for (_, _, spans), read in zip(cut, parsed, strict=True)
    ]
    return Parse(tuple(built), tuple(bio))


def _tokens(text: str, spans: Sequence[Span], read: Parsed | None) -> tuple[Token, ...]:
    if read is None:
        return tuple(Token(s, s.of(text), s.of(text).lower(), "", "", -1, "") for s in spans)
    marks = zip(read.lemmas, read.upos, read.xpos, read.heads, read.deprels, strict=True)
    found = (Token(s, s.of(text), *each) for s, each in zip(spans, marks, strict=True))
    return repaired(tuple(found))


def _vectors(read: Parsed | None) -> tuple[np.ndarray, np.ndarray]:
    if read is None:
        return NO_VECTOR, NO_STATES
    return read.vector, read.states.astype(np.float16)
