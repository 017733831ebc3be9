"""Terms: in which common words reports name one thing or one act.

"Alleged drug boats", "suspected smuggling boats" and "vessels" stand in claims that say the same.
In each row a noun or verb of one report is set beside the one of another that it is most like,
where each is the other's best there (mutual nearest neighbours) and both act or neither does. Terms
join by average linkage within a row, and groups of two rows by terms that they share.
Names of people, places and bodies are in ``collate.wording``.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from math import fsum

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from crossread import lexicons
from crossread.collate.claims import Stated
from crossread.collate.covering import Vectors
from crossread.collate.points import Row
from crossread.collate.profile import stem
from crossread.model.annotation import Matrix, Token
from crossread.model.collation import Wording
from crossread.model.story import Place

_SAME_THING = 0.62  # likeness of two nouns that name one thing
_SAME_ACT = 0.66  # of two verbs: those of two acts are more alike than nouns of two things
_INSIDE = ("amod", "compound", "flat")  # of nouns that are part of a longer term
_NOT_IN_A_NAME = (  # "its", "particularly", "including", "as": such words end a term to the left
    *("det", "case", "mark", "cc", "punct", "nmod:poss", "det:predet"),
    *("advmod", "nsubj", "cop", "aux", "appos", "conj", "obj", "xcomp"),
)
_HYPHEN = "-"
_SPECIFIC = 3  # words of a term that means one thing wherever it stands
_NO_ACT = ("amod", "compound")  # "a drifting boat": such a verb tells of no act of its own
_AS_THEIR_HEAD = ("conj", "appos")
_AGENTS = ("nsubj", "csubj", "obl:agent")
_SMALL = ("PUNCT", "DET", "CCONJ", "ADP")

Likeness = NDArray[np.float32]
Which = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Term:
    """What a report calls something at one place; ``words`` are without endings."""

    place: Place
    words: frozenset[str]
    text: str
    verb: bool
    agent: bool

    def is_other_than(self, term: "Term") -> bool:
        """Whether another report calls it by words of which neither term has but some."""
        if self.place.report == term.place.report:
            return False
        if self.words <= term.words or term.words <= self.words:
            return False
        if self.text.startswith(term.text) or term.text.startswith(self.text):
            return False
        return Levenshtein.distance(self.text, term.text, score_cutoff=1) > 1


Group = list[Term]
_Key = tuple[bool, bool, frozenset[str]]
_Headed = tuple[Term, Matrix]  # a term beside the state of its head
_OfSentences = dict[tuple[str, int], dict[int, _Headed]]  # by report and sentence, then by word


def terms(listed: Sequence[Row], stated: Sequence[Stated]) -> tuple[Wording, ...]:
    """Return what reports call by other words, what most reports name first.

    ``about`` is the point in which most of the words stand, ``terms`` the first place of each term
    in each report. A report's shorter form ("the centre" after "the community centre") is left out.
    """
    known: _OfSentences = {}
    rows = ((row.id, [stated[i] for i in row.members]) for row in listed)
    groups = ((point, group) for point, members in rows for group in _of_row(members, known))
    told = [(point, _fullest(group)) for point, group in _across_rows(groups)]
    differing = [
        (point, group)
        for point, group in told
        if any(one.is_other_than(other) for one, other in combinations(group, 2))
    ]
    differing.sort(key=lambda each: (-len({t.place.report for t in each[1]}), -len(each[1])))
    return tuple(Wording(point, tuple(t.place for t in group)) for point, group in differing)


def _of_row(members: Sequence[Stated], known: _OfSentences) -> Iterator[Group]:
    """Yield the terms of a row, those together that name one thing."""
    headed = [*dict(chain.from_iterable(_terms(each, known) for each in members)).values()]
    terms = [term for term, _ in headed]
    if len({term.place.report for term in terms}) < 2:
        return
    vectors = Vectors.of(np.array([state for _, state in headed], np.float32))
    same: list[Group] = [[] for _ in vectors.states]  # terms of copies, which are alike to the bit
    for term, node in zip(terms, vectors.rows.tolist(), strict=True):
        same[node].append(term)
    own = Vectors(vectors.states, np.arange(len(same)))
    for joined in _joined(own.products(own), [group[0] for group in same], _telling(same)):
        yield [term for node in joined for term in same[node]]


def _terms(stated: Stated, known: _OfSentences) -> Iterator[tuple[tuple[str, int, int], _Headed]]:
    """Yield the nouns and verbs of a claim by place; claims share most of them."""
    place = stated.claim.report, stated.clause.sentence
    if place not in known:
        known[place] = _headed(stated)
    inside = stated.inside
    for at, found in known[place].items():
        if at in inside:
            yield (*place, at), found


def _headed(stated: Stated) -> dict[int, _Headed]:
    """The terms of a sentence by the word that heads them, none of a name or a time."""
    sentence = stated.sentence
    marks = [mention.span for mention in stated.annotated.mentions]
    marks += [time.span for time in stated.annotated.times]
    return {
        at: (_term(stated, at), sentence.states[at])
        for at, token in enumerate(sentence.tokens)
        if _names(token) and not any(span.covers(token.span) for span in marks)
    }


def _names(token: Token) -> bool:
    """Whether a word is the head of a term."""
    if token.upos == "VERB":
        empty = lexicons.words("stop_words"), lexicons.words("reporting_verbs")
        return token.relation not in _NO_ACT and not any(token.lemma in each for each in empty)
    if token.upos != "NOUN" or token.relation in _INSIDE:
        return False
    units = lexicons.words("time_units"), lexicons.table("units")
    return not any(token.lemma in each for each in units)


def _term(stated: Stated, at: int) -> Term:
    tokens, report = stated.tokens, stated.claim.report
    first, last = _extent(tokens, at)
    span = tokens[first].span.hull(tokens[last].span)
    own = [token for token in tokens[first : last + 1] if token.upos not in _SMALL]
    return Term(
        place=Place(report, span),
        words=frozenset(stem(token).replace(".", "") for token in own),  # "U.S." is "US"
        text=" ".join(token.text.lower() for token in own),
        verb=tokens[at].upos == "VERB",
        agent=_acts(tokens, at),
    )


def _extent(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """The first and the last word of a term: "alleged drug-smuggling boats", "gunned down"."""
    if tokens[at].upos == "VERB":
        after = tokens[at + 1 : at + 2]
        return at, at + any(each.deprel == "compound:prt" for each in after)
    first = at
    for before in reversed(range(at)):
        if not _is_part(tokens, before, range(first, at + 1)):
            break
        first = before
    return first + (tokens[first].text == _HYPHEN), at


def _is_part(tokens: Sequence[Token], before: int, term: range) -> bool:
    """Whether the word before a term is part of what it calls something; how many is not."""
    token = tokens[before]
    counts = token.relation == "nummod" and token.head == term[-1]
    own = token.head in term and token.deprel not in _NOT_IN_A_NAME and not counts
    return token.text == _HYPHEN or own


def _acts(tokens: Sequence[Token], at: int) -> bool:
    while tokens[at].relation in _AS_THEIR_HEAD and tokens[at].head >= 0:
        at = tokens[at].head
    return tokens[at].deprel in _AGENTS


def _telling(same: Sequence[Group]) -> Which:
    """Which terms, by row, stand in which report, by column."""
    reports = sorted({term.place.report for group in same for term in group})
    own = [{term.place.report for term in group} for group in same]
    return np.array([[report in each for report in reports] for each in own])


def _joined(alike: Likeness, heads: Sequence[Term], telling: Which) -> Iterator[list[int]]:
    """Yield groups of terms by average linkage over those that are each other's best."""
    kinds = np.array([2 * term.verb + term.agent for term in heads])
    bars = np.array([_SAME_ACT if term.verb else _SAME_THING for term in heads])
    near = np.triu(_mutual(alike, telling) & (kinds[:, None] == kinds) & (alike >= bars), 1)
    home = list(range(len(heads)))
    groups = {node: [node] for node in home}
    pairs = np.argwhere(near).tolist()
    for i, j in sorted(pairs, key=lambda pair: (-alike[tuple(pair)], pair)):
        one, other = home[i], home[j]
        if one != other and _mean(alike[np.ix_(groups[one], groups[other])]) >= bars[i]:
            for node in groups[other]:
                home[node] = one
            groups[one] += groups.pop(other)
    yield from (group for group in groups.values() if telling[group].any(axis=0).sum() > 1)


def _mutual(alike: Likeness, telling: Which) -> Which:
    """Which two terms are each other's best in a report of either."""
    bar = np.full_like(alike, np.inf)
    for own in telling.T:
        best = alike[:, own].max(axis=1)
        bar[:, own] = np.minimum(bar[:, own], best[:, None])
    near = alike >= bar
    return np.asarray(near & near.T)


def _mean(scores: Likeness) -> float:
    return fsum(scores.ravel().tolist()) / scores.size  # the order of adding changes no bit


def _across_rows(groups: Iterator[tuple[str, Group]]) -> list[tuple[str, Group]]:
    """The groups of all rows, each with the row of most of its terms, joined where they share so.

    Either a term of three words is enough, or most terms of the smaller group.
    """
    found: dict[int, list[tuple[str, Group]]] = {}
    holding: dict[_Key, set[int]] = defaultdict(set)
    for number, (point, group) in enumerate(groups):
        own = _keys(group)
        near = {old for key in own for old in holding[key]}
        same = sorted(old for old in near if _share_enough(own, _keys_of(found[old])))
        found[number] = [*chain.from_iterable(found.pop(old) for old in same), (point, group)]
        for key in _keys_of(found[number]):
            holding[key] = holding[key].difference(same) | {number}
    return [_as_one(rows) for rows in found.values()]


def _share_enough(one: set[_Key], other: set[_Key]) -> bool:
    shared = one & other
    most = len(shared) > 1 and 2 * len(shared) > min(len(one), len(other))
    return most or any(len(words) >= _SPECIFIC for *_, words in shared)


def _keys(group: Group) -> set[_Key]:
    return {(term.verb, term.agent, term.words) for term in group}


def _keys_of(rows: Sequence[tuple[str, Group]]) -> set[_Key]:
    return set().union(*(_keys(group) for _, group in rows))


def _as_one(rows: Sequence[tuple[str, Group]]) -> tuple[str, Group]:
    point, _ = max(rows, key=lambda row: len(row[1]))
    return point, list({term.place: term for _, group in rows for term in group}.values())


def _fullest(group: Group) -> Group:
    """The first place of each term in each report, without the shorter forms of a report."""
    ordered = sorted(group, key=lambda term: (term.place.report, term.place.span))
    first = {(t.place.report, t.words): t for t in reversed(ordered)}
    return [
        term
        for (report, words), term in reversed(first.items())
        if not any(report == other and words < longer for other, longer in first)
    ]
