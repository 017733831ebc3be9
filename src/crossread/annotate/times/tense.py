"""Whether a clause speaks of what was or of what will be.

"Friday" after "will meet" is the next one, after "met" the last one. With a dependency tree the
verb that governs the words decides; without one, the nearest cue before them does.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from crossread import lexicons
from crossread.annotate.quantities.grammar import grammar
from crossread.model.annotation import Sentence, Token
from crossread.model.span import Span


class Tense(StrEnum):
    """Where the time of a clause lies, seen from the day of publication."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


TITLE = -1  # Sentence.paragraph of the title
_VERBAL = frozenset({"VERB", "AUX"})
_PAST_TAGS = frozenset({"VBD"})
_PRESENT_TAGS = frozenset({"VBZ", "VBP"})
_BESIDE = 6  # words between a verb of saying and its day
_REACH = 12  # steps up the tree; a head further away says nothing of this time

_FUTURE_CUE = grammar(
    r"""\b(?:will|won['’]t|['’]ll|shall|to be|(?:is|are|was|were|be|been)? ?(?:set|due|scheduled
    |expected
    |slated|planned|poised|supposed|going|likely|about) (?:to|for)|scheduled|upcoming|plans? to
    |planned|next|(?:is|are) (?:up for|to)|until|would|should|may|might|can|must|hopes? to
    |(?:is|are)(?:n['’]t| not)? \w+ing|begins|starts|opens|ends|runs|faces|meets|returns
    |is|are)\b"""
)
_AIMED = re.compile(r"\b(?:for|until|till|through|by|back to)\s(?:the\s)?$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s(?:the\s)?$", re.IGNORECASE)  # "at its lowest since November"
# "Two are hurt after a fight on Saturday": the day is that of what came before
_BEHIND = re.compile(r"\b(?:after|following)\s(?:an?|the)\s[^,;.]{2,80}$", re.IGNORECASE)
_PAST_CUE = grammar(
    r"""\b(?:was|were|had|did|has|have|said|told|came|went|took|made|began|fell|rose|shot|held
    |left|met
    |died|got|saw|found|gave|killed|hit|struck|won|lost|led|\w{2,}ed|says|since)\b"""
)


def tense(sentence: Sentence, text: str, span: Span) -> Tense:
    """Return the tense of the clause around ``span``."""
    if _SINCE.search(text[sentence.span.start : span.start]):
        return Tense.PAST
    if any(token.head >= 0 for token in sentence.tokens):
        return _by_tree(sentence, text, span)
    return _by_cue(text[sentence.span.start : span.start])


def _by_cue(before: str) -> Tense:
    """Tense of the cue that stands last before the words."""
    clause = re.split(r"[;:“”\"]|, (?:and|but|which|who|after|when) ", before)[-1] or before
    future = max((m.end() for m in _FUTURE_CUE.finditer(clause)), default=-1)
    past = max((m.end() for m in _PAST_CUE.finditer(clause)), default=-1)
    if future == past:
        return Tense.UNKNOWN
    return Tense.FUTURE if future > past else Tense.PAST


def _by_tree(sentence: Sentence, text: str, span: Span) -> Tense:
    """Tense of the first verb above the words that has one; the cues decide when none has."""
    tokens = sentence.tokens
    at = next((n for n, token in enumerate(tokens) if token.span.overlap(span)), -1)
    aimed = bool(_AIMED.search(text[sentence.span.start : span.start]))  # "set it for Friday"
    title = sentence.paragraph == TITLE
    # "Friday's storm is ...": the day is the noun's, not the clause's
    in_noun = bool(_BEHIND.search(text[sentence.span.start : span.start]))
    for _ in range(_REACH):
        if at < 0:
            break
        if aimed and _is_ahead(tokens[at]):
            return Tense.FUTURE
        found = _of_predicate(tokens, at, title=title, plainly=not in_noun)
        if found is not Tense.UNKNOWN:
            return found
        in_noun = in_noun or tokens[at].deprel in ("nmod:poss", "compound")
        at = tokens[at].head
    return _by_cue(text[sentence.span.start : span.start])


def is_told(sentence: Sentence, span: Span) -> bool:
    """Whether the words tell when somebody spoke: "police said Monday"."""
    tokens = sentence.tokens
    first = at = next((n for n, token in enumerate(tokens) if token.span.overlap(span)), -1)
    for _ in range(_REACH):
        if (
            at < 0
            or abs(at - first) > _BESIDE
            or any(t.head == at and t.relation in ("aux", "cop") for t in tokens)
        ):
            return False
        if tokens[at].upos == "VERB":
            return lexicons.table("tense_verbs").get(tokens[at].lemma.lower()) == "told"
        at = tokens[at].head
    return False


def _of_predicate(tokens: Sequence[Token], at: int, *, title: bool, plainly: bool) -> Tense:
    """Tense of one word with its auxiliaries; unknown for a noun or a bare participle."""
    word = tokens[at]
    helpers = [t for t in tokens if t.head == at and t.relation in ("aux", "cop")]
    if word.upos not in _VERBAL and not helpers:
        planned = word.upos == "ADJ" and _is_ahead(word)
        return Tense.FUTURE if planned else Tense.UNKNOWN
    if any(t.xpos == "MD" for t in helpers):
        perfect = any(t.lemma == "have" for t in helpers)
        return Tense.PAST if perfect else Tense.FUTURE
    if word.xpos == "VB" and any(t.head == at and t.text.lower() == "to" for t in tokens):
        return _of_infinitive(tokens, at, title=title)
    kind = lexicons.table("tense_verbs").get(word.lemma.lower())
    if kind == "plan" and word.xpos == "VBN":
        return Tense.FUTURE
    tags = {t.xpos for t in helpers} | {word.xpos}
    if tags & _PAST_TAGS or any(t.lemma == "have" for t in helpers):
        return Tense.PAST
    if tags & _PRESENT_TAGS:
        ahead = plainly and not title and kind != "told"
        return Tense.FUTURE if ahead else Tense.PAST
    after = any(t.head == at and t.lemma in ("after", "since") for t in tokens)
    if (word.xpos == "VBN" and not helpers) or (word.xpos == "VBG" and after):
        return Tense.PAST
    if word.xpos == "VB":
        return _of_infinitive(tokens, at, title=title)
    return Tense.UNKNOWN


def _of_infinitive(tokens: Sequence[Token], at: int, *, title: bool) -> Tense:
    """A plan lies ahead; an infinitive below a plain past ("failed to appear") does not."""
    head = tokens[at].head
    if head < 0:
        return Tense.FUTURE
    above = tokens[head]
    if _came_otherwise(tokens, head, at):
        return Tense.PAST
    if title or _is_ahead(above) or above.upos in ("NOUN", "ADJ"):
        return Tense.FUTURE
    return Tense.UNKNOWN


def _came_otherwise(tokens: Sequence[Token], plan: int, act: int) -> bool:
    """Whether a plan is over: "was to sail Sunday, but left late"; parsers join to either verb.

    What somebody else did, "but lawyers asked for time", may be done before the day.
    """
    past = any(t.head == plan and t.xpos in _PAST_TAGS for t in tokens)
    joined = {
        n: [t for t in tokens if t.head == n]
        for n, token in enumerate(tokens)
        if token.head in (plan, act) and token.relation == "conj" and token.xpos in _PAST_TAGS
    }
    return past and any(
        any(t.lemma == "but" for t in below) and not any(t.relation == "nsubj" for t in below)
        for below in joined.values()
    )


def _is_ahead(word: Token) -> bool:
    """Whether what hangs on the word lies ahead of it: a plan or a wish."""
    return lexicons.table("tense_verbs").get(word.lemma.lower()) in ("plan", "fixed", "wish")
