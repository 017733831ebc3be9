"""What the noun right before a name says of it: "harbour master" a person, "trawler" a vessel."""

from collections.abc import Sequence

from crossread import lexicons
from crossread.annotate.names.patterns import bearers
from crossread.annotate.names.runs import NameRun
from crossread.model.annotation import Sentence, Token

_NAMES = ("appos", "flat", "compound", "nmod:desc")


def follows_role(sentences: Sequence[Sentence], run: NameRun) -> bool:
    """Whether the noun right before the name is one for a person: "manager Ada Marsh"."""
    noun = _noun_before(sentences[run.sentence].tokens, run.first)
    return noun is not None and noun.lemma.lower() in bearers()


def follows_body(sentences: Sequence[Sentence], run: NameRun) -> bool:
    """Whether a body is named: "the aid group Tarn Relief", not "the group Ada Marsh leads"."""
    tokens = sentences[run.sentence].tokens
    noun = _noun_before(tokens, run.first)
    if noun is None or run.titles or noun.text not in lexicons.words("body_nouns"):
        return False
    tied = _is_tied(tokens, run.first - 1, range(run.first, run.last + 1))
    return tied and not _has_clause(tokens, run.first - 1, run.last + 1)


def follows_craft(sentences: Sequence[Sentence], run: NameRun) -> bool:
    """Whether a vessel or vehicle is named: "the tug Ada Marsh", not "the tug Ada Marsh bought"."""
    tokens, first = sentences[run.sentence].tokens, _first(run)
    noun = _noun_before(tokens, first)
    if noun is None or noun.lemma.lower() not in lexicons.words("craft_nouns"):
        return False
    tied = _is_tied(tokens, first - 1, range(first, run.last + 1))
    return tied and not _has_clause(tokens, first - 1, run.last + 1)


def _first(run: NameRun) -> int:
    """The first word of the name with the "Lady" or "King" that a vessel's may begin with."""
    kinds = {lexicons.table("titles").get(title) for title in run.titles}
    return run.first - len(run.titles) if kinds <= {"m", "f"} else run.first


def _noun_before(tokens: Sequence[Token], first: int) -> Token | None:
    noun = tokens[first - 1] if first > 0 else None
    return noun if noun is not None and noun.upos == "NOUN" and noun.xpos != "NNS" else None


def _is_tied(tokens: Sequence[Token], noun: int, name: range) -> bool:
    """Whether the tree hangs the name from the noun before it, or that noun from the name."""
    if tokens[noun].head in name:
        return tokens[noun].deprel in _NAMES
    return any(tokens[at].head == noun and tokens[at].deprel in _NAMES for at in name)


def _has_clause(tokens: Sequence[Token], noun: int, start: int) -> bool:
    """Whether a clause on the noun goes on at ``start``: "the car Ada Marsh [was driving]"."""
    for at in range(start, len(tokens)):
        if tokens[at].text == ",":
            return False
        if tokens[at].head == noun and tokens[at].deprel.startswith("acl"):
            return True
    return False
