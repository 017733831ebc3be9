"""Quotes side by side: one utterance in all its wordings, against the longest in quote marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import combining, normalize

from crossread.dossier.view.edits import Stretch, folded_marks, shortened, smoothed
from crossread.dossier.view.judging import ruled
from crossread.dossier.view.labels import Label, label
from crossread.dossier.view.lookup import Head, Lookup
from crossread.dossier.view.passages import unstopped, visible
from crossread.model.collation import Change, UtteredQuote
from crossread.text.edit import EditKind, align_tokens

_WORD = re.compile(r"\S+")
# A long run of missing words stands in full in the longest wording just above: its ends suffice.
SHOWN_CUT = 14
EDGE = 4


@dataclass(frozen=True, slots=True)
class QuoteWording:
    """One report's wording of the utterance; ``others`` give the very same words.

    A wording that is not ``marked`` stands in no quote marks and is held against nothing.
    """

    id: str
    head: Head
    others: tuple[tuple[str, Head], ...]
    change: Label
    changed: bool
    marked: bool
    stretches: tuple[Stretch, ...]
    speaker: str  # where it is another than the utterance's
    ruled: str  # who ruled on the speaker, "" where nobody did


@dataclass(frozen=True, slots=True)
class Utterance:
    """What somebody said, once; the first wording is the longest that is quoted."""

    id: str
    speaker: str
    wordings: tuple[QuoteWording, ...]
    reports: int


def utterances(known: Lookup) -> tuple[Utterance, ...]:
    """Return the quoted utterances: those of several reports first, then in the story's order."""
    by_utterance: dict[str, list[UtteredQuote]] = {}
    for quote in known.story.quotes:
        by_utterance.setdefault(quote.utterance, []).append(quote)
    found = [_utterance(key, quotes, known) for key, quotes in by_utterance.items()]
    return tuple(sorted(found, key=lambda each: each.reports < 2))


def _utterance(key: str, quotes: list[UtteredQuote], known: Lookup) -> Utterance:
    order = {report: at for at, report in enumerate(known.heads)}
    longest = max(quotes, key=lambda q: (q.marked, len(q.span), -order[q.report], -q.span.start))
    words = _words(longest, known)
    speaker = visible(longest.speaker or "")
    same: dict[tuple[str, ...], list[UtteredQuote]] = {}
    rest = sorted(
        quotes, key=lambda q: (q is not longest, not q.marked, -len(q.span), order[q.report])
    )
    for quote in rest:
        same.setdefault(tuple(map(_folded, _words(quote, known))), []).append(quote)
    return Utterance(
        id=key,
        speaker=speaker,
        wordings=tuple(_wording(group, words, speaker, known) for group in same.values()),
        reports=len({quote.report for quote in quotes}),
    )


def _wording(
    quotes: list[UtteredQuote], longest: list[str], speaker: str, known: Lookup
) -> QuoteWording:
    first, *others = quotes
    said = _words(first, known)
    said_by = visible(first.speaker or "")
    return QuoteWording(
        id=first.id,
        head=known.heads[first.report],
        others=tuple((quote.id, known.heads[quote.report]) for quote in others),
        change=label(first.change),
        changed=first.change is not Change.NONE,
        marked=first.marked,
        stretches=tuple(_stretches(longest if first.marked else said, said)),
        speaker="" if _same_person(said_by, speaker) else said_by,
        ruled=ruled([key for quote in quotes for key in quote.ruled_by], known),
    )


def _same_person(left: str, right: str) -> bool:
    """Whether one name holds the other: "Castan" and "Ruud Castan", accents aside."""
    one, other = _name_words(left), _name_words(right)
    return one <= other or other <= one


def _name_words(name: str) -> frozenset[str]:
    plain = normalize("NFKD", name).casefold()
    return frozenset("".join(each for each in plain if not combining(each)).split())


def _words(quote: UtteredQuote, known: Lookup) -> list[str]:
    return _WORD.findall(unstopped(visible(quote.span.of(known.text(quote.report)))))


def _folded(word: str) -> str:
    """The word as it is compared: case, hyphens and punctuation at its ends are typesetting."""
    return folded_marks(word).casefold().strip(".,;:!?…\"'").replace("-", "") or word


def _stretches(longest: list[str], words: list[str]) -> Iterator[Stretch]:
    """The wording with what it lacks of the longest struck out and what it adds marked."""
    for edit in smoothed(align_tokens([*map(_folded, longest)], [*map(_folded, words)])):
        if edit.kind is EditKind.EQUAL:
            yield Stretch("equal", " ".join(words[edit.right_start : edit.right_end]))
            continue
        if cut := longest[edit.left_start : edit.left_end]:
            yield Stretch("cut", shortened(cut, SHOWN_CUT, EDGE))
        if added := words[edit.right_start : edit.right_end]:
            yield Stretch("added", " ".join(added))
