"""The words that make an event more or less certain, and how they stand in a sentence."""

from collections.abc import Sequence
from functools import cache, lru_cache

from crossread import lexicons
from crossread.annotate.certainty.standing import LEVELS, Signature, signature
from crossread.model.annotation import CertaintyValue, Irrealis, Token

INFINITIVE, FINITE, GERUND, NOMINAL = "to", "that", "ing", "of"
UNKNOWN = Signature(0, 0)
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "csubj:pass"})
NOMINAL_TAGS = frozenset({"NOUN", "PROPN", "PRON"})
_ENDINGS = (
    *(("ies", "y"), ("ied", "y"), ("es", ""), ("s", "")),
    *(("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")),
)
_ENDS = frozenset({".", "!", '"', "”"})
_OF = frozenset({"of", "about", "for", "from", "over"})
_ABOUT = frozenset("about against at from for in of on over with".split())
_NOT = ("n't", "n’t")
_DETERMINERS = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})


@cache
def governors(form: str) -> dict[str, Signature]:
    """Return lemma → signature for one form of complement; plain entries hold for clauses only."""
    table = {word: signature(value) for word, value in lexicons.entries("complement_signatures")}
    ending = f" {form}"
    special = {w.removesuffix(ending): s for w, s in table.items() if w.endswith(ending)}
    return special if form == NOMINAL else table | special


@lru_cache(maxsize=1 << 14)
def governor(lemma: str, word: str, form: str) -> Signature | None:
    """Return what a word makes of a complement, by its lemma, else by what its ending hides."""
    table = governors(form)
    lemmas = (lemma.lower(), *stems(word.lower()))
    return next((table[each] for each in lemmas if each in table), None)


def stems(word: str) -> list[str]:
    """Return what the lemma of an inflected word may be, likeliest first.

    >>> stems("denied")[1]
    'deny'
    """
    found = [word]
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            found.append(word[: -len(ending)] + instead)
    bare = next((word[: -len(e)] for e in ("ed", "ing") if word.endswith(e)), "")
    if bare[-2:-1] == bare[-1:]:
        found.append(bare[:-1])
    return found


@cache
def modals() -> dict[str, Signature]:
    """Return modal verb (as written, lower case) → signature."""
    return {word: signature(value) for word, value in lexicons.entries("modal_verbs")}


@cache
def hedges() -> dict[str, tuple[int, Irrealis]]:
    """Return hedging adverb or adjective → level and irrealis."""
    found = {}
    for word, value in lexicons.entries("hedge_words"):
        level, _, irrealis = value.partition("/")
        unreal = Irrealis(irrealis) if irrealis else Irrealis.NONE
        found[word] = (LEVELS[CertaintyValue(level)], unreal)
    return found


@cache
def negations() -> dict[str, str]:
    """Return negative word → how it stands: beside, in or before what it denies."""
    return lexicons.table("negation_words")


def denies(word: str) -> bool:
    """Whether a lower-case word denies, alone or at its end ("hasn't" where it was not split)."""
    return word in negations() or word.endswith(_NOT)


def without_not(word: str) -> str:
    """Return a verb without a "not" written onto it."""
    return word[:-3] if word.endswith(_NOT) and len(word) > 3 else word


@cache
def conditions() -> dict[str, Signature]:
    """Return subordinator → what it makes of its clause."""
    made = {
        "hypothetical": Signature(1, 1, Irrealis.HYPOTHETICAL),
        "unknown": UNKNOWN,
        "future": Signature(2, 2, Irrealis.FUTURE),
    }
    return {word: made[value] for word, value in lexicons.entries("condition_words")}


def children_of(tokens: Sequence[Token]) -> list[list[int]]:
    """Return the dependents of each token, in text order."""
    children: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if 0 <= token.head < len(tokens):
            children[token.head].append(index)
    return children


def form_of(tokens: Sequence[Token], index: int, children: Sequence[int]) -> str:
    """Return how a complement is built: infinitive, finite clause, gerund or noun phrase."""
    token = tokens[index]
    if token.upos in NOMINAL_TAGS and not any(tokens[c].relation == "cop" for c in children):
        return NOMINAL
    helpers = [tokens[c].xpos for c in children if tokens[c].relation in ("aux", "cop")]
    first = (helpers or [token.xpos])[0]
    if first == "VBG":  # "being sunk", "sinking", but not "to be sinking"
        return GERUND
    if first in ("VBZ", "VBD"):  # "pleaded guilty to charges", with the noun read as a verb
        return FINITE
    marks = (c for c in children if tokens[c].deprel in ("mark", "aux"))
    return INFINITIVE if any(tokens[c].text.lower() == "to" for c in marks) else FINITE


def is_about(tokens: Sequence[Token], children: Sequence[Sequence[int]], index: int) -> bool:
    """Whether an adverbial or adnominal clause is what its head is about, and no circumstance.

    It is in "accused of spending" and "slated to open", and is not in "raised money to help".
    """
    form = form_of(tokens, index, children[index])
    if form == INFINITIVE:
        head = tokens[index].head
        before = (c for c in children[head] if c < index)
        return not any(tokens[c].relation == "obj" for c in before)
    marks = (c for c in children[index] if tokens[c].deprel in ("mark", "case"))
    return form == GERUND and any(tokens[c].text.lower() in _ABOUT for c in marks)


def is_of(tokens: Sequence[Token], children: Sequence[int]) -> bool:
    """Whether a noun phrase hangs as what its head is about: "lack of", "fears for"."""
    return any(tokens[c].deprel == "case" and tokens[c].text.lower() in _OF for c in children)


def is_indefinite(tokens: Sequence[Token], children: Sequence[int]) -> bool:
    """Whether a noun phrase does not take for granted that what it names is there."""
    return not any(
        tokens[c].deprel in ("det", "nmod:poss") and tokens[c].text.lower() in _DETERMINERS
        for c in children
    )


def is_told(tokens: Sequence[Token], children: Sequence[int], index: int) -> bool:
    """Whether a bare verb without a subject tells somebody to do it."""
    kin = {tokens[c].relation for c in children}
    bare = tokens[index].xpos == "VB" and tokens[index].upos == "VERB"
    whole = tokens[-1].text in _ENDS  # In headlines, which have no end mark, nouns look like verbs.
    return bare and whole and not kin & {"nsubj", "aux", "csubj", "expl", "mark"}


def is_past(tokens: Sequence[Token], children: Sequence[int], index: int) -> bool:
    """Whether a clause tells what was: "until help arrived"."""
    verbs = [index, *(c for c in children if tokens[c].upos == "AUX")]
    return any(tokens[verb].xpos == "VBD" for verb in verbs)
