"""Finding the mentions in a stretch of words, and the one that names a source."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from crossread import lexicons
from crossread.annotate.names.patterns import bearers, title_prefixes, titles
from crossread.model.annotation import Mention, MentionType
from crossread.model.span import Span

_COMPLEMENTS = (
    " of",
    " for",
    " with",
    " to",
    " by",
    " from",
    " at",
    " in",
    " on",
    " against",
    " about",
)
_TIED = re.compile(r" (?:of|for|with|to|by|from|at|in|on|against|about) ([^,;:()]+)$")
# Groups whose "of" says whose they are: "the family of victim Ada Marsh" is not Ada Marsh.
_GROUPS = frozenset(
    {"families", "family", "friends", "lawyers", "members", "neighbors", "neighbours", "parents",
     "relatives", "supporters"}
)  # fmt: skip
_POSSESSIVES = ("'s", "’s", "s'", "s’")
_RELATIVE = frozenset({"who", "which", "that"})
_GIVERS = (" from", " by")
_LINK = re.compile(r" (?:and|or|of|in|at|on|for|from|with|who|which|whose|as|by|to|the|an?)\b")


class MentionIndex:
    """The mentions of one report, asked by place."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda each: each.span)
        self._starts = [each.span.start for each in self._mentions]

    def within(self, span: Span) -> list[Mention]:
        """Return the mentions that lie in ``span``, in text order."""
        first = bisect_left(self._starts, span.start)
        found = []
        for mention in self._mentions[first:]:
            if mention.span.start >= span.end:
                break
            if mention.span.end <= span.end:
                found.append(mention)
        return found

    def over(self, span: Span) -> Mention | None:
        """Return the mention that covers ``span``."""
        at = bisect_left(self._starts, span.start + 1) - 1
        for mention in reversed(self._mentions[max(0, at - 3) : at + 1]):
            if mention.span.covers(span):
                return mention
        return None

    def person_at(self, span: Span) -> Mention | None:
        """Return the person whose mention covers ``span``."""
        mention = self.over(span)
        return mention if mention and mention.type is MentionType.PERSON else None

    def named_by(self, text: str, phrase: Span, head: Span) -> Mention | None:
        """Return the mention over a phrase's head; of "Lowick Mayor Ada Marsh" the person's.

        Parsers often take the town or body before a person for the head: "Lowick Church Warden Ada
        Marsh", "in Lowick, Kent, the Rev. Ada Marsh".
        """
        own = self.over(head)
        for each in self.within(phrase) if own else ():
            if each.type is MentionType.PERSON and own and each.span.start > own.span.end:
                led = _leads_to(text[own.span.end : each.span.start], own.type)
                return each if led and not _is_owner(text, phrase, each.span) else own
        return own

    def source_name(self, text: str, phrase: Span, head: Span) -> str:
        """Return the name that a source phrase stands for, or its own words.

        A mention over the head word wins; where it is the bare noun of an owned body ("the
        Sheriff's Office"), with the words before it. Then the first person who is neither owner
        ("Ada's lawyer") nor complement ("a friend of Ada"); of a document, the person it is from
        ("a letter by Ada"). Then a body named beside its noun, then the words.
        """
        own = self.named_by(text, phrase, head)
        if own is not None and not _is_owner(text, phrase, own.span):
            owned = _is_owned_noun(text, phrase, own.span)
            return _words(text, Span(phrase.start, own.span.end)) if owned else own.name
        free = [
            each
            for each in self.within(phrase)
            if each.type is MentionType.PERSON and not _is_owner(text, phrase, each.span)
        ]
        if head.of(text).lower() in lexicons.words("document_nouns"):
            givers = [each for each in free if _before(text, phrase, each.span).endswith(_GIVERS)]
            free = givers[-1:] or [e for e in free if _is_nearly_last(text, phrase, e.span)]
        else:
            free = [e for e in free if not _is_complement(text, phrase, head, e.span)]
        if free:
            return free[0].name
        return self.body_beside(text, phrase, head) or _words(text, phrase)

    def body_beside(self, text: str, phrase: Span, head: Span) -> str:
        """Return the body whose name stands right behind the head or a comma; "" if none."""
        if head.of(text).endswith("s"):  # "the banks Marsh Lines and Lund"
            return ""
        for each in self.within(phrase):
            between = text[head.end : each.span.start].strip(" ,")
            behind = each.span.start >= head.end and between in ("", "the")
            if behind and each.type is MentionType.ORGANIZATION and _ends(text, each.span, phrase):
                return each.name
        return ""


def _ends(text: str, name: Span, phrase: Span) -> bool:
    """Whether no noun follows the name that it would only describe: "Marsh Lines [clerk]"."""
    following = text[name.end : phrase.end].lstrip(" ")
    return not following or following[0] in ",;(—–"


def _leads_to(words: str, kind: MentionType) -> bool:
    """Whether only a title or role ("Police Lt.") stands between a name and a person's.

    Nothing may stand there too, and a place may end in a comma: neither is the person's owner.
    """
    found = words.split()
    if kind is MentionType.PLACE and found and found[0] == ",":
        found = found[1:]
    elif kind is MentionType.PERSON and not found:
        return False
    known = bearers() | title_prefixes()
    return all(word.strip(".").lower() in known for word in found)


def _words(text: str, phrase: Span) -> str:
    """The words of a phrase without the relative clause behind it: "a note, which Bo found"."""
    words = phrase.of(text).split()
    after = (at for at, word in enumerate(words) if at and word in _RELATIVE)
    comma = next((at for at in after if words[at - 1].endswith(",")), len(words))
    words = words[:comma]
    if len(words) > 1 and words[-1] in _RELATIVE:  # "a letter that read “…”"
        words.pop()
    return " ".join(words).strip(" ,;:—–-")


def _is_owned_noun(text: str, phrase: Span, name: Span) -> bool:
    """Whether a name is no more than a noun that a possessive before it makes a body's name."""
    owned = text[phrase.start : name.start].rstrip().endswith(_POSSESSIVES)
    return owned and name.of(text).lower() in lexicons.words("name_kinds")


def _before(text: str, phrase: Span, name: Span) -> str:
    """The words of the phrase before a name, without the titles and owners right before it."""
    words = text[phrase.start : name.start].lower().split()
    while words and (words[-1].strip(".") in titles() or words[-1].endswith(_POSSESSIVES)):
        words.pop()
    return " " + " ".join(words)


def _is_complement(text: str, phrase: Span, head: Span, name: Span) -> bool:
    """Whether the name only says whose: "a friend of Ada", "an envoy of Vennish President Marsh".

    What is capitalised and no title belongs to the title before it: "Mayor of Lowick Ada Marsh";
    behind "a" and a noun the name is the head's own: "aunt of a victim Ada Marsh".
    """
    if _before(text, phrase, name).endswith(_COMPLEMENTS):
        return True
    if head.of(text).lower() not in bearers() | _GROUPS:
        return False
    tied = _TIED.search(text, phrase.start, name.start)
    words = tied.group(1).split() if tied and tied.end() == name.start else []
    if not words or words[0] in ("a", "an"):
        return False
    return words[-1].strip(".").lower() in bearers() or words[-1].islower()


def _is_owner(text: str, phrase: Span, name: Span) -> bool:
    """Whether the name only says whose: "Marsh's lawyer", "Marsh attorney Bo Lund"."""
    after = text[name.end : min(phrase.end, name.end + 12)]
    return after[:1] in ("'", "’") or (
        after[:1] == " " and after[1:2].islower() and not _LINK.match(after)
    )


def _is_nearly_last(text: str, phrase: Span, name: Span) -> bool:
    return not any(letter.isalnum() for letter in text[name.end : phrase.end])
