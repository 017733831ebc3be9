"""With what somebody is charged, or of what they are convicted, in other words.

"Theft" may be a misdemeanor where "felony theft" is none, and who follows a case wants to know
which it is. Who tells fewer charges than another says nothing else.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background, Difference, contrast, upwards
from crossread.model.annotation import Token
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span

_BEHIND = {  # the prepositions behind which a word has the charge
    "accuse": {"of"},
    "acquit": {"of"},
    "charge": {"of", "with"},
    "convict": {"of"},
    "count": {"of"},
    "guilty": {"of", "to"},
    "indict": {"for", "on"},
    "plead": {"to"},
    "suspicion": {"of"},
}
_FORMAL = frozenset("accusation allegation charge count suspicion".split())  # "fraud charges"
_OF_LAW = _FORMAL | _BEHIND.keys()
_COUNTED = ("charge", "count")
_SAYS_NOTHING = frozenset("additional alleged criminal federal separate state".split())
_NARROWING = ("ADJ", "NOUN", "PROPN", "VERB")


@dataclass(frozen=True, slots=True)
class _Charge:
    """A noun for what somebody is charged with, and all words of it by lemma."""

    span: Span
    noun: str
    words: frozenset[str]


def charges(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference for a charge that the other claim puts in other words.

    That is one of the same noun, or, where the claims name no charge in common, the first.
    """
    if not background.sure(left, right):
        return
    mine, theirs = background.once(charged, left), background.once(charged, right)
    for one, two in _otherwise(mine, theirs):
        note = contrast(left, one.span, right, two.span)
        topic = f"charge {min(one.noun, two.noun)}"
        kind, relation = DiscrepancyKind.ENTITY, DiscrepancyRelation.COMPATIBLE
        yield Difference(kind, relation, topic, one.span, two.span, note)


def _otherwise(mine: Sequence[_Charge], theirs: Sequence[_Charge]) -> list[tuple[_Charge, _Charge]]:
    known = {each.words for each in mine} & {each.words for each in theirs}
    own = [each for each in mine if each.words not in known]
    other = [each for each in theirs if each.words not in known]
    pairs = [(one, two) for one in own for two in other if one.noun == two.noun]
    return pairs or ([] if known else list(zip(own, other, strict=False))[:1])


def charged(stated: Stated) -> list[_Charge]:
    """Return the charges that a claim names, in text order."""
    every = stated.tokens
    of_law = [at for at, token in enumerate(every) if token.lemma in _OF_LAW]
    named = {at: above for above in of_law for at in _named(every, above)}
    listed = {at: at for at, t in enumerate(every) if t.deprel == "conj" and t.head in named}
    nouns = {at: above for at, above in (listed | named).items() if _is_offence(every[at])}
    inside = (at for at in sorted(nouns) if stated.claim.span.covers(every[at].span))
    return [each for at in inside if (each := _charge(every, at, nouns[at])).words]


def _is_offence(token: Token) -> bool:
    return token.upos == "NOUN" and token.lemma not in _FORMAL | {"one"}


def _named(every: Sequence[Token], above: int) -> Iterator[int]:
    """The places of nouns that a word of law has behind or, as "fraud charges", right before it."""
    word = every[above]
    is_noun = word.upos == "NOUN"
    is_alone = is_noun and word.lemma in _COUNTED and not _is_counted(every, above)
    cases = set() if is_alone else _BEHIND.get(word.lemma, set())
    before = above - 1 if is_noun and word.lemma in _FORMAL else above
    for at, token in enumerate(every):
        if token.head == above and (at == before or _case(every, at) in cases):
            yield at


def _is_counted(every: Sequence[Token], at: int) -> bool:
    """Whether there are "charges of", or "one count of", and not "charge of" a child."""
    return every[at].xpos == "NNS" or any(t.head == at and t.deprel == "nummod" for t in every)


def _case(every: Sequence[Token], at: int) -> str:
    own = (token.lemma for token in every if token.head == at and token.deprel == "case")
    return next(own, "")


def _charge(every: Sequence[Token], at: int, above: int) -> _Charge:
    """A noun with the words before it that say which charge it is; none if all of it is empty."""
    first = at
    while first and _narrows(every, first - 1, {at, above}):
        first -= 1
    while every[first].lemma.lower() in _SAYS_NOTHING and first < at:
        first += 1
    own = [token for token in every[first : at + 1] if token.upos != "PUNCT"]
    words = frozenset(token.lemma.lower() for token in own) - _SAYS_NOTHING
    return _Charge(own[0].span.hull(own[-1].span), every[at].lemma.lower(), words)


def _narrows(every: Sequence[Token], at: int, nouns: Set[int]) -> bool:
    """Whether a word before a noun narrows it, by itself or as part of one that does."""
    token = every[at]
    if token.span.end == every[at + 1].span.start:  # "first-degree"
        return True
    return token.upos in _NARROWING and not nouns.isdisjoint(upwards(every, token.head))
