"""Short forms of bodies and places inside one report: "the FBI" and its words, "the Times"."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from crossread import lexicons
from crossread.text.names import fold, is_acronym


@cache
def _countries() -> frozenset[str]:
    return frozenset(fold(each) for each in lexicons.words("countries"))


def full_names(texts: Sequence[str]) -> list[str]:
    """Return the fullest form of each name, in order; a name that has no other stands for itself.

    A short form belongs to a longer one when it is its acronym, or its first or last words and no
    other longer name begins or ends so. A country is no short form.
    """
    counts = Counter(texts)
    forms = sorted(counts, key=lambda each: (-counts[each], each))
    folded = {each: fold(each).removeprefix("the ").split() for each in forms}
    by_form = {each: _longest(each, forms, folded) for each in forms}
    return [by_form[text] for text in texts]


def _longest(short: str, forms: Sequence[str], folded: dict[str, list[str]]) -> str:
    words = folded[short]
    acronyms = [each for each in forms if is_acronym(short, each)]
    if len(acronyms) == 1:
        return acronyms[0]
    if not words or " ".join(words) in _countries():
        return short
    longer = [
        each
        for each in forms
        if len(folded[each]) > len(words)
        and (folded[each][: len(words)] == words or folded[each][-len(words) :] == words)
    ]
    keys = {" ".join(folded[each]) for each in longer}
    return longer[0] if len(keys) == 1 else short
