"""Comparing names as strings: accents, initials, suffixes, acronyms, spelling variants.

Reach for ``same_name`` to ask how well two names could be names of one person or body. It sees
letters only: who is meant where two people share a name is for the caller, who knows the report
and takes titles ("Mr.", "Gen.") off first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from crossread.text.normalise import unaccented

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
SMALL = frozenset({"a", "an", "and", "at", "de", "del", "for", "in", "of", "on", "the", "to", "&"})
PARTICLES = frozenset(
    {"al", "bin", "da", "dal", "de", "del", "della", "der", "di", "dos", "du", "el", "ibn", "la",
     "le", "los", "san", "ten", "ter", "van", "von", "y"}
)  # fmt: skip
# Names spelled apart by one keystroke or another romanisation score above 0.92 and different
# names of five letters or more below it (Marsh and Harsh 0.87, Krylova and Krylovna 0.98).
SPELLED_ALIKE = 0.92


@dataclass(frozen=True, slots=True)
class NameParts:
    """A person's name taken apart, folded; empty where the name has no such part."""

    given: tuple[str, ...]
    family: str
    suffix: str


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return the words of ``name`` in lower case without accents and marks, one space between.

    For names alone, where no mark tells anything; words of a text meet under ``normalise.key``.

    >>> fold("Nicolás  O’Hara-Núñez"), fold("U.S.")
    ('nicolas ohara nunez', 'us')
    """
    letters = re.sub(r"['.]", "", unaccented(name))
    return " ".join(re.sub(r"[^\w]+|_", " ", letters).split())


@lru_cache(maxsize=65536)
def name_parts(name: str) -> NameParts:
    """Return the given names, family name (with its particles) and suffix of ``name``.

    >>> name_parts("Ada L. van der Berg Jr.")
    NameParts(given=('ada', 'l'), family='van der berg', suffix='jr')
    >>> name_parts("Berg-Marsh")
    NameParts(given=(), family='berg marsh', suffix='')
    """
    if "-" in name and len(name.split()) == 1:
        return NameParts((), fold(name), "")
    words = fold(name).split()
    suffix = words.pop() if len(words) > 1 and words[-1] in SUFFIXES else ""
    if not words:
        return NameParts((), "", suffix)
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    return NameParts(tuple(words[:start]), " ".join(words[start:]), suffix)


def is_acronym(short: str, long: str) -> bool:
    """Whether ``short`` is made of the first letters of ``long``, small words counted or not.

    >>> is_acronym("FBI", "Federal Bureau of Investigation"), is_acronym("BA", "British Airways")
    (True, True)
    """
    letters = short.replace(".", "").replace(" ", "")
    if not 2 <= len(letters) <= 8 or not letters.isalpha() or letters != letters.upper():
        return False
    words = fold(long).split()
    every = "".join(word[0] for word in words)
    big = "".join(word[0] for word in words if word not in SMALL)
    return len(words) > 1 and letters.lower() in (every, big)


def same_name(left: str, right: str) -> float:
    """How well two names could name one person or body, 0.0 to 1.0; symmetric.

    1.0 equal but for accents, case and punctuation; 0.95 equal but for given names left out or
    shortened to initials; 0.9 an acronym and its words; 0.85 and less spelling variants; 0.7 one
    part of the other's name; 0.0 different names, or suffixes that clash (Jr. and Sr.).

    >>> same_name("José Ibáñez", "Jose Ibanez"), same_name("Ada L. Marsh", "Ada Marsh")
    (1.0, 0.95)
    """
    one, two = fold(left), fold(right)
    if not one or not two:
        return 0.0
    if one == two:
        return 1.0
    if is_acronym(left, right) or is_acronym(right, left):
        return 0.9
    first, second = name_parts(left), name_parts(right)
    if first.suffix and second.suffix and first.suffix != second.suffix:
        return 0.0
    return _by_parts(first, second) or _spelled_alike(one, two) or _part_of(one, two)


def _by_parts(first: NameParts, second: NameParts) -> float:
    if first.family != second.family or not first.given or not second.given:
        return 0.0
    return 0.95 if given_agree(first.given, second.given) else 0.0


def given_agree(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two rows of given names can belong to one person: same first, or its initial.

    >>> given_agree(("ada", "l"), ("a",)), given_agree(("ada",), ("ann",))
    (True, False)
    """
    if not first or not second:
        return True
    if not _same_given(first[0], second[0]):
        return False
    return all(_same_given(a, b) for a, b in zip(first[1:], second[1:], strict=False))


def _same_given(first: str, second: str) -> bool:
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    short, long = sorted((first, second), key=len)
    return first == second or (len(short) >= 3 and long.startswith(short))


def _spelled_alike(one: str, two: str) -> float:
    """Jaro-Winkler (1990) of names with equally many words, if each pair of words is alike."""
    pairs = list(zip(one.split(), two.split(), strict=False))
    if len(one.split()) != len(two.split()) or min(len(one), len(two)) < 5:
        return 0.0
    worst = min(JaroWinkler.similarity(a, b) for a, b in pairs)
    return 0.85 * worst if worst >= SPELLED_ALIKE else 0.0


def _part_of(one: str, two: str) -> float:
    short, long = sorted((one.split(), two.split()), key=len)
    if len(short) == len(long) or not short:
        return 0.0
    ends = long[-len(short) :] == short or (
        long[-1] in SUFFIXES and long[-len(short) - 1 : -1] == short
    )
    return 0.7 if ends or long[: len(short)] == short else 0.0


def one_word_family(name: str) -> str:
    """Return the last word of the family name, folded: what a bare surname would show.

    >>> one_word_family("Ada van der Berg"), one_word_family("Ada Marsh Jr.")
    ('berg', 'marsh')
    """
    family = name_parts(name).family
    return family.split()[-1] if family else ""


def is_shortened(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether one name, as words, is the end of the other."""
    short, long = sorted((one, other), key=len)
    return long[-len(short) :] == short
