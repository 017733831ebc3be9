"""What a report says that a person is: "the mayor", "a lawyer for ...", "her neighbour"."""

from collections.abc import Iterator, Sequence

from crossread import lexicons
from crossread.annotate.names.patterns import bearers, gender_of_title, standing_for
from crossread.annotate.names.people import Person
from crossread.annotate.names.runs import NameRun
from crossread.model.annotation import Sentence, Token
from crossread.text.names import fold

_REALM = 4  # words before a name that may say of what its bearer is the head
OWN = "*"  # owner of a role that is tied to somebody, whoever it is


def learn_roles(sentences: Sequence[Sentence], run: NameRun, person: Person) -> None:
    """Add to ``person`` the roles that the words around one of its names tell."""
    tokens = sentences[run.sentence].tokens
    person.realms.update(realms(tokens, max(0, run.first - _REALM), run.first))
    for noun in _nouns(tokens, run):
        lemma = tokens[noun].lemma.lower()
        person.gender = person.gender or gender_of_title(lemma)
        owners = list(owners_of(tokens, noun))
        if owners:
            person.owned.update((lemma, owner) for owner in owners)
        else:
            person.roles |= standing_for(lemma)


def realms(tokens: Sequence[Token], start: int, end: int) -> Iterator[str]:
    """Yield the first letters of the capitalised words of a stretch: whose president it is.

    Four letters tell "Peru" and "Peruvian" to be one realm, and other realms apart.
    """
    for token in tokens[start:end]:
        if token.upos in ("PROPN", "ADJ") and token.text[0].isupper():
            yield fold(token.text)[:4]


def _nouns(tokens: Sequence[Token], run: NameRun) -> Iterator[int]:
    """Yield the nouns that stand for the bearer of the name."""
    inside = range(run.first, run.last + 1)
    before = run.first - 1
    if before >= 0 and tokens[before].upos == "NOUN" and _is_tied(tokens, inside, before):
        yield before
    heads = {tokens[at].head for at in inside if tokens[at].deprel in ("appos", "flat", "nsubj")}
    for at, token in enumerate(tokens):
        if token.upos != "NOUN" or at in inside or at == before:
            continue
        below = token.deprel in ("appos", "flat") and token.head in inside
        if below or (at in heads and _ties(tokens, inside, at)):
            yield at


def _ties(tokens: Sequence[Token], inside: range, noun: int) -> bool:
    """Whether the name is an apposition of ``noun``, or the subject of "is a NOUN"."""
    how = {tokens[at].deprel for at in inside if tokens[at].head == noun}
    if how & {"appos", "flat"}:
        return True
    below = {t.deprel for t in tokens if t.head == noun}
    return "nsubj" in how and "cop" in below and "case" not in below  # not "is in custody"


def _is_tied(tokens: Sequence[Token], inside: range, noun: int) -> bool:
    """Whether the tree ties the noun right before a name to it; not in "the car Ada drove"."""
    if tokens[noun].lemma.lower() in lexicons.words("craft_nouns"):
        return False
    ties = any(tokens[at].head == noun for at in inside) or tokens[noun].head in inside
    return ties or not tokens[noun].deprel or tokens[noun].lemma.lower() in bearers()


def owners_of(tokens: Sequence[Token], noun: int) -> Iterator[str]:
    """Yield whose the noun is, folded: of "Ada Marsh's lawyer" and "a lawyer for Marsh", marsh."""
    for at, token in enumerate(tokens):
        if token.head != noun or token.deprel not in ("nmod:poss", "nmod"):
            continue
        if token.upos == "PRON":
            yield OWN
        elif token.upos == "PROPN":
            yield OWN
            last = at
            while (
                last + 1 < len(tokens)
                and tokens[last + 1].head == at
                and (tokens[last + 1].deprel == "flat")
            ):
                last += 1
            yield fold(tokens[last].text)
