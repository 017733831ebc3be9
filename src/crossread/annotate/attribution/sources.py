"""Who a source is: a named person, an office, a document, somebody who saw it, another outlet."""

from crossread import lexicons
from crossread.annotate.names.lookup import MentionIndex
from crossread.model.annotation import MentionType, SourceKind, Token
from crossread.model.span import Span

_NOUNS = (
    ("document_nouns", SourceKind.DOCUMENT),
    ("eyewitness_nouns", SourceKind.EYEWITNESS),
    ("unnamed_source_nouns", SourceKind.UNNAMED),
    ("office_nouns", SourceKind.NAMED_OFFICE),
    ("outlet_nouns", SourceKind.OTHER_OUTLET),
)
_FIRST = frozenset({"i", "we", "us", "me"})


def kind_of_source(
    text: str, mentions: MentionIndex, source: Span | None, head: Token | None
) -> SourceKind:
    """Return what the source is by its head word and the name it carries.

    Decided in this order: a person's name; the name of a press body; another body or place ("Paris
    said"); the noun that heads the phrase; a body named beside it ("the operator, Marsh Lines"). A
    source without words is UNNAMED.
    """
    if source is None or head is None:
        return SourceKind.UNNAMED
    if head.text.lower() in _FIRST and head.text != "US":
        return SourceKind.REPORTER
    mention = mentions.named_by(text, source, head.span)
    if mention is not None and mention.type is MentionType.PERSON:
        return SourceKind.NAMED_PERSON
    if mention is not None and mention.type is not MentionType.OTHER:
        return _body(mention.name)
    noun = _noun(head)
    if noun is not None and noun is not SourceKind.NAMED_OFFICE:
        person = noun in (SourceKind.EYEWITNESS, SourceKind.UNNAMED)
        named = person and _is_person(text, mentions, source, head)
        return SourceKind.NAMED_PERSON if named else noun
    name = mentions.source_name(text, source, head.span)
    if _is_person(text, mentions, source, head):
        return SourceKind.NAMED_PERSON
    if noun is SourceKind.NAMED_OFFICE:
        return noun
    name = name if mention is not None else mentions.body_beside(text, source, head.span)
    return _body(name) if name else SourceKind.UNNAMED


def _is_person(text: str, mentions: MentionIndex, source: Span, head: Token) -> bool:
    """Whether the name that a source stands for is that of somebody named in it."""
    name = mentions.source_name(text, source, head.span)
    return any(m.type is MentionType.PERSON and m.name == name for m in mentions.within(source))


def _noun(head: Token) -> SourceKind | None:
    for lexicon, kind in _NOUNS:
        known = lexicons.words(lexicon)
        if head.lemma.lower() in known or head.text.lower() in known:
            return kind
    return None


def _body(name: str) -> SourceKind:
    words = {word.strip(".,").lower() for word in name.split()}
    press = words & (lexicons.words("outlet_nouns") | lexicons.words("agencies"))
    return SourceKind.OTHER_OUTLET if press else SourceKind.NAMED_OFFICE
