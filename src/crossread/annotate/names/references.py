"""Pronouns and descriptions that stand for a person of the report: "she", "the congressman".

A deterministic reading of salience. Candidates are the persons named in the last few sentences; one
named nearer, or as a subject, is more salient; sex must agree where it is known. A description is
resolved only if one person alone fits it. Whatever stays doubtful is no mention.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.annotate.names.patterns import HE, SHE, THEIRS
from crossread.annotate.names.people import Person
from crossread.annotate.names.roles import OWN, owners_of, realms
from crossread.model.annotation import Mention, MentionType, Sentence, Token
from crossread.model.span import Span

REACH = 5  # sentences to look back
SUBJECT = 1.5  # a subject outweighs one sentence of distance
KNOWN_SEX = 0.3


@dataclass(frozen=True, slots=True)
class Named:
    """One place where a person is named; ``sentence`` and ``token`` say where."""

    person: Person
    span: Span
    sentence: int
    token: int  # last word of the name


@dataclass(frozen=True, slots=True)
class _Seen:
    person: Person
    sentence: int
    paragraph: int
    at: int  # offset
    subject: bool
    verb: int  # head of the subject in its sentence; -1 elsewhere


def references(
    sentences: Sequence[Sentence],
    named: Sequence[Named],
    quoted: Sequence[Span],
    names: Sequence[Span],
) -> Iterator[Mention]:
    """Yield the pronouns and descriptions that could be resolved, in text order.

    Words inside ``quoted`` are somebody else's and are left alone. ``names`` are the spans of all
    names: a description that holds one ("the Herald's reporter") is marked at its noun alone.
    """
    seen: list[_Seen] = []
    persons = list({id(each.person): each.person for each in named}.values())
    waiting = sorted(named, key=lambda each: each.span)
    for number, sentence in enumerate(sentences):
        here = [each for each in waiting if each.sentence == number]
        covered = [each.span for each in here]
        taken = [each for each in names if sentence.span.covers(each)]
        by_token = {each.token: each for each in here}
        for at, token in enumerate(sentence.tokens):
            if _within(token.span, quoted):
                continue
            if at in by_token:
                seen.append(_sighting(sentence, number, by_token[at].person, at))
            elif not _within(token.span, covered):
                mention = _resolved(sentence, number, at, persons, seen)
                if mention:
                    person, span = mention
                    span = span if not any(map(span.overlap, taken)) else token.span
                    seen.append(_sighting(sentence, number, person, at))
                    yield Mention(span, MentionType.PERSON, person.name)


def _within(span: Span, spans: Sequence[Span]) -> bool:
    return any(each.start <= span.start < each.end for each in spans)


def _sighting(sentence: Sentence, number: int, person: Person, at: int) -> _Seen:
    tokens = sentence.tokens
    top = at
    while tokens[top].head >= 0 and tokens[top].deprel in ("flat", "compound"):
        top = tokens[top].head
    subject = _is_subject(tokens, top, at)
    verb = tokens[top].head if subject else -1
    return _Seen(person, number, sentence.paragraph, tokens[at].span.start, subject, verb)


def _is_subject(tokens: Sequence[Token], top: int, last: int) -> bool:
    """Whether a name is a subject: it opens the sentence, a verb follows, or the tree says so."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    governed = any(t.head == top and t.deprel == "case" and i < top for i, t in enumerate(tokens))
    if after is not None and after.xpos in ("VBD", "VBZ", "VBP", "MD") and not governed:
        return True
    if top <= 1 and after is not None and after.xpos != "POS":
        return True
    token = tokens[top]
    if not token.deprel:
        return True
    before = token.head > top or (after is not None and after.text in ".,")
    return token.deprel.startswith("nsubj") and before


def _resolved(
    sentence: Sentence, number: int, at: int, persons: Sequence[Person], seen: Sequence[_Seen]
) -> tuple[Person, Span] | None:
    token = sentence.tokens[at]
    low = token.text.lower()
    if low in HE or low in SHE:
        person = _pronoun(sentence, number, at, "m" if low in HE else "f", seen)
        return (person, token.span) if person else None
    if token.upos == "NOUN" and token.deprel not in ("appos", "flat", "compound"):
        return _description(sentence, number, at, persons, seen)
    return None


def _pronoun(
    sentence: Sentence, number: int, at: int, sex: str, seen: Sequence[_Seen]
) -> Person | None:
    """The most salient person of the right sex; the later one of two equals."""
    token = sentence.tokens[at]
    best: tuple[float, int] | None = None
    found = None
    for place, each in enumerate(seen):
        distance = number - each.sentence
        if distance > REACH or each.person.gender not in ("", sex):
            continue
        if distance == 0 and _same_clause(token, each):
            continue
        score = (SUBJECT if each.subject else 0.0) - distance
        score += KNOWN_SEX if each.person.gender == sex else 0.0
        if best is None or (score, place) > best:
            best, found = (score, place), each.person
    return found


def _same_clause(token: Token, each: _Seen) -> bool:
    """An object pronoun is not the subject of its own verb: "Ada saw her"."""
    objective = token.deprel in ("obj", "iobj", "obl") and token.text.lower() not in (
        "himself",
        "herself",
    )
    return objective and each.subject and each.verb == token.head


def _description(
    sentence: Sentence, number: int, at: int, persons: Sequence[Person], seen: Sequence[_Seen]
) -> tuple[Person, Span] | None:
    tokens = sentence.tokens
    lemma = tokens[at].lemma.lower()
    if tokens[at].xpos == "NNS":
        return None
    first = min((i for i, t in enumerate(tokens) if t.head == at and i < at), default=at)
    owners = set(owners_of(tokens, at))
    if owners:
        fitting = [p for p in persons if any((lemma, each) in p.owned for each in owners - {OWN})]
        if not fitting and (owners == {OWN} or tokens[first].text.lower() in THEIRS):
            fitting = [p for p in persons if (lemma, OWN) in p.owned]
        definite = True
    else:
        definite = tokens[first].text.lower() == "the" and not _narrowed(tokens, at)
        wanted = set(realms(tokens, first, at))
        fitting = [p for p in persons if lemma in p.roles and (not wanted or wanted & p.realms)]
    if not definite or not fitting:
        return None
    person = fitting[0] if len(fitting) == 1 else _only_recent(fitting, number, seen)
    if person is None or not (owners or any(each.person is person for each in seen)):
        return None
    return person, Span(tokens[first].span.start, tokens[at].span.end)


def _narrowed(tokens: Sequence[Token], noun: int) -> bool:
    """Whether the words after the noun pick somebody out: "the judge who", "the head of"."""
    return any(
        t.head == noun and at > noun and t.deprel.startswith(("acl", "nmod", "appos"))
        for at, t in enumerate(tokens)
    )


def _only_recent(fitting: Sequence[Person], number: int, seen: Sequence[_Seen]) -> Person | None:
    """The one of several who alone was named in the last sentences."""
    near = {id(each.person) for each in seen if number - each.sentence <= REACH}
    found = [person for person in fitting if id(person) in near]
    return found[0] if len(found) == 1 else None
