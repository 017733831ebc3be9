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
    low = head.text.lower()
    if low in _FIRST:
        return SourceKind.REPORTER
    mention = mentions.named_by(text, source, head.span)
    if mention is not None and mention.type is MentionType.PERSON:
        return SourceKind.NAMED_PERSON
    if mention is not None and mention.type is not MentionType.OTHER:
        return _body(mention.name)
    noun = _noun(head)
    if noun is not None and noun is not SourceKind.NAMED_OFFICE:
        named = any(m.type is MentionType.PERSON for m in mentions.within(source))
        person = noun in (SourceKind.EYEWITNESS, SourceKind.UNNAMED)
        return SourceKind.NAMED_PERSON if named and person else noun
    name = mentions.source_name(text, source, head.span)
    if any(m.type is MentionType.PERSON and m.name == name for m in mentions.within(source)):
        return SourceKind.NAMED_PERSON
    if noun is SourceKind.NAMED_OFFICE:
        return noun
    name = name if mention is not None else _beside(text, mentions, source, head)
    return _body(name) if name else SourceKind.UNNAMED


def _beside(text: str, mentions: MentionIndex, source: Span, head: Token) -> str:
    """The body whose name stands right behind the head, with or without a comma; "" if none."""
    for each in mentions.within(source):
        between = text[head.span.end : each.span.start].strip(" ,")
        behind = each.span.start >= head.span.end and between in ("", "the")
        if behind and each.type is MentionType.ORGANIZATION and _ends(text, each.span, source):
            return each.name
    return ""


def _ends(text: str, name: Span, source: Span) -> bool:
    """Whether no noun follows the name that it would only describe: "Marsh Lines [clerk]"."""
    following = text[name.end : source.end].lstrip(" ")
    return not following or following[0] in ",;(—–"


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
