"""The word lists of the names stage, as sets, and the shapes of words in names."""

from functools import cache

from crossread import lexicons
from crossread.text.names import fold

LINKS = frozenset({"of", "for", "de", "del", "la", "las", "los", "di", "da", "von", "van", "der",
                   "den", "al", "bin", "ibn", "&", "y"})  # fmt: skip
PARTICLES = LINKS - {"of", "for", "&"}
SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})
FIRM_SUFFIXES = frozenset({"inc", "inc.", "llc", "l.l.c.", "ltd", "ltd.", "corp.", "co.", "plc"})
MARKS = frozenset("\"“”'‘’`")
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
THEIRS = frozenset({"his", "her", "their", "its", "whose"})


@cache
def titles() -> frozenset[str]:
    """Words that may stand before a person's name."""
    return frozenset(word for word, kind in lexicons.entries("titles") if kind != "prefix")


@cache
def title_prefixes() -> frozenset[str]:
    """Words that may stand before a title."""
    return frozenset(word for word, kind in lexicons.entries("titles") if kind == "prefix")


@cache
def bearers() -> frozenset[str]:
    """Nouns that stand before the name of the person whom they describe."""
    roles = lexicons.words("title_nouns") | lexicons.words("gendered_nouns")
    return titles() | roles | lexicons.words("person_nouns")


@cache
def dates() -> frozenset[str]:
    """Names of days and months, and words in capitals that name nothing."""
    return lexicons.words("weekdays") | lexicons.words("months") | lexicons.words("no_names")


@cache
def standing_for(title: str) -> frozenset[str]:
    """Nouns that the bearer of a title or role may be called by later."""
    return frozenset({title, *lexicons.table("title_nouns").get(title, "").split()})


def gender_of_title(title: str) -> str:
    """Return "m", "f" or ""."""
    kind = lexicons.table("titles").get(title, "")
    return kind if kind in ("m", "f") else lexicons.table("gendered_nouns").get(title, "")


def gender_of_pronoun(word: str) -> str:
    """Return "m" or "f" by "he" or "she" in any of their forms; "" for another word."""
    return "m" if word in _HE else "f" if word in _SHE else ""


def gender_of_given(given: str) -> str:
    """Return "m", "f" or "" by the first name."""
    return lexicons.table("first_names").get(fold(given), "")
