"""Certainty from the words alone, for sentences that no model has parsed.

Cues reach from where they stand to the end of their stretch: a run of words between commas, other
marks and conjunctions. Every event of a stretch gets the standing of the stretch.
"""

from collections.abc import Sequence

from crossread.annotate.certainty import patterns
from crossread.annotate.certainty.standing import CERTAIN, Standing
from crossread.model.annotation import Token

_ENDS = frozenset(', ; : . ! ? - – — ( ) “ ” " and but or while which who'.split())


def standings(tokens: Sequence[Token]) -> list[Standing]:
    """Return the standing of every token of a sentence without a tree."""
    words = [token.text.lower() for token in tokens]
    found: list[Standing] = []
    standing = _opening(words)
    for index, word in enumerate(words):
        standing = _opening(words) if word in _ENDS else _after(standing, words, index)
        found.append(standing)
    return found


def weakest(found: Sequence[Standing]) -> Standing:
    """Return the standing of a sentence as one statement: that of its least certain stretch."""
    return min(found, key=lambda standing: standing.level, default=CERTAIN)


def _opening(words: Sequence[str]) -> Standing:
    asked = bool(words) and words[-1] == "?"
    return CERTAIN.under(patterns.UNKNOWN, len(words) - 1) if asked else CERTAIN


def _after(standing: Standing, words: Sequence[str], index: int) -> Standing:
    """The standing of what follows a word."""
    word = patterns.without_not(words[index])
    if patterns.denies(words[index]) and word in patterns.modals():
        modal = patterns.modals()[word]
        return standing.limited(modal.denied, index, modal.irrealis)
    word = words[index]
    if word in patterns.modals() and word not in ("need", "dare"):
        modal = patterns.modals()[word]
        return standing.limited(modal.affirmed, index, modal.irrealis)
    if word in patterns.hedges():
        level, unreal = patterns.hedges()[word]
        return standing.limited(level, index, unreal)
    if patterns.denies(word) and words[index + 1 : index + 2] != ["only"]:
        return standing.denied(index)
    found = patterns.conditions().get(word)
    if found is not None and found.affirmed < 2:
        return standing.under(found, index)
    return _governed(standing, words, index)


def _governed(standing: Standing, words: Sequence[str], index: int) -> Standing:
    """The complement of a verb or noun followed by "to", "that" or "of"."""
    following = words[index + 1] if index + 1 < len(words) else ""
    if following not in (patterns.INFINITIVE, patterns.FINITE, patterns.NOMINAL):
        return standing
    found = patterns.governor(words[index], words[index], following)
    return standing if found is None or found.is_plain else standing.under(found, index)
