"""What a claim tells by itself, and what another must tell too to meet it (see ``meeting``).

A clause states something. A frame ("people close to the inquiry said on Friday") tells who spoke
and stands in a point by itself. A detail or a listed thing without a predicate ("the second mate",
"Mayor Orsolya Kemp") states nothing either, but has a place in a point: that of a day, a figure or
a name which the other claim tells too. Where neither states anything the figure must be the same:
"for 36 passengers" and "38 passengers" may be those licensed and those aboard. A name that runs
through a report is told by all of it and so by no such piece of it. A detail that leaves off who
acts ("pleaded guilty") is of one deed with another claim only where somebody acts in both, as
far as names tell.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from crossread.collate.claims import Stated, is_frame
from crossread.collate.people import People, people_of
from crossread.model.annotation import ClauseKind, Token
from crossread.model.span import Span

_SELDOM = 4  # mentions in a report; a name with more runs through it
_INSIDE_A_NOUN = ("amod", "compound", "flat")  # "drug trafficking", "a burning quay"
_SUBJECTS = ("nsubj", "csubj")
_STEPS = 4  # up from a head to look for its subject
_PREDICATED = ("nsubj", "csubj", "cop")  # below a noun or adjective that is a predicate
_NOT_MISSED = (  # what a phrase says is whole without these words below its own
    *("nsubj", "csubj", "expl", "mark", "cc", "punct", "discourse"),
    *("parataxis", "advcl", "acl", "appos", "conj", "obl", "advmod"),
)
_NOMINAL = (ClauseKind.APPOSITION, ClauseKind.FRAGMENT)
_TELLING = ("NOUN", "PROPN", "ADJ", "VERB", "NUM")
_OWNER = "nmod:poss"  # "the agency's strike" tells of a strike


class Name(NamedTuple):
    """A name of a sentence: where it stands, whose it is, and whether it owns something else."""

    span: Span
    entity: str  # its id
    owns: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """The names of the sentence of a claim, and who acts, if in the clause before.

    ``acting`` are ids of those named as the subject, ``actors`` also those beside it.
    """

    names: Sequence[Name]
    subject: Token | None
    acting: frozenset[str]
    actors: frozenset[str]

    @classmethod
    def of(cls, names: Sequence[Name], tokens: Sequence[Token], head: int) -> "Beside":
        """Return what stands beside a claim of the clause with a head."""
        subject = _subject(tokens, head)
        if subject is None or not names:
            return cls(names, subject, frozenset(), frozenset())
        own = [subject]
        own += [t for t in tokens if t.deprel == "conj" and t.head >= 0 and tokens[t.head] in own]
        told = [{n.entity for n in names if n.span.covers(token.span)} for token in own]
        return cls(names, subject, frozenset(told[0]), frozenset().union(*told))


@dataclass(frozen=True, slots=True)
class Substance:
    """What a claim tells: ``seldom`` are ids of entities that its report names rarely.

    A ``frame`` tells only who spoke, a ``bare`` detail or listed thing has no predicate, an
    ``open`` one leaves off who acts; one that is not ``whole`` breaks off within a phrase.
    ``actors`` are ids of entities that act, ``counts`` the figures and the ends of ranges. A
    ``label`` is a clause that is a name with an office, a day or one word: no proposition.
    ``people`` are those whose ages it tells.
    """

    frame: bool = False
    bare: bool = False
    open: bool = False
    seldom: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    dated: bool = False
    counts: frozenset[float] = frozenset()
    whole: bool = True
    label: bool = False
    people: People = field(default_factory=People)

    @property
    def counted(self) -> bool:
        """Whether the claim tells how many or how much."""
        return bool(self.counts)

    @property
    def states(self) -> bool:
        """Whether the claim says something that can be true or false, of whoever it names."""
        return not (self.frame or self.bare or self.open)

    @property
    def tells(self) -> bool:
        """Whether there is anything by which the claim could meet another."""
        facet = self.dated or self.counted or bool(self.seldom)
        return not self.frame and (not self.bare or facet)

    @property
    def only_names(self) -> bool:
        """Whether the claim says nothing of whoever or whatever it names."""
        return self.frame or self.label or (self.bare and not (self.dated or self.counted))

    @property
    def phrase(self) -> bool:
        """Whether the claim states nothing: it says who, when or how many at most."""
        return self.frame or self.label or self.bare


def substances(
    stated: Sequence[Stated], around: Sequence[Beside], entity_at: Mapping[tuple[str, Span], str]
) -> list[Substance]:
    """Return what each claim tells; ``entity_at`` names the entity of each mention of the story.

    ``around`` is what stands beside each claim.
    """
    given = Counter((report, entity) for (report, _), entity in entity_at.items())
    return [_substance(*each, given) for each in zip(stated, around, strict=True)]


def beside(stated: Sequence[Stated], entity_at: Mapping[tuple[str, Span], str]) -> list[Beside]:
    """Return what stands beside each claim; it is looked for once in each sentence and clause."""
    names: dict[tuple[str, int], list[Name]] = {}
    found: dict[tuple[str, int, int], Beside] = {}
    for each in stated:
        sentence = each.claim.report, each.clause.sentence
        if sentence not in names:
            names[sentence] = _names(each, entity_at)
        clause = *sentence, each.clause.head
        if clause not in found:
            found[clause] = Beside.of(names[sentence], each.tokens, each.clause.head)
    return [found[s.claim.report, s.clause.sentence, s.clause.head] for s in stated]


def _names(stated: Stated, entity_at: Mapping[tuple[str, Span], str]) -> list[Name]:
    spans = [mention.span for mention in stated.annotated.mentions]
    ids = ((span, entity_at.get((stated.claim.report, span))) for span in spans)
    return [Name(span, id_, _owns(stated, span)) for span, id_ in ids if id_ is not None]


def _substance(stated: Stated, around: Beside, given: Mapping[tuple[str, str], int]) -> Substance:
    claim, report, subject = stated.claim, stated.claim.report, around.subject
    told = {n.entity for n in around.names if not n.owns and claim.span.covers(n.span)}
    detail, predicate = claim.kind is ClauseKind.DETAIL, _has_predicate(stated)
    part = detail or claim.kind is ClauseKind.COORDINATED
    left_off = subject is not None and not claim.span.covers(subject.span)
    return Substance(
        frame=is_frame(stated.annotated, stated.clause),
        bare=part and not predicate,
        open=detail and predicate and left_off,
        seldom=frozenset(name for name in told if given[report, name] <= _SELDOM),
        actors=around.actors,
        dated=bool(claim.times),
        counts=frozenset(
            end for q in claim.quantities for end in (q.value, q.low, q.high) if end is not None
        ),
        whole=not detail or _is_whole(stated),
        label=not predicate and _is_label(stated),
        people=people_of(stated),
    )


def _subject(tokens: Sequence[Token], head: int) -> Token | None:
    """The subject of a head, or of the head it is coordinated or subordinated to."""
    at, steps = head, 0
    while at >= 0 and steps < _STEPS:
        subject = next((t for t in tokens if t.head == at and t.deprel.startswith(_SUBJECTS)), None)
        if subject is not None:
            return subject
        at, steps = tokens[at].head, steps + 1
    return None


def _owns(stated: Stated, name: Span) -> bool:
    """Whether a name stands there as the owner of something else."""
    every = stated.tokens
    own = [token for token in every if name.covers(token.span)]
    outer = [t for t in own if t.head < 0 or not name.covers(every[t.head].span)]
    return bool(outer) and outer[0].deprel == _OWNER


def _has_predicate(stated: Stated) -> bool:
    """Whether the words of a claim hold a verb, or its head a subject or a copula."""
    every, head = stated.tokens, stated.clause.head
    own = (every[i] for i in stated.inside)
    return every[head].upos in ("VERB", "AUX") or any(
        (token.upos == "VERB" and token.relation not in _INSIDE_A_NOUN)
        or (token.head == head and token.relation in _PREDICATED)
        for token in own
    )


def _is_label(stated: Stated) -> bool:
    """Whether a clause is "Harbour master Ines Dorval", "Friday, May 2" or "Police" and no more.

    Who somebody is beside a comma ("Ines Dorval, the harbour master") is told.
    """
    claim = stated.claim
    if claim.kind not in _NOMINAL or claim.quantities:
        return False
    own = [stated.tokens[i] for i in stated.inside]
    if any(time.span.covers(claim.span) for time in stated.annotated.times):
        return True
    if any(token.upos == "PUNCT" for token in own):
        return False
    few = sum(token.upos in _TELLING for token in own) <= 1
    return few or (_ends_with_name(stated) and not any(token.upos == "ADP" for token in own))


def _ends_with_name(stated: Stated) -> bool:
    span = stated.claim.span
    ends = (m.span.end for m in stated.annotated.mentions if span.covers(m.span))
    return span.end in ends


def _is_whole(stated: Stated) -> bool:
    """Whether a claim leaves off no word that its words need, as "was hurt and represents" does."""
    inside, tokens = stated.inside, stated.tokens
    outside = (*tokens[: inside.start], *tokens[inside.stop :])
    return not any(token.head in inside and token.relation not in _NOT_MISSED for token in outside)
