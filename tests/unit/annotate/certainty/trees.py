"""Sentences with hand-checked trees, so that what is tested is the rules and no model."""

from functools import cache
from pathlib import Path

import numpy as np

from crossread.model.annotation import Clause, ClauseKind, Sentence, Token
from crossread.model.span import Span

NO_VECTOR, NO_STATES = np.zeros(0, np.float32), np.zeros((0, 0), np.float16)


def parsed(text: str) -> Sentence:
    """Return a sentence of ``trees.txt`` with its tree."""
    return _sentence(text, _trees()[text.replace(" ", "")])


def unparsed(text: str) -> Sentence:
    """Return a sentence of words between blanks, without a tree."""
    rows = [(word, word.lower(), "", "", "-1", "") for word in text.split()]
    return _sentence(text, rows)


def clause(sentence: Sentence, start: int) -> Clause:
    """Return the sentence as one clause whose head starts at a character."""
    head = next(i for i, token in enumerate(sentence.tokens) if token.span.start == start)
    return Clause(sentence.span, 0, head, ClauseKind.MAIN)


@cache
def _trees() -> dict[str, list[tuple[str, ...]]]:
    lines = (Path(__file__).parent / "trees.txt").read_text(encoding="utf-8").splitlines()[1:]
    rows = [[tuple(word.split("|")) for word in line.split(" ")] for line in lines]
    return {"".join(row[0] for row in sentence): sentence for sentence in rows}


def _sentence(text: str, rows: list[tuple[str, ...]]) -> Sentence:
    at, tokens = 0, []
    for word, lemma, upos, xpos, head, deprel in rows:
        start = text.index(word, at)
        at = start + len(word)
        tokens.append(Token(Span(start, at), word, lemma, upos, xpos, int(head), deprel))
    return Sentence(Span(0, len(text)), tuple(tokens), 0, NO_VECTOR, NO_STATES)
