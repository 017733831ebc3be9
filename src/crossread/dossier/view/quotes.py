"""Quotes side by side: one utterance in all its wordings, against the longest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import combining, normalize

from crossread.dossier.view.labels import Label, label
from crossread.dossier.view.lookup import Head, Lookup
from crossread.dossier.view.passages import visible
from crossread.model.collation import Change, UtteredQuote
from crossread.text.edit import Edit, EditKind, align_tokens

_WORD = re.compile(r"\S+")
_ODD_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
# A long run of missing words stands in full in the longest wording just above: its ends suffice.
SHOWN_CUT = 14
EDGE = 4


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a wording that are ``equal``, ``cut`` (only in the longest) or ``added``."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class QuoteWording:
    """One report's wording of the utterance; ``others`` give the very same words."""

    id: str
    head: Head
    others: tuple[tuple[str, Head], ...]
    change: Label
    changed: bool
    stretches: tuple[Stretch, ...]
    speaker: str  # where it is another than the utterance's


@dataclass(frozen=True, slots=True)
class Utterance:
    """What somebody said, once; the first wording is the longest."""

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
    longest = max(quotes, key=lambda q: (len(q.span), -order[q.report], -q.span.start))
    words = _words(longest, known)
    speaker = visible(longest.speaker or "")
    same: dict[tuple[str, ...], list[UtteredQuote]] = {}
    rest = sorted(quotes, key=lambda q: (q is not longest, -len(q.span), order[q.report]))
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
    said_by = visible(first.speaker or "")
    return QuoteWording(
        id=first.id,
        head=known.heads[first.report],
        others=tuple((quote.id, known.heads[quote.report]) for quote in others),
        change=label(first.change),
        changed=first.change is not Change.NONE,
        stretches=tuple(_stretches(longest, _words(first, known))),
        speaker="" if _same_person(said_by, speaker) else said_by,
    )


def _same_person(left: str, right: str) -> bool:
    """Whether one name holds the other: "Castan" and "Ruud Castan", accents aside."""
    one, other = _name_words(left), _name_words(right)
    return one <= other or other <= one


def _name_words(name: str) -> frozenset[str]:
    plain = normalize("NFKD", name).casefold()
    return frozenset("".join(each for each in plain if not combining(each)).split())


def _words(quote: UtteredQuote, known: Lookup) -> list[str]:
    return _WORD.findall(visible(quote.span.of(known.text(quote.report))))


def _folded(word: str) -> str:
    """The word as it is compared: case, hyphens and punctuation at its ends are typesetting."""
    return word.translate(_ODD_MARKS).casefold().strip(".,;:!?…\"'").replace("-", "") or word


def _stretches(longest: list[str], words: list[str]) -> Iterator[Stretch]:
    """The wording with what it lacks of the longest struck out and what it adds marked."""
    for edit in _smoothed(align_tokens([*map(_folded, longest)], [*map(_folded, words)])):
        if edit.kind is EditKind.EQUAL:
            yield Stretch("equal", " ".join(words[edit.right_start : edit.right_end]))
            continue
        if cut := longest[edit.left_start : edit.left_end]:
            yield Stretch("cut", _shortened(cut))
        if added := words[edit.right_start : edit.right_end]:
            yield Stretch("added", " ".join(added))


def _smoothed(edits: list[Edit]) -> list[Edit]:
    """The edits with single equal words between two changes taken into them.

    A lone "the" that happens to stand in both would tear one change into two.
    """
    joined: list[Edit] = []
    for at, edit in enumerate(edits):
        same = edit.kind is EditKind.EQUAL and not _torn(edits, at)
        if joined and not same and joined[-1].kind is not EditKind.EQUAL:
            last = joined.pop()
            starts, ends = (last.left_start, last.right_start), (edit.left_end, edit.right_end)
            joined.append(Edit(EditKind.CHANGED, starts[0], ends[0], starts[1], ends[1]))
        else:
            joined.append(edit if same else edit._replace(kind=EditKind.CHANGED))
    return joined


def _torn(edits: list[Edit], at: int) -> bool:
    """Whether the edit is one equal word in the middle of a change."""
    if not 0 < at < len(edits) - 1 or edits[at].left_end - edits[at].left_start > 1:
        return False
    return EditKind.CHANGED in (edits[at - 1].kind, edits[at + 1].kind)


def _shortened(words: list[str]) -> str:
    if len(words) <= SHOWN_CUT:
        return " ".join(words)
    hidden = len(words) - 2 * EDGE
    return f"{' '.join(words[:EDGE])} … {hidden} words … {' '.join(words[-EDGE:])}"
