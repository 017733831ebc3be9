"""Words of a text and the keys under which spellings of one word meet.

Reach for this when words of two texts have to be compared and letter case, accents, typographic
quotes, dotted abbreviations, a plural s or a possessive should not matter. A key is for matching
only: it is not a lemma and not for people.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from crossread.model.span import Span

WORD = re.compile(r"((?:[^\W\d_]\.){2,}(?:['’]s\b)?|[^\W_]+(?:['’.,][^\W_]+)*)")
_ABBREVIATION = re.compile(r"[^\W\d_](?:\.[^\W\d_])+\.?")
_POSSESSIVE = re.compile(r"['’][sS]$")
# Letters that Unicode does not take apart into a plain one and its mark.
_LETTERS_APART = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i"})
_LONG_ENOUGH_FOR_PLURAL = 4  # "gas", "his" and "plus" keep their s


class Word(NamedTuple):
    """A word in its text: half-open offsets and the key that it matches under."""

    start: int
    end: int
    key: str


class Words(NamedTuple):
    """Words of a text in columns, in order; see ``Word``."""

    starts: list[int]
    ends: list[int]
    spelled: list[str]
    keys: list[str]


def words(text: str, within: Span | None = None) -> Iterator[Word]:
    """Yield the words of ``text`` (or of the part ``within``) in order.

    >>> [word.key for word in words("The F.B.I.'s 1,200 Boats")]
    ['the', 'fbi', '1200', 'boat']
    """
    found = cut(text, within)
    return map(Word, found.starts, found.ends, found.keys)


def cut(text: str, within: Span | None = None) -> Words:
    """Return the words of ``text`` (or of the part ``within``) in columns.

    Reach for this where many texts are read: a word costs a third of what it does in ``words``.
    """
    start, end = (0, len(text)) if within is None else (within.start, within.end)
    # One call gives gaps and words in turn; a match for each word would cost thrice as much.
    pieces = WORD.split(text[start:end])
    places = list(accumulate(map(len, pieces), initial=start))
    spelled = pieces[1::2]
    return Words(places[1:-1:2], places[2::2], spelled, list(map(key, spelled)))


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """Return the form of ``word`` that its other spellings share.

    >>> key("Marañón’s"), key("cities"), key("U.S"), key("glass")
    ('maranon', 'city', 'us', 'glass')
    """
    word = _POSSESSIVE.sub("", unaccented(word))
    if word[:1].isdigit():
        return word.replace(",", "")
    if _ABBREVIATION.fullmatch(word):
        return word.replace(".", "")
    return _singular(word)


def unaccented(text: str) -> str:
    """Return ``text`` without case, accents and typographic apostrophes; length may change.

    All punctuation stays, for whoever cuts words afterwards; to hold names against each other take
    ``names.fold``.

    >>> unaccented("Sørensen’s Łódź, 4.5 km")
    "sorensen's lodz, 4.5 km"
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    return letters.casefold().translate(_LETTERS_APART)


def _singular(word: str) -> str:
    if len(word) <= _LONG_ENOUGH_FOR_PLURAL or not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word if word.endswith(("ss", "us", "is")) else word[:-1]
