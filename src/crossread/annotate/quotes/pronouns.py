"""What an "it" stands for that says something: the body whose clause holds it."""

from crossread.annotate.names.lookup import MentionIndex
from crossread.annotate.quotes import subjects, tree
from crossread.annotate.quotes.frames import Frame
from crossread.annotate.quotes.paragraph import Paragraph
from crossread.model.annotation import MentionType


def body_meant(text: str, row: Paragraph, frame: Frame, mentions: MentionIndex) -> str:
    """Return who "it" is: the council, in "the council denied what it called a raid"; "" if none.

    It is the nearest subject of a verb above the frame's, as long as that is no person.
    """
    if frame.head is None or row.low(frame.head) != "it" or not row.parsed:
        return ""
    head = _subject_above(row, frame.verb, frame.head)
    if head is None or row.tokens[head].upos not in ("NOUN", "PROPN"):
        return ""
    phrase = row.words(*tree.phrase(row, head))
    name = mentions.source_name(text, phrase, row.tokens[head].span)
    people = {each.name for each in mentions.within(phrase) if each.type is MentionType.PERSON}
    return "" if name in people else name


def _subject_above(row: Paragraph, verb: int, it: int) -> int | None:
    at, seen = row.heads[verb], {verb}
    while at >= 0 and at not in seen:
        seen.add(at)
        found = subjects.subject(row, at) if row.inside[at] < 0 else None
        if found is not None and found < it:
            return found
        at = row.heads[at]
    return None
