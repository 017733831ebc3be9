"""Mends what the parser gets wrong around verbs of saying, by the order of words.

"Police say the man left" has the man leave, whatever the parser ties him to: a phrase between "say"
and the verb of what is said, with no comma around it, is that verb's subject, and so is no
speaker. A subject before "say" is who says.
"""

from collections.abc import Sequence
from dataclasses import replace

from crossread.model.annotation import Token

_SAYING = frozenset({"say", "believe", "think", "claim", "allege"})
_TELLING = _SAYING | {"tell"}
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_RELATIVE = frozenset({"who", "which", "that", "what", "whom"})


def repaired(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens of a sentence with the subjects of what is said at their verbs."""
    if not any(token.lemma in _TELLING for token in tokens):
        return tokens
    found = list(tokens)
    for told, token in enumerate(tokens):
        verb = token.head
        if token.deprel != "ccomp" or not 0 <= verb < told or tokens[verb].upos != "VERB":
            continue
        if tokens[verb].lemma in _SAYING:
            _hand_down(found, verb, told)
        if tokens[verb].lemma in _TELLING:
            _hand_up(found, verb, told)
    return tuple(found)


def _hand_down(tokens: list[Token], verb: int, told: int) -> None:
    """Tie a phrase that ends right before a clause without a subject to the clause's verb.

    A phrase that holds a clause of its own is left: what is cut from it stands elsewhere then, and
    rows of a gold story fell apart.
    """
    if any(_is_subject(tokens, at, told) for at in range(len(tokens))):
        return
    start = _first_verb(tokens, told)
    if tokens[start].xpos not in _FINITE or start < verb + 2:
        return
    between = range(verb + 1, start)
    tops = [at for at in between if tokens[at].head == verb and tokens[at].upos in _NOUNS]
    if len(tops) != 1 or tokens[tops[0]].deprel not in ("nsubj", "obj"):
        return
    if tokens[start - 1].text in ',“”"' or not all(_below(tokens, at, tops[0]) for at in between):
        return
    if any(tokens[at].relation == "acl" for at in between):
        return
    tokens[tops[0]] = replace(tokens[tops[0]], head=told, deprel="nsubj")


def _hand_up(tokens: list[Token], verb: int, told: int) -> None:
    """Give the first of two subjects of a clause to the verb of saying between them."""
    own = [at for at in range(len(tokens)) if _is_subject(tokens, at, told)]
    if len(own) != 2 or not own[0] < verb < own[1]:
        return
    speaks = tokens[own[0]].text.lower() not in _RELATIVE
    if speaks and not any(_is_subject(tokens, at, verb) for at in range(len(tokens))):
        tokens[own[0]] = replace(tokens[own[0]], head=verb, deprel="nsubj")


def _is_subject(tokens: Sequence[Token], at: int, verb: int) -> bool:
    return tokens[at].head == verb and tokens[at].deprel.startswith(("nsubj", "csubj", "expl"))


def _first_verb(tokens: Sequence[Token], told: int) -> int:
    """The first auxiliary of a clause, else its verb."""
    own = (at for at in range(told) if tokens[at].head == told)
    return next((at for at in own if tokens[at].relation in ("aux", "cop")), told)


def _below(tokens: Sequence[Token], at: int, top: int) -> bool:
    """Whether a word hangs from ``top``, directly or not, or is it."""
    while at >= 0 and at != top:
        at = tokens[at].head
    return at == top
