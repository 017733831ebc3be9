"""Sentences for the tests of times and quantities: cut by the parser without a model, or drawn."""

from crossread.annotate.parse import Readable, parse
from crossread.annotate.parse.recognise import NO_STATES, NO_VECTOR
from crossread.model.annotation import Sentence, Token
from crossread.model.span import Span


def cut(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, one paragraph a line, without trees."""
    paragraphs, at = [], 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        paragraphs.append((number, Span(at, at + len(line))))
        at += len(line)
    return parse([Readable(text, tuple(paragraphs))], None)[0].sentences


def drawn(words: str, *, paragraph: int = 0) -> tuple[str, Sentence]:
    """A sentence from "word/lemma/UPOS/XPOS/head/deprel" items; heads count from 0, -1 the root."""
    tokens, at, texts = [], 0, []
    for each in words.split():
        word, lemma, upos, xpos, head, deprel = each.split("/")
        span = Span(at, at + len(word))
        tokens.append(Token(span, word, lemma, upos, xpos, int(head), deprel))
        texts.append(word)
        at += len(word) + 1
    text = " ".join(texts)
    whole = Span(0, len(text))
    return text, Sentence(whole, tuple(tokens), paragraph, NO_VECTOR, NO_STATES)
