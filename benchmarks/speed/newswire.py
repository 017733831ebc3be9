"""An invented newswire of any length, with the event and the source of each report known.

A report is some 150 words: English words as common as they are in news, a long tail of invented
words, and what its event alone has (people, a place, sums). Of an event's reports some are told
anew and some are copies: verbatim, edited, or an excerpt. Equal seeds give equal wires.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from crossread import lexicons

_DAYS = 365
_SENTENCES, _WORDS = 10, 14
_TAIL, _NAMES, _PLACES = 60_000, 20_000, 3_000
_COPIED = 0.25  # of the reports that are not an event's first
_EDITED = 0.08  # of the words of an edited copy
_TOLD = 0.8  # of an event's own terms that a report has
_TAIL_SHARE, _TERM_SHARE = 0.2, 0.12  # of the words
_FIRST_DAY = date(2031, 1, 1)
_SYLLABLES = [a + b for a in "b d f g h k l m n p r s t v z sh tr".split() for b in "aeiou"]
COPY_KINDS = ("verbatim", "edited", "excerpt")  # how a report was copied

Sentences = list[list[str]]


@dataclass(frozen=True, slots=True)
class Told:
    """One report; ``copy_of`` is the id of the report it was copied from, and ``kind`` how."""

    id: str
    event: int
    date: str
    text: str
    copy_of: str | None
    kind: str | None


def wire(reports: int, seed: int = 7) -> Iterator[Told]:
    """Yield ``reports`` reports, event by event."""
    words = _Words(np.random.default_rng(seed))
    told = event = 0
    while told < reports:
        size = min(reports - told, 1 + int(words.dice.geometric(0.35)))
        yield from _event(event, size, words)
        told += size
        event += 1


class _Words:
    """Draws words as common as news has them."""

    def __init__(self, dice: np.random.Generator) -> None:
        self.dice = dice
        listed = lexicons.table("document_frequency")
        self.english = sorted(listed)
        self.weights = np.cumsum([int(listed[word]) for word in self.english])
        self.tail = np.cumsum(1.0 / (np.arange(_TAIL) + 50.0) ** 1.05)

    def common(self, count: int) -> list[str]:
        drawn = np.searchsorted(self.weights, self.dice.random(count) * self.weights[-1])
        return [self.english[at] for at in drawn]

    def rare(self, count: int) -> list[str]:
        drawn = np.searchsorted(self.tail, self.dice.random(count) * self.tail[-1])
        return [_invented(int(at) + 500) for at in drawn]

    def name(self, names: int) -> str:
        """A name; the first of a pool are as common as the first of any."""
        return _invented(int(names * self.dice.random() ** 2) + 90_000).capitalize()


def _event(event: int, size: int, words: _Words) -> Iterator[Told]:
    dice = words.dice
    terms = _terms(words)
    begins = int(dice.integers(_DAYS))
    before: list[tuple[str, Sentences]] = []
    for number in range(size):
        id_ = f"{event}-{number}"
        copied = before and dice.random() < _COPIED
        if copied:
            source, sentences = before[int(dice.integers(len(before)))]
            kind = COPY_KINDS[int(dice.integers(len(COPY_KINDS)))]
            sentences = _copy(sentences, kind, words)
        else:
            source, kind, sentences = None, None, _retold(terms, words)
        before.append((id_, sentences))
        day = _FIRST_DAY + timedelta(begins + int(dice.geometric(0.5)) - 1)
        yield Told(id_, event, day.isoformat(), _written(sentences), source, kind)


def _terms(words: _Words) -> list[str]:
    people = [f"{words.name(2_000)} {words.name(_NAMES)}" for _ in range(4)]
    places = [words.name(_PLACES) for _ in range(2)]
    sums = [str(int(words.dice.integers(3, 900))) for _ in range(3)]
    return [*people, *places, *sums, *words.rare(6)]


def _retold(terms: list[str], words: _Words) -> Sentences:
    dice = words.dice
    own = [term for term in terms if dice.random() < _TOLD] or terms
    sentences = []
    for _ in range(_SENTENCES):
        sentence = words.common(_WORDS)
        kinds: NDArray[np.float64] = dice.random(_WORDS)
        for at in np.flatnonzero(kinds < _TAIL_SHARE):
            sentence[at] = words.rare(1)[0]
        for at in np.flatnonzero(kinds > 1 - _TERM_SHARE):
            sentence[at] = own[int(dice.integers(len(own)))]
        sentences.append(sentence)
    return sentences


def _copy(sentences: Sentences, kind: str, words: _Words) -> Sentences:
    if kind == "excerpt":
        return sentences[: max(3, len(sentences) // 2)]
    if kind == "verbatim":
        return sentences
    return [
        [words.common(1)[0] if words.dice.random() < _EDITED else word for word in sentence]
        for sentence in sentences
    ]


def _written(sentences: Sentences) -> str:
    """Paragraphs of two sentences."""
    lines = [f"{' '.join(words)}." for words in sentences]
    lines = [line[:1].upper() + line[1:] for line in lines]
    return "\n\n".join(" ".join(lines[at : at + 2]) for at in range(0, len(lines), 2))


def _invented(number: int) -> str:
    """A word that no other number has."""
    word = ""
    while number:
        number, at = divmod(number, len(_SYLLABLES))
        word = _SYLLABLES[at] + word
    return word
