"""Invented texts with frozen trees, so that what is tested is the rules and no model.

``read`` gives the sentences of a text as the shipped reader once parsed them (``trees.jsonl``).
After adding a text to a test of names, quotes or attribution, freeze its tree and look at it:

    python -m tests.unit.annotate.quotes.reading
"""

import json
import re
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from crossread.annotate.parse import Parse, Readable, parse
from crossread.model.annotation import Sentence, Token
from crossread.model.span import Span

TREES = Path(__file__).with_name("trees.jsonl")
WHERE = ("names", "quotes", "attribution")
NO_VECTOR, NO_STATES = np.zeros(0, np.float32), np.zeros((0, 0), np.float16)

recorded: dict[str, list] = {}
recording = False


def read(text: str) -> Parse:
    """Return the sentences and name labels of ``text``; each line is a paragraph."""
    if recording:
        recorded[text] = _frozen(text)
        return _thawed(text, recorded[text])
    return _thawed(text, _trees()[text])


def read_words(text: str) -> Parse:
    """Return the sentences of ``text`` without trees or labels."""
    return parse([_passage(text)], None)[0]


def _passage(text: str) -> Readable:
    lines = enumerate(re.finditer(r"[^\n]*\S[^\n]*", text))
    return Readable(text, tuple((n, Span(m.start(), m.end()).trimmed(text)) for n, m in lines))


@cache
def _trees() -> dict[str, list]:
    lines = TREES.read_text(encoding="utf-8").splitlines()
    return {row["text"]: row["sentences"] for row in map(json.loads, lines)}


@cache
def _reader():
    from crossread.models.language import Reader

    return Reader.load()


def _frozen(text: str) -> list:
    found = parse([_passage(text)], _reader())[0]
    return [
        {
            "paragraph": sentence.paragraph,
            "span": [sentence.span.start, sentence.span.end],
            "words": [
                [t.span.start, t.span.end, t.lemma, t.upos, t.xpos, t.head, t.deprel, label]
                for t, label in zip(sentence.tokens, labels, strict=True)
            ],
        }
        for sentence, labels in zip(found.sentences, found.bio, strict=True)
    ]


def _thawed(text: str, frozen: list) -> Parse:
    sentences = tuple(
        Sentence(
            Span(*row["span"]),
            tuple(
                Token(Span(start, end), text[start:end], *marks)
                for start, end, *marks, _ in row["words"]
            ),
            row["paragraph"],
            NO_VECTOR,
            NO_STATES,
        )
        for row in frozen
    )
    return Parse(sentences, tuple(tuple(word[-1] for word in row["words"]) for row in frozen))


def main() -> int:
    """Parse every text that the tests read and write the trees."""
    from tests.unit.annotate.quotes import reading

    reading.recording = True
    here = Path(__file__).parents[1]
    failed = pytest.main(["-q", "-p", "no:randomly", *(str(here / name) for name in WHERE)])
    rows = [{"text": text, "sentences": s} for text, s in sorted(reading.recorded.items())]
    lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    TREES.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return failed


if __name__ == "__main__":
    sys.exit(main())
