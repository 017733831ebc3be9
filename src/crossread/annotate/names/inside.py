"""What names hold besides capitalised words: numbers, hyphened letters, nicknames, "and"."""

import re
from collections.abc import Sequence
from functools import cache

from crossread import lexicons
from crossread.annotate.names.patterns import MARKS
from crossread.model.annotation import MentionType, Token

Kinds = Sequence[MentionType | None]

_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)", re.IGNORECASE)
_PARTS = frozenset({"of", "/", "%", "-", "–"})  # "Lowick Press 1 of 12" numbers pictures
_NUMBER = re.compile(r"\d{1,5}")


def touch(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing stands between a word and the next."""
    return tokens[at].span.end == tokens[at + 1].span.start


def is_ordinal(tokens: Sequence[Token], at: int) -> bool:
    """Whether an ordinal begins or goes on with the name of a street: "East 4th Street"."""
    if at + 1 >= len(tokens) or not _ORDINAL.fullmatch(tokens[at].text):
        return False
    street = tokens[at + 1].text
    return street[0].isupper() and lexicons.table("name_kinds").get(street.lower()) == "place"


def is_number(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number closes or goes on with the name before it: "Channel 4", "Route 22"."""
    following = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
    return (
        0 < at < len(tokens)
        and following not in _PARTS
        and _NUMBER.fullmatch(tokens[at].text) is not None
        and tokens[at].deprel == "flat"
        and tokens[at].head in (at - 1, at + 1)
        and tokens[at - 1].upos == "PROPN"
    )


def is_adjective(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capitalised adjective is the second word of a name: "Port Orange", "Heavy"."""
    word = tokens[at]
    named = word.text[0].isupper() and not word.text.isupper() and word.xpos == "NNP"
    hyphen = at + 1 < len(tokens) and tokens[at + 1].text == "-" and touch(tokens, at)
    return named and not hyphen and word.text.lower() not in _peoples()


@cache
def _peoples() -> frozenset[str]:
    """The last words of what a country's people and things are called: "korean"."""
    lists = (value.split(";")[1] for value in lexicons.values("countries"))
    return frozenset(name.rpartition(" ")[2].strip() for each in lists for name in each.split(","))


def is_lettered(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capital letter and a small word are one word: "X-ray"."""
    if at + 2 >= len(tokens) or not (len(tokens[at].text) == 1 and tokens[at].text.isupper()):
        return False
    hyphen = tokens[at + 1].text == "-" and touch(tokens, at) and touch(tokens, at + 1)
    return hyphen and tokens[at + 2].text.islower()


def is_syllable(tokens: Sequence[Token], kinds: Kinds, at: int) -> bool:
    """Whether a small word behind a hyphen is part of a given name: "Lo Min-ha", not "Lo-led"."""
    person = kinds[at - 2] is MentionType.PERSON
    named = kinds[at - 1] is MentionType.PERSON or tokens[at].xpos == "NNP"
    return person and named and tokens[at].text.isalpha()


def is_nickname(tokens: Sequence[Token], kinds: Kinds, at: int) -> bool:
    """Whether what a person is called stands in marks inside the name: Roberto “Bo” Lund."""
    words = (at, at + 2, at + 4)
    if at + 4 >= len(tokens) or tokens[at + 3].text not in MARKS:
        return False
    if all(kinds[each] is MentionType.PERSON for each in words):
        return True
    named = all(tokens[w].upos == "PROPN" and tokens[w].text[0].isupper() for w in words)
    person = MentionType.PERSON in (kinds[at], kinds[at + 4])
    flat = all(tokens[w].deprel == "flat" for w in words[1:])
    return named and tokens[at + 2].deprel == "flat" and (person or flat)


def joins(kinds: Kinds, at: int) -> bool:
    """Whether an "and" is inside the name of a body: "Coast and Harbour Commission"."""
    return all(kinds[each] is MentionType.ORGANIZATION for each in (at - 1, at, at + 1))
