"""Hedges on what a clause speaks of: "an alleged attack", "reports of a blast".

They do not make the clause's own event less certain ("two men died in an apparent robbery" is put
as a fact), so as a rule they only join its cues. Where the verb says little and the noun names the
event ("there was a possible explosion"), the noun's standing is the clause's.
"""

from collections.abc import Collection, Sequence

from crossread import lexicons
from crossread.annotate.certainty import patterns
from crossread.annotate.certainty.standing import Standing
from crossread.model.annotation import Irrealis, Token

_PARTS = frozenset({"nsubj", "obj", "obl", "nmod", "appos", "conj"})
_FIRM = 3


def with_arguments(
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
    found: Sequence[Standing],
    event: int,
    heads: Collection[int],
) -> Standing:
    """Return the standing of an event with the hedges on its nouns; ``heads`` are other clauses."""
    own = found[event]
    if own.level != _FIRM:
        return own
    nouns = _nouns(tokens, children, event, heads)
    hedged = [noun for noun in nouns if 0 < found[noun].level < _FIRM]
    named = _named_by(tokens, children[event], event) if hedged else -1
    if named in hedged:
        return found[named]
    cues = {cue for noun in hedged for cue in found[noun].cues} - {event} | set(own.cues)
    unreal = Irrealis.HISTORICAL if _is_long_ago(tokens, children, event) else own.irrealis
    return Standing(own.level, unreal, tuple(sorted(cues)))


def _nouns(
    tokens: Sequence[Token], children: Sequence[Sequence[int]], event: int, heads: Collection[int]
) -> list[int]:
    """The nouns that hang from an event, directly or from one another, nearest first."""
    found, queue = [], [event]
    for index in queue:
        for child in children[index]:
            if tokens[child].relation in _PARTS and child not in heads:
                queue.append(child)
                if tokens[child].upos in patterns.NOMINAL_TAGS:
                    found.append(child)
    return found


def _named_by(tokens: Sequence[Token], children: Sequence[int], event: int) -> int:
    """The noun that names what happened beside a verb that says little; -1 without one."""
    if tokens[event].lemma.lower() not in lexicons.words("light_verbs"):
        return -1
    core = {tokens[child].relation: child for child in children}
    return core.get("obj", core.get("nsubj", -1))


def _is_long_ago(tokens: Sequence[Token], children: Sequence[Sequence[int]], event: int) -> bool:
    """Whether an event is put before the story: "formerly", "three years ago"."""
    kinds = lexicons.table("long_ago_words")
    for child in children[event]:
        below = [tokens[child].lemma.lower(), *(tokens[c].lemma.lower() for c in children[child])]
        if kinds.get(below[0]) == "adverb":
            return True
        if "ago" in below and any(kinds.get(word) == "unit" for word in below):
            return True
    return False
