"""Where sentences end. A rule of thumb for news prose that errs on the side of joining.

Line breaks are not looked at: the caller gives one paragraph at a time.
"""

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from crossread import lexicons
from crossread.model.span import Span

# An end mark with the closing quotes and brackets that belong to it, then space, then a start.
_END = re.compile(
    r"""(?:[.!?…]["'”’»)\]]*)+(?=\s+["'“‘«(\[]*[A-Z0-9À-ÝĀ-Ž$€£•])""",
)
# A word in small letters and an end mark right before a word with a capital: the space was lost.
_RUN_ON = re.compile(r"""(?<![^\s"'“‘(–—-])([a-z]{2,})[.!?]”?(?=["“]?[A-Z][a-z]*[\s,’'])""")
# The same behind a figure or capitals: "called 911.The", "by the LAPD.Two"; "U.S.Navy" is one name.
_RUN_ON_SURELY = re.compile(r"(?:\d|[A-Z]{2}|[)%])[.!?](?=([A-Z][a-z]*)\s)")
# And behind a name, where a small word or a figure follows: "in Lowick.Police say".
_RUN_ON_NAME = re.compile(
    r"""(?<![\w.@/’'-])(?:([A-Z][a-z]{3,})[.!?]”?|[ap]\.m\.(?=["“]))"""
    r"""(?=["“]?[A-Z][a-z]*(?:['’][a-z]+)?,?\s+[a-z0-9])"""
)
_INITIALS = re.compile(r"(?:[a-z]\.)*[a-z]")
_WORD_BEFORE = re.compile(r"([A-Za-z][A-Za-z.]*)\.[\"'”’»)\]]*$")
_FIRST_WORD = re.compile(r"\s+[\"'“‘«(\[]*([A-Za-z]+)")
_SPEAKER = re.compile(r"\s+(?:[A-Z][\w.’'-]*\s+){1,3}(?:said|says|asked|told|added|wrote)\b")
_HOURS = ("a.m", "p.m")
# A word with a capital, or two, that one in small letters follows.
_OPENING = re.compile(r"\s+[\"'“‘]?([A-Z][a-z’'-]+)(?:\s+[A-Z][\w’'.-]+)?\s+(?:--\s+)?([a-z]+)\b")
_CLOSING = "\"'”’»"


def sentences(text: str, span: Span) -> list[Span]:
    """Return the sentences of ``span``, trimmed of white space; empty when it holds none."""
    ends = {m.end() for m in _END.finditer(text, span.start, span.end) if _is_end(text, span, m)}
    bounds = [span.start, *sorted(ends.union(_run_on(text, span))), span.end]
    found = (Span(*each).trimmed(text) for each in pairwise(bounds))
    return [sentence for sentence in found if len(sentence)]


def _run_on(text: str, span: Span) -> Iterator[int]:
    """The ends of sentences after which a copy lost the space: in "fell.Two drowned" after "fell".

    A plain quote there closes where one is open.
    """
    found = (each.finditer(text, span.start, span.end) for each in (_RUN_ON, _RUN_ON_NAME))
    for match in chain.from_iterable(found):
        if (match.group(1) or "").lower() not in lexicons.table("abbreviations"):
            closes = text[match.end()] == '"' and text.count('"', span.start, match.end()) % 2
            yield match.end() + closes
    for match in _RUN_ON_SURELY.finditer(text, span.start, span.end):
        if match.group(1) in lexicons.words("sentence_starters"):
            yield match.end()


def _is_end(text: str, span: Span, match: re.Match[str]) -> bool:
    """Whether the end mark of ``match`` ends the sentence before it."""
    if not match.group().startswith(".") or match.group().startswith(".."):
        return not _goes_on(text, match)
    before = _WORD_BEFORE.search(text[max(span.start, match.start() - 24) : match.end()])
    if before is None:
        return True
    word = before.group(1).lower()
    kind = lexicons.table("abbreviations").get(word)
    if len(word) == 1 or (kind is None and _INITIALS.fullmatch(word)):
        return _starts(text, match.end())  # initials: "J.P. Marsh"; but "vitamin C. The ..."
    if kind is None:
        return True
    if word in _HOURS and _goes_on_in_small_letters(text, match.end()):
        return True
    return kind == "end" and _starts(text, match.end())


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence goes on after a closed quote: “Why?” Ada Marsh said."""
    closed = match.group()[-1] in _CLOSING
    return closed and bool(_SPEAKER.match(text, match.end()))


def _goes_on_in_small_letters(text: str, at: int) -> bool:
    """Whether a sentence begins after an hour: "until 2 p.m. Marsh left", not "2 p.m. Monday".

    Days, feasts and the clocks of a place go with the hour.
    """
    found = _OPENING.match(text, at)
    if found is None:
        return False
    first = found.group(1).casefold()
    named = (lexicons.words(name) for name in ("weekdays", "months"))
    feasts = {feast.split()[0].split("'")[0] for feast in lexicons.words("holidays")}
    return first not in feasts.union(*named) and found.group(2) not in ("standard", "time")


def _starts(text: str, at: int) -> bool:
    following = _FIRST_WORD.match(text, at)
    return bool(following and following.group(1) in lexicons.words("sentence_starters"))
