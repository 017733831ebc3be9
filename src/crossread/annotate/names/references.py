"""Pronouns and descriptions that stand for a person of the report: "she", "the congressman".

A deterministic reading of salience. Candidates are the persons named in the last few sentences; one
named nearer, or as a subject, is more salient; sex must agree where it is known. A description is
resolved only if one person alone fits it. Whatever stays doubtful is no mention.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from crossread import lexicons
from crossread.annotate.names.patterns import THEIRS, gender_of_pronoun, gender_of_title
from crossread.annotate.names.people import Person
from crossread.annotate.names.roles import OWN, owners_of, realms
from crossread.annotate.names.speaking import is_told_by
from crossread.annotate.names.told import told_of
from crossread.model.annotation import Mention, MentionType, Sentence, Token
from crossread.model.span import Span
from crossread.text.names import name_parts

REACH = 5  # sentences to look back
SUBJECT = 1.5  # a subject outweighs one sentence of distance
KNOWN_SEX = 0.3
_SIGNATURE = 12  # words
_ANYONE = frozenset({"a", "an", "another", "one"})


@cache
def _people() -> frozenset[str]:
    return (
        lexicons.words("person_nouns")
        | lexicons.words("eyewitness_nouns")
        | lexicons.words("gendered_nouns")
    )


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
    memory, spoken, taken = _Memory(named), _Stretches(quoted), _Stretches(names)
    places: dict[int, list[Named]] = defaultdict(list)
    for each in named:
        places[each.sentence].append(each)
    for place, (number, sentence) in enumerate(_outside_speech(sentences, spoken)):
        for at, person, span in _meant(sentence, number, places[place], spoken, memory):
            if person.name:
                own = sentence.tokens[at].span if taken.meets(span) else span
                yield Mention(own, MentionType.PERSON, person.name)


def _meant(
    sentence: Sentence,
    number: int,
    named: Sequence[Named],
    spoken: "_Stretches",
    memory: "_Memory",
) -> Iterator[tuple[int, Person, Span]]:
    """Yield each pronoun and description with whom it means; remember these and the ``named``."""
    by_token = {each.token: each for each in named}
    covered = _Stretches([each.span for each in named])
    own = _is_signed(sentence.tokens)
    for at, token in enumerate(sentence.tokens):
        if spoken.meets(token.span):
            continue
        if at in by_token:
            if not (own or _is_household(sentence.tokens, by_token[at])):
                memory.add(_sighting(sentence, number, by_token[at].person, at))
        elif not covered.meets(token.span):
            told = {id(by_token[n].person) for n in told_of(sentence.tokens, at, by_token)}
            found = _resolved(sentence, number, at, memory, frozenset(told))
            found = found or memory.unnamed(sentence, at)
            if found:
                person, span = found
                memory.add(_sighting(sentence, number, person, at))
                yield at, person, span


def _is_signed(tokens: Sequence[Token]) -> bool:
    """Whether a sentence says only whose the words before are: "Channel 6's Ada Marsh reports."."""
    words = [token.text.lower() for token in tokens if token.text[0].isalnum()]
    return len(words) <= _SIGNATURE and words[-1:] in (["report"], ["reports"])


def _is_household(tokens: Sequence[Token], named: Named) -> bool:
    """Whether the name is that of several: "the Lunds" are no "she"."""
    alone = named.span == tokens[named.token].span
    return alone and named.token > 0 and tokens[named.token - 1].text.lower() == "the"


def _outside_speech(
    sentences: Sequence[Sentence], spoken: "_Stretches"
) -> Iterator[tuple[int, Sentence]]:
    """Yield the sentences, numbered without those that lie in a quotation.

    However long somebody is quoted, "she said" behind it is near to the "she said" before.
    """
    number = -1
    for sentence in sentences:
        words = (token for token in sentence.tokens if token.text[0].isalnum())
        number += any(not spoken.meets(token.span) for token in words)
        yield number, sentence


class _Stretches:
    """Spans that do not overlap, asked whether one of them meets another."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [each.start for each in self._spans]

    def meets(self, span: Span) -> bool:
        at = bisect_left(self._starts, span.end) - 1
        return at >= 0 and self._spans[at].end > span.start


class _Memory:
    """The persons of the report, and those named in the last sentences."""

    def __init__(self, named: Sequence[Named]) -> None:
        self._by_role: dict[str, list[Person]] = defaultdict(list)
        self._by_owned: dict[tuple[str, str], list[Person]] = defaultdict(list)
        self._met: set[int] = set()
        self._unnamed: dict[str, Person] = {}  # by their nouns
        self.recent: list[_Seen] = []
        for person in {id(each.person): each.person for each in named}.values():
            for role in sorted(person.roles):
                self._by_role[role].append(person)
            for owned in sorted(person.owned):
                self._by_owned[owned].append(person)

    def add(self, seen: _Seen) -> None:
        self._met.add(id(seen.person))
        self.recent.append(seen)
        if seen.sentence - self.recent[0].sentence > REACH:
            self.recent = [e for e in self.recent if seen.sentence - e.sentence <= REACH]

    def met(self, person: Person) -> bool:
        return id(person) in self._met

    def with_role(self, lemma: str, wanted: set[str]) -> list[Person]:
        found = self._by_role.get(lemma, [])
        return [each for each in found if not wanted or wanted & each.realms]

    def owned_by(self, lemma: str, owners: Sequence[str]) -> list[Person]:
        found = [p for owner in owners for p in self._by_owned.get((lemma, owner), [])]
        return list({id(each): each for each in found}.values())

    def unnamed(self, sentence: Sentence, at: int) -> tuple[Person, Span] | None:
        """Somebody without a name who does something: "a swimmer", later "the swimmer".

        Whoever is "he" in the same sentence is nobody whom the report names.
        """
        tokens, token = sentence.tokens, sentence.tokens[at]
        lemma = token.lemma.lower()
        if token.xpos != "NN" or not token.deprel.startswith("nsubj") or lemma not in _people():
            return None
        if any(t.head == at and t.deprel in ("appos", "flat") for t in tokens):
            return None
        before = (t for t in tokens[:at] if t.head == at and t.deprel in ("det", "nummod"))
        first = next((each.text.lower() for each in before), "")
        if first in _ANYONE:
            self._unnamed[lemma] = Person("", name_parts(""), -1, gender=gender_of_title(lemma))
        elif first != "the" or lemma not in self._unnamed:
            return None
        return self._unnamed[lemma], token.span

    def knows(self, lemma: str) -> bool:
        return lemma in self._by_role or (lemma, OWN) in self._by_owned

    def only_recent(self, fitting: Sequence[Person], number: int) -> Person | None:
        """The one of several who alone was named in the last sentences."""
        near = {id(e.person) for e in self.recent if number - e.sentence <= REACH}
        found = [person for person in fitting if id(person) in near]
        return found[0] if len(found) == 1 else None


def _sighting(sentence: Sentence, number: int, person: Person, at: int) -> _Seen:
    tokens = sentence.tokens
    top = at
    while tokens[top].head >= 0 and tokens[top].deprel in ("flat", "compound"):
        top = tokens[top].head
    subject = _is_subject(tokens, top, at)
    verb = tokens[top].head if subject else -1
    return _Seen(person, number, subject, verb)


def _is_subject(tokens: Sequence[Token], top: int, last: int) -> bool:
    """Whether a name is a subject: it opens the sentence, a verb follows, or the tree says so."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if is_told_by(tokens, last):
        return True
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
    sentence: Sentence, number: int, at: int, memory: _Memory, told: frozenset[int]
) -> tuple[Person, Span] | None:
    token = sentence.tokens[at]
    low = token.text.lower()
    if sex := gender_of_pronoun(low):
        person = _pronoun(token, number, sex, memory, told)
        return (person, token.span) if person else None
    if token.upos != "NOUN" or token.xpos == "NNS" or not memory.knows(token.lemma.lower()):
        return None
    if token.deprel in ("appos", "flat", "compound"):
        return None
    return _description(sentence, number, at, memory)


def _pronoun(
    token: Token, number: int, sex: str, memory: _Memory, told: frozenset[int]
) -> Person | None:
    """The most salient person of the right sex; the later one of two equals."""
    best: tuple[float, int] | None = None
    found = None
    for place, each in enumerate(memory.recent):
        distance = number - each.sentence
        if distance > REACH or each.person.gender not in ("", sex) or id(each.person) in told:
            continue
        if distance == 0 and _same_clause(token, each):
            continue
        if distance > 0 and not each.person.name:
            continue
        score = (SUBJECT if each.subject else 0.0) - distance
        score += KNOWN_SEX if each.person.gender == sex else 0.0
        if best is None or (score, place) > best:
            best, found = (score, place), each.person
    if found is not None and not found.gender:
        found.gender = sex  # whoever was "she" once is no "he" later
    return found


def _same_clause(token: Token, each: _Seen) -> bool:
    """An object pronoun is not the subject of its own verb: "Ada saw her"."""
    objective = token.deprel in ("obj", "iobj", "obl") and token.text.lower() not in (
        "himself",
        "herself",
    )
    return objective and each.subject and each.verb == token.head


def _description(
    sentence: Sentence, number: int, at: int, memory: _Memory
) -> tuple[Person, Span] | None:
    tokens = sentence.tokens
    lemma = tokens[at].lemma.lower()
    first = min((i for i, t in enumerate(tokens) if t.head == at and i < at), default=at)
    owners = sorted(set(owners_of(tokens, at)))
    if owners:
        fitting = memory.owned_by(lemma, [each for each in owners if each != OWN])
        if not fitting and (owners == [OWN] or tokens[first].text.lower() in THEIRS):
            fitting = memory.owned_by(lemma, [OWN])
    elif tokens[first].text.lower() == "the" and not _narrowed(tokens, at):
        fitting = memory.with_role(lemma, set(realms(tokens, first, at)))
    else:
        return None
    person = fitting[0] if len(fitting) == 1 else memory.only_recent(fitting, number)
    if person is None or not (owners or memory.met(person)):
        return None
    start = min(_describing(tokens, at), default=at)
    return person, Span(tokens[start].span.start, tokens[at].span.end)


def _describing(tokens: Sequence[Token], noun: int) -> Iterator[int]:
    """Yield the words before a noun that hang from it and tell of it: not "of", not "and"."""
    for at, token in enumerate(tokens[:noun]):
        if token.head == noun and token.relation not in ("case", "cc", "mark", "punct"):
            yield at


def _narrowed(tokens: Sequence[Token], noun: int) -> bool:
    """Whether the words after the noun pick somebody out: "the judge who", "the head of"."""
    return any(
        t.head == noun and at > noun and t.deprel.startswith(("acl", "nmod", "appos"))
        for at, t in enumerate(tokens)
    )
