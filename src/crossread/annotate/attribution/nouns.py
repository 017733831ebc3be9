"""Reporting nouns: "the mayor's claim that ...", "criticism of the plan by residents"."""

from collections.abc import Iterator

from crossread import lexicons
from crossread.annotate.quotes import subjects, tree
from crossread.annotate.quotes.frames import Frame
from crossread.annotate.quotes.paragraph import Paragraph

_CLAUSES = ("acl", "ccomp", "acl:that")
_OF_THINGS = frozenset({"theory"})  # "theory of light" is about it and does not say it
_OF = frozenset({"of", "about", "for", "against", "to", "on"})


def noun_frames(paragraph: Paragraph) -> Iterator[tuple[Frame, list[tuple[int, int]]]]:
    """Yield the frame and content of each reporting noun that has an owner and a content."""
    for index, token in enumerate(paragraph.tokens):
        if token.upos != "NOUN" or paragraph.inside[index] >= 0:
            continue
        if token.lemma.lower() not in lexicons.words("reporting_nouns"):
            continue
        owner, top = _owner(paragraph, index), _top(paragraph, index)
        if owner is None or top is None:
            continue
        below = tree.subtree(paragraph, top)
        start, end = max(below[0], index + 1), below[-1] + 1
        if paragraph.low(start) in _OF:
            start += 1
        source = tree.phrase(paragraph, owner, frozenset((index,)))
        if start < end and not source[0] <= start < source[1]:
            frame = Frame(index, (index, index + 1), source, owner, token.lemma.lower())
            yield frame, [(start, end)]


def _owner(paragraph: Paragraph, noun: int) -> int | None:
    """Whose it is: "Marsh's claim", "a claim by Marsh"; the subject of "made the claim"."""
    owner = tree.child(paragraph, noun, "nmod:poss")
    if owner is not None:
        return owner
    for each in paragraph.children[noun]:
        case = tree.child(paragraph, each, "case")
        if case is not None and paragraph.low(case) in ("by", "from"):
            return each
    head = paragraph.heads[noun]
    light = head >= 0 and paragraph.tokens[noun].deprel == "obj"
    if light and paragraph.tokens[head].lemma in (
        "make",
        "express",
        "voice",
        "repeat",
        "renew",
        "issue",
        "have",
    ):
        return subjects.subject(paragraph, head)
    return None


def _top(paragraph: Paragraph, noun: int) -> int | None:
    """The clause or "of" phrase after the noun."""
    for each in paragraph.children[noun]:
        if each > noun and paragraph.tokens[each].deprel in _CLAUSES and _has_mark(paragraph, each):
            return each
    if paragraph.tokens[noun].lemma.lower() in _OF_THINGS:
        return None
    for each in paragraph.children[noun]:
        case = tree.child(paragraph, each, "case")
        if each > noun and case is not None and paragraph.low(case) in _OF:
            return each
    return None


def _has_mark(paragraph: Paragraph, clause: int) -> bool:
    return tree.child(paragraph, clause, "mark") is not None
