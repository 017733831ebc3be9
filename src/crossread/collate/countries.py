"""Countries under their many names: "US", "United States", "American", "Washington".

The town that a government sits in stands for the country only where it acts as one: it says,
imposes or refuses, has envoys and policies, or stands "with" somebody or "between" two. Everywhere
else it is a town.
"""

from collections.abc import Sequence
from functools import cache

from crossread import lexicons
from crossread.model.annotation import AnnotatedReport, Mention, Token
from crossread.text.names import fold

_FORMS, _ADJECTIVES, _TOWNS = range(3)
_SIDES = frozenset({"between", "with"})
_OBJECTS = frozenset({"obj", "ccomp", "xcomp"})


def country(name: str) -> str:
    """Return the country that ``name`` is a name of, under its common one; "" if of none.

    >>> country("U.S."), country("the United States of America"), country("Washington")
    ('United States', 'United States', '')
    """
    return _table(_FORMS).get(_key(name), "")


def belonging(name: str) -> str:
    """Return the country of an adjective: "Peruvian" → "Peru"; "" for any other word."""
    return _table(_ADJECTIVES).get(_key(name), "")


def governed_from(name: str) -> str:
    """Return the country whose government sits in the town ``name``; "" for any other word."""
    return _table(_TOWNS).get(_key(name), "")


def acts_as_government(annotated: AnnotatedReport, mention: Mention) -> bool:
    """Whether a town is told to do what governments do. False where words have no tree."""
    for sentence in annotated.sentences:
        if sentence.span.covers(mention.span):
            tokens = sentence.tokens
            inside = [i for i, t in enumerate(tokens) if mention.span.covers(t.span)]
            return any(_governs(tokens, at) for at in inside)
    return False


def _governs(tokens: Sequence[Token], at: int) -> bool:
    while tokens[at].deprel == "conj" and tokens[at].head >= 0:  # "Lima and Quito agreed"
        at = tokens[at].head
    relation, head = tokens[at].deprel, tokens[tokens[at].head]
    if relation == "nsubj":
        return _is_deed(tokens, tokens[at].head)
    if relation == "nmod:poss":
        return head.lemma in lexicons.words("government_nouns")
    return any(t.head == at and t.deprel == "case" and t.text.lower() in _SIDES for t in tokens)


def _is_deed(tokens: Sequence[Token], verb: int) -> bool:
    """Whether towns do not do so: saying, or a verb with an object that is not in the list."""
    lemma = tokens[verb].lemma
    if tokens[verb].upos != "VERB" or lemma in lexicons.words("town_verbs"):
        return False
    told = lemma in lexicons.words("reporting_verbs")
    return told or any(t.head == verb and t.deprel in _OBJECTS for t in tokens)


def _key(name: str) -> str:
    return fold(name).removeprefix("the ")


@cache
def _table(column: int) -> dict[str, str]:
    """Folded word → country."""
    found = {}
    for name, value in lexicons.entries("countries"):
        words = [each.strip() for each in value.split(";")[column].split(",")]
        if column == _FORMS:
            words.append(_key(name))
        found.update({word: name for word in words if word})
    return found
