"""Fact against allegation: the same happening put with different firmness.

A claim is hedged by a word that puts what it says as alleged, believed, expected or possible. A
hedge counts on what a thing is ("an apparent robbery"), and not on who somebody is ("suspected
smugglers") or on nothing that is told ("was accused on Friday"). What somebody may do is hedged
against what will be alone, and not against a deed. Hedged against plain is a difference where the
plain claim says what is hedged. Two hedges in other words are none: "appeared" and "believed" leave
it open alike. What a source says is plain beside what may be, and not beside what somebody alleges:
both are somebody's word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread import lexicons
from crossread.collate.claims import Stated
from crossread.collate.compare.difference import (
    Background,
    Difference,
    contrast,
    predicate,
    resemblance,
    tokens,
    upwards,
)
from crossread.model.annotation import Irrealis, Token
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span

_VERBAL = ("aux", "aux:pass", "cop", "compound:prt")  # below a verb or adjective, and told with it
_NEAR = 4  # words; "is expected to plead" is one phrase, a hedge of a whole clause stands alone
_BESIDE = ("aux", "advmod")  # of what they hedge
_OF_A_THING = ("amod", "compound", "flat")
_THAT_IT_IS = frozenset("apparent likely possible probable purported".split())  # such a thing
_HEDGING = ("VERB", "AUX", "ADV", "ADJ")
_HEDGED = ("xcomp", "ccomp", "advcl", "acl")  # below the word that hedges
_HAPPENINGS = ("VERB", "ADJ", "NOUN", "PROPN")
_THINGS = ("NOUN", "PROPN")
_STATING = ("claim", "appear")  # hedge only a statement; else they take a thing or a place
_STATED = (*_HEDGED, "parataxis")  # below them
_MODALS = ("could", "may", "might")
_SYNONYMS, _OTHER_SORT = 0.6, 0.8  # cosine of two words' states
_SAID = "said"  # in the lexicon: hedges that lay something to somebody


@dataclass(frozen=True, slots=True)
class _Hedge:
    """A word that makes a claim less firm and the word for what it hedges."""

    word: Token
    hedged: Token
    is_ahead: bool  # "may sink" is, "may have sunk" and "may be a wreck" are not


def certainty(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference when one claim states what the other hedges."""
    mine, theirs = background.once(hedges, left), background.once(hedges, right)
    if mine and not theirs and (plain := _plainly(right, left, mine[0])):
        one, two = _phrase(left, mine[0].word, mine[0].hedged), _phrase(right, plain)
    elif theirs and not mine and (plain := _plainly(left, right, theirs[0])):
        one, two = _phrase(left, plain), _phrase(right, theirs[0].word, theirs[0].hedged)
    else:
        return
    done = _was_planned(left, mine, right) or _was_planned(right, theirs, left)
    relation = DiscrepancyRelation.UPDATES if done else DiscrepancyRelation.COMPATIBLE
    note = contrast(left, one, right, two)
    yield Difference(DiscrepancyKind.CERTAINTY, relation, "", one, two, note)


def _phrase(stated: Stated, word: Token, hedged: Token | None = None) -> Span:
    """A word with its auxiliaries: "had been left"; of a hedge with what it hedges, if near it."""
    every = stated.tokens
    at = every.index(word)
    far = every.index(hedged) if hedged else at
    own = {at, far} if abs(far - at) <= _NEAR else {at}
    verbal = (i for i, token in enumerate(every) if token.deprel in _VERBAL and token.head in own)
    whole = own.union(i for i in verbal if abs(i - every[i].head) <= _NEAR)
    return Span(every[min(whole)].span.start, every[max(whole)].span.end)


def hedges(stated: Stated) -> list[_Hedge]:
    """Return the hedges in a claim, and those around it that its certainty rests on."""
    every = stated.tokens
    spans = [stated.claim.span, *(cue.span for cue in stated.claim.certainty.cues)]
    known = lexicons.words("allegation_words")
    own = (i for i, t in enumerate(every) if t.lemma in known and _is_hedge(every, i))
    found = (_hedge(every, i) for i in own if any(s.covers(every[i].span) for s in spans))
    return [hedge for hedge in found if hedge.hedged is not hedge.word]


def _is_hedge(every: tuple[Token, ...], at: int) -> bool:
    token = every[at]
    if token.lemma not in lexicons.words("allegation_words"):  # as most are not
        return False
    states = token.lemma not in _STATING or any(
        below.deprel in _STATED for below in every if below.head == at
    )
    of_a_thing = token.deprel in _OF_A_THING and token.lemma not in _THAT_IT_IS
    return token.upos in _HEDGING and states and not of_a_thing


def _hedge(every: tuple[Token, ...], at: int) -> _Hedge:
    beside = every[at].deprel in (*_BESIDE, *_OF_A_THING)
    below = (i for i, token in enumerate(every) if token.head == at and token.deprel in _HEDGED)
    hedged = every[at].head if beside else next(below, at)
    ahead = every[at].lemma in _MODALS and not _was_or_is(every, hedged)
    return _Hedge(every[at], every[hedged], ahead)


def _was_or_is(every: tuple[Token, ...], at: int) -> bool:
    """Whether a word under a modal tells what was or is."""
    below = [token for token in every if token.head == at]
    return any(t.deprel == "cop" or (t.deprel == "aux" and t.lemma == "have") for t in below)


def _plainly(firm: Stated, other: Stated, hedge: _Hedge) -> Token | None:
    """The word by which a claim without hedges says what the other claim hedges, if it does."""
    if firm.claim.source and _is_said(hedge):
        return None
    if hedge.is_ahead and firm.claim.irrealis is not Irrealis.FUTURE:
        return None

    happenings = (
        (resemblance(firm, token, other, hedge.hedged), -at, token)
        for at, token in enumerate(tokens(firm))
        if token.upos in _HAPPENINGS
        and token.deprel not in _OF_A_THING
        and _is_told(firm.tokens, token)
    )
    likeness, _, said = max(happenings, default=(0.0, 0, None))
    if not said or not _may_say(firm, said, other, hedge):
        return None
    return said if likeness >= _least(said, hedge.hedged) else None


def _is_said(hedge: _Hedge) -> bool:
    """Whether a hedge lays something to somebody: what a source says is no plainer."""
    return lexicons.table("allegation_words")[hedge.word.lemma] == _SAID


def _is_told(every: tuple[Token, ...], token: Token) -> bool:
    """Whether a word of a claim without hedges tells what was, is or will be.

    A word around it may hedge or lay to somebody what it says: "of stealing the bell" after
    "accused", "on charges that she stole it"; and nobody did what somebody would do.
    """
    above = upwards(every, token.head)
    below = (every[at] for at in range(len(every)) if every[every[at].head] is token)
    return not any(_may_hedge(every, at) for at in above) and not any(map(_is_unreal, below))


def _may_hedge(every: tuple[Token, ...], at: int) -> bool:
    """Whether a word hedges what stands below it, be it a noun, or denies it."""
    nouns, denials = lexicons.words("allegation_nouns"), lexicons.words("denial_words")
    return _is_hedge(every, at) or every[at].lemma in nouns | denials


def _is_unreal(token: Token) -> bool:
    modal = lexicons.table("modal_verbs").get(token.lemma, "")
    return token.deprel == "aux" and modal.endswith(Irrealis.HYPOTHETICAL)


def _may_say(firm: Stated, said: Token, other: Stated, hedge: _Hedge) -> bool:
    """Whether a word may tell what is hedged.

    That somebody was killed is plain whoever is accused of it, and "death" is no deed. "Allegedly"
    leaves open what happened, too.
    """
    hedged, of_all = hedge.hedged, hedge.word.upos == "ADV"
    suffered = _is_suffered(firm.tokens, said) and not _is_suffered(other.tokens, hedged)
    thing = hedged.upos == "VERB" and said.upos in _THINGS
    same = _is_denied(firm, said) == _is_denied(other, hedged)
    return same and not thing and (of_all or not suffered)


def _is_denied(stated: Stated, token: Token) -> bool:
    every = stated.tokens
    negations = lexicons.words("negation_words")
    return any(t.lemma in negations and t.head >= 0 and every[t.head] is token for t in every)


def _is_suffered(every: tuple[Token, ...], token: Token) -> bool:
    """Whether somebody is said to have been shot, and nobody to have done it."""
    own = [t for t in every if t.head >= 0 and every[t.head] is token]
    by = any(t.deprel == "obl:agent" for t in own)
    return not by and any(t.deprel in ("aux:pass", "nsubj:pass") for t in own)


def _least(said: Token, hedged: Token) -> float:
    """How alike two words must be: "prison" hardly states "sentenced"; things are of one name."""
    sorts = {said.upos, hedged.upos}
    alike = sorts == {"VERB"} or ("ADJ" in sorts and "VERB" not in sorts)
    return _SYNONYMS if alike else _OTHER_SORT


def _was_planned(plan: Stated, own: Sequence[_Hedge], deed: Stated) -> bool:
    """Whether one claim is that something will be, and the other that it was."""
    expected = any(hedge.word == predicate(plan) for hedge in own)
    future = plan.claim.irrealis is Irrealis.FUTURE
    return expected and future and deed.claim.irrealis is not Irrealis.FUTURE
