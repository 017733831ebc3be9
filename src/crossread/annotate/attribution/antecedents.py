"""Whom "they" and "it" stand for as sources: the neighbours or the agency of the sentence before.

A reading of salience, as that of "he" and "she" in ``names.references``: whoever has just said
something comes first, then whoever does something in the same sentence or in one of the two before
it. "They" are several people or a force, "it" is one body or paper. Where nobody fits the pronoun
stays the name.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from crossread import lexicons
from crossread.annotate.attribution.sources import kind_of_source
from crossread.annotate.names.lookup import MentionIndex
from crossread.annotate.quotes import tree
from crossread.annotate.quotes.paragraph import Paragraph
from crossread.model.annotation import Attribution, MentionType, SourceKind, Token

_REACH = 2  # sentences to look back
_SAID = 0.5  # whoever said something outweighs half a sentence of distance
_PRONOUNS = frozenset({"they", "it"})
_PLURAL = ("NNS", "NNPS")
_FORCES = frozenset({"police"})
_ENDS = frozenset({",", "(", "who", "which", "that", "of", "for", "from", "with", "in", "at", "on"})
_PEOPLE = ("person_nouns", "office_nouns", "eyewitness_nouns", "gendered_nouns",
           "unnamed_source_nouns")  # fmt: skip
_BODIES = ("office_nouns", "outlet_nouns", "document_nouns", "body_nouns")


@dataclass(frozen=True, slots=True)
class _Seen:
    """Somebody who may be meant: several people or one body."""

    several: bool
    name: str
    kind: SourceKind
    said: bool
    sentence: int = 0


def with_antecedents(
    text: str, rows: Iterable[Paragraph], mentions: MentionIndex, found: Sequence[Attribution]
) -> list[Attribution]:
    """Return ``found`` with each "they" and "it" under the name of whom it stands for."""
    sources = {each.source.start: each for each in reversed(found) if each.source}
    meant: dict[int, _Seen] = {}
    recent: list[_Seen] = []
    for row, at, sentence in _outside_speech(rows):
        start = row.tokens[at].span.start
        told = sources.get(start)
        if told is not None and _is_bare(row, at, told):
            seen = _likeliest(recent, sentence, several=row.low(at) == "they")
            if seen is not None:
                meant[start] = seen = replace(seen, said=True)
        else:
            seen = _teller(row, at, told) if told else _doer(text, row, at, mentions)
        if seen is not None:
            recent = [each for each in recent if sentence - each.sentence <= _REACH]
            recent.append(replace(seen, sentence=sentence))
    return [_named(each, meant) for each in found]


def _named(attribution: Attribution, meant: Mapping[int, _Seen]) -> Attribution:
    seen = meant.get(attribution.source.start) if attribution.source else None
    return replace(attribution, name=seen.name, kind=seen.kind) if seen else attribution


def _outside_speech(rows: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, int, int]]:
    """Yield the words outside quotations, with the number of their sentence among such ones."""
    number, last = -1, (-1, -1)
    for row in rows:
        for at, token in enumerate(row.tokens if row.parsed else ()):
            if row.inside[at] < 0 and token.text[0].isalnum():
                here = (row.number, row.sentences[at])
                number, last = number + (here != last), here
                yield row, at, number


def _is_bare(row: Paragraph, at: int, told: Attribution) -> bool:
    """Whether the source is a pronoun that nothing has resolved yet."""
    low = row.low(at)
    return low in _PRONOUNS and told.source == row.tokens[at].span and told.name.lower() == low


def _likeliest(recent: Sequence[_Seen], sentence: int, *, several: bool) -> _Seen | None:
    """The nearest; of two in one sentence the last to say something, else the first to do it."""

    def rank(place: int) -> tuple[float, int]:
        each = recent[place]
        return (
            _SAID if each.said else 0
        ) + each.sentence - sentence, place if each.said else -place

    fitting = [
        place
        for place, each in enumerate(recent)
        if each.several is several and sentence - each.sentence <= _REACH
    ]
    return recent[max(fitting, key=rank)] if fitting else None


def _teller(row: Paragraph, at: int, told: Attribution) -> _Seen | None:
    """The source that begins at a word, if it is several people or one body."""
    words: list[Token] = []
    for token in row.tokens[at:]:
        if told.source is None or token.span.end > told.source.end:
            break
        if words and token.text.lower() in _ENDS:
            break
        words.append(token)
    joined = any(each.upos == "CCONJ" for each in words[1:])
    several = _is_several(words[-1], joined=joined)
    people = (SourceKind.NAMED_PERSON, SourceKind.EYEWITNESS, SourceKind.UNNAMED)
    if told.name.lower() in _PRONOUNS or (not several and told.kind in people):
        return None
    name = " ".join(each.text for each in words) if joined else told.name
    return _Seen(several, name, told.kind, said=True)


def _doer(text: str, row: Paragraph, at: int, mentions: MentionIndex) -> _Seen | None:
    """The subject whose head is a word, if it is several people or one body."""
    token = row.tokens[at]
    if not token.deprel.startswith("nsubj") or token.upos not in ("NOUN", "PROPN"):
        return None
    joined = any(row.tokens[each].deprel == "conj" for each in row.children[at])
    several, mention = _is_several(token, joined=joined), mentions.over(token.span)
    if several:
        named = token.upos == "PROPN" or (joined and mention is not None)
        fits = named or _is_in(token, _PEOPLE) or token.text.lower() in _FORCES
    else:
        body = mention is not None and mention.type is MentionType.ORGANIZATION
        fits = body or (mention is None and _is_in(token, _BODIES))
    if not fits:
        return None
    phrase = row.words(*tree.phrase(row, at))
    name = mentions.source_name(text, phrase, token.span)
    if several and joined:
        name = " ".join(phrase.of(text).split())
    kind = kind_of_source(text, mentions, phrase, token)
    return _Seen(several, name, kind, said=False)


def _is_several(head: Token, *, joined: bool) -> bool:
    return joined or head.xpos in _PLURAL or head.text.lower() in _FORCES


def _is_in(token: Token, names: Sequence[str]) -> bool:
    return any(token.lemma.lower() in lexicons.words(each) for each in names)
