"""Quotes across reports: one utterance in all its wordings.

Wordings belong together when the shorter one's words stand in the longer one in the same order. The
longest is the base; how each other differs from it is its change.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from rapidfuzz.distance import LCSseq

from crossread.collate.claims import quote_id
from crossread.model.annotation import AnnotatedReport
from crossread.model.collation import Change, UtteredQuote
from crossread.model.ids import place_id
from crossread.text.spelling import heard

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:['’]\w+)*")  # "U.N." is one word
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’]*\s+")
_ELLIPSIS = re.compile(r"\.\.\.|…")
_HELD = 0.75  # share of the shorter wording that the longer one must hold, in order
_SHORT = 5  # words; a shorter wording must stand in the longer one whole
_FEWEST = 3  # words; fewer are anybody's: "I'm sorry"


@dataclass(frozen=True, slots=True)
class Wordings:
    """The quotes of one utterance, longest first, and beside each the words in it."""

    quotes: tuple[UtteredQuote, ...]
    texts: tuple[str, ...]


def utterances(reports: Sequence[AnnotatedReport]) -> list[Wordings]:
    """Return the quotes of a story by utterance, each with its change from the longest."""
    found = [_quote(a, n) for a in reports for n in range(len(a.quotes))]
    texts = {a.report.id: a.report.text for a in reports}
    written = {q.id: _written(q.span.of(texts[q.report])) for q in found}
    words = {id_: heard(each) for id_, each in written.items()}
    groups: list[list[UtteredQuote]] = []
    for quote in sorted(found, key=lambda q: (-len(written[q.id]), q.report, q.span)):
        home = next((g for g in groups if _is_one(quote, g[0], written, words)), None)
        groups.append([quote]) if home is None else home.append(quote)
    return [_wordings(group, texts, words) for group in groups]


def _quote(annotated: AnnotatedReport, number: int) -> UtteredQuote:
    quote, report = annotated.quotes[number], annotated.report.id
    return UtteredQuote(
        id=quote_id(report, quote.span),
        report=report,
        span=quote.span,
        speaker=quote.speaker,
        speaker_span=quote.speaker_span,
        cue=quote.cue,
        type=quote.type,
        utterance="",
        change=Change.NONE,
    )


def spoken(text: str) -> list[str]:
    """Return the words as one hears them: case, "U.N." or "UN", "we're" or "we are" are not."""
    return heard(_written(text))


def _written(text: str) -> list[str]:
    found = _WORD.findall(text)
    return [word.lower().replace("’", "'").replace(".", "") for word in found]


def runs_in(words: Sequence[str], others: Sequence[str]) -> bool:
    """Return whether words stand in others, in order and without a gap."""
    return f" {' '.join(words)} " in f" {' '.join(others)} "


def _is_one(
    quote: UtteredQuote,
    base: UtteredQuote,
    written: Mapping[str, Sequence[str]],
    words: Mapping[str, Sequence[str]],
) -> bool:
    """Whether a quote is a wording of a longer one, as both are spelled or as one hears them."""
    shorter, longer = written[quote.id], written[base.id]
    whole = len(shorter) >= _FEWEST and runs_in(words[quote.id], words[base.id])
    return whole or _held(shorter, longer)


def _held(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether the longer wording holds most of the shorter one's words in their order."""
    if len(shorter) < _FEWEST:
        return shorter == longer
    if len(shorter) < _SHORT:
        return runs_in(shorter, longer)
    return LCSseq.similarity(shorter, longer) >= _HELD * len(shorter)


def _wordings(
    group: Sequence[UtteredQuote], texts: dict[str, str], words: dict[str, list[str]]
) -> Wordings:
    base = group[0]
    utterance = place_id("u", base.report, base.span)
    return Wordings(
        tuple(
            replace(q, utterance=utterance, change=_change(q, base, texts, words)) for q in group
        ),
        tuple(q.span.of(texts[q.report]) for q in group),
    )


def _change(
    quote: UtteredQuote, base: UtteredQuote, texts: dict[str, str], words: dict[str, list[str]]
) -> Change:
    mine, whole = words[quote.id], words[base.id]
    if mine == whole:
        return Change.NONE
    if _ELLIPSIS.search(quote.span.of(texts[quote.report])):
        return Change.ELIDED
    if runs_in(mine, whole):
        return Change.CUT
    if _runs_together(mine, base.span.of(texts[base.report])):
        return Change.MERGED
    return Change.ALTERED


def _runs_together(words: Sequence[str], text: str) -> bool:
    """Whether words are passages of two sentences of a text, with no sign of what is left out."""
    sentences = [spoken(sentence) for sentence in _SENTENCE_END.split(text)]
    return any(
        runs_in(words[:n], [*chain(*sentences[:at])])
        and runs_in(words[n:], [*chain(*sentences[at:])])
        for at in range(1, len(sentences))
        for n in range(_FEWEST, len(words) - _FEWEST + 1)
    )
