"""Which words are forms of a reporting verb, with or without tags."""

from functools import cache

from crossread import lexicons
from crossread.model.annotation import Token

_VOWELS = "aeiou"
_SOFT_E = ("ee", "oe", "ye")


@cache
def _forms() -> dict[str, str]:
    """Every form of every reporting verb → the verb. Irregular forms win."""
    found: dict[str, str] = {}
    for verb in sorted(lexicons.words("reporting_verbs")):
        for form in _regular(verb):
            found.setdefault(form, verb)
    found.update(lexicons.table("reporting_forms"))
    return found


def _regular(verb: str) -> tuple[str, ...]:
    """The forms that English endings give; a doubled last letter is always offered."""
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if verb.endswith("e"):
        stem = verb if verb.endswith(_SOFT_E) else verb[:-1]
        return verb, third, verb + "d", stem + "ing"
    double = verb + verb[-1]
    return verb, third, verb + "ed", verb + "ing", double + "ed", double + "ing"


def reporting_verb(token: Token) -> str | None:
    """Return the verb that ``token`` is a form of; None when it is no reporting verb.

    Where the token has tags, nouns ("the claims", "a report") are no verbs.
    """
    if token.upos and token.upos != "VERB" and not _verb_misread(token):
        return None
    return _forms().get(token.text.lower())


def is_reporting(token: Token) -> bool:
    """Whether the dictionary form of ``token`` is a reporting verb, whatever its tags are.

    Only a proper name's form keeps its capitals: "Claims" in a title is no verb.
    """
    return token.lemma in lexicons.words("reporting_verbs")


def kind_of(verb: str) -> str:
    """What the verb does: "say", "claim", "deny", ...; "" for a verb outside the list."""
    return lexicons.table("reporting_verbs").get(verb, "")


def _verb_misread(token: Token) -> bool:
    """Taggers trip over verbs in odd places; these two are hardly ever anything else."""
    return token.text.lower() in ("said", "says") and token.upos != "PROPN"
