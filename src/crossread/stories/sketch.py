"""What grouping looks at of one report: its words as terms, passage by passage, and its day.

A sketch needs no parse, so that thousands of plain texts are grouped in seconds. Names that a
parser found are welcome and count as terms of their own.
"""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import product
from sys import intern
from typing import NamedTuple

from crossread.model.annotation import Mention, MentionType
from crossread.model.report import Report
from crossread.model.span import Span
from crossread.stories.rarity import is_generic
from crossread.text.normalise import cut, key, words

# A passage ends with a sentence, a colon or a line: page chrome stands on lines of its own.
_PASSAGE_END = re.compile(r"(?<=[.!?:])[\"”’']?\s+|\n+")
_POSSESSIVE = re.compile(r"['’]s$")
_TITLE_CHARS = 120


@dataclass(frozen=True, slots=True)
class Passage:
    """The terms of one sentence or line; ``key`` is the same wherever the same words stand."""

    key: int
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sketch:
    """One report as grouping sees it."""

    report: str
    date: str | None  # ISO 8601 as the report gives it
    day: int | None  # proleptic Gregorian ordinal of the date
    headline: str  # the title, else the first sentence
    titled: bool
    passages: tuple[Passage, ...]  # the title first
    names: tuple[str, ...]  # terms that a parser found to be names


def sketch(report: Report, mentions: Sequence[Mention] = ()) -> Sketch:
    """Return what grouping needs of ``report``: title and body, never page chrome."""
    stated = report.date.value if report.date else None
    title = report.title.value.strip() if report.title else ""
    passages = [*_passages(title), *_body(report)]
    return Sketch(
        report=report.id,
        date=stated,
        day=_ordinal(stated),
        headline=_cut(title or _first_sentence(report)),
        titled=bool(title),
        passages=tuple(passages),
        names=tuple(sorted(_names(mentions))),
    )


def _body(report: Report) -> Iterator[Passage]:
    title = report.title.span if report.title else None
    for paragraph in report.body:
        if title is None or not paragraph.overlap(title):
            yield from _passages(report.text, paragraph)


def _passages(text: str, within: Span | None = None) -> Iterator[Passage]:
    start, end = (within.start, within.end) if within else (0, len(text))
    found = cut(text, Span(start, end))
    forms = list(map(_form, found.spelled))
    first = 0
    for stop in (*(each.end() for each in _PASSAGE_END.finditer(text, start, end)), end):
        after = bisect_left(found.starts, stop, first)
        if after > first:
            here = slice(first, after)
            terms = _terms(forms[here], found.starts[here], found.ends[here])
            yield Passage(_passage_key(found.keys[here]), tuple(terms))
        first = after


def _passage_key(keys: Iterable[str]) -> int:
    joined = " ".join(keys).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(joined, digest_size=8).digest(), "big", signed=True)


def _terms(
    forms: Iterable["_Form | None"], starts: Iterable[int], ends: Iterable[int]
) -> Iterator[str]:
    """Yield the words that say something, and pairs of neighbours that may be a name or number."""
    before, last = None, -1
    for form, start, end in zip(forms, starts, ends, strict=True):
        if form:
            yield form.key
            if before and start - last == 1 and before.may_be_name(form):
                yield intern(f"{before.key} {form.key}")
        before, last = form, end


class _Form(NamedTuple):
    """What grouping sees of a word that says something."""

    key: str
    capital: bool
    digit: bool

    def may_be_name(self, after: "_Form") -> bool:
        """Whether this word and the next may be parts of one name or number."""
        return (self.capital and after.capital) or self.digit or after.digit


@lru_cache(maxsize=1 << 16)
def _form(spelled: str) -> _Form | None:
    """None for a word too common to tell one event from another."""
    known = key(spelled)
    if is_generic(known):
        return None
    return _Form(intern(known), spelled[0].isupper(), spelled[0].isdigit())


def spellings(report: Report, terms: Sequence[str]) -> tuple[str, ...]:
    """Return ``terms`` as the report writes them where they first stand, else as they are."""
    lengths = sorted({term.count(" ") + 1 for term in terms})
    written: dict[str, str] = {}
    parts = [report.title.value] if report.title else []
    for part in (*parts, *(paragraph.of(report.text) for paragraph in report.body)):
        found = list(words(part))
        for at, length in product(range(len(found)), lengths):
            run = found[at : at + length]
            term = " ".join(word.key for word in run)
            written.setdefault(term, part[run[0].start : run[-1].end])
    return tuple(_POSSESSIVE.sub("", written.get(term, term)) for term in terms)


def _names(mentions: Iterable[Mention]) -> set[str]:
    kinds = (MentionType.PERSON, MentionType.PLACE, MentionType.ORGANIZATION)
    names = (
        " ".join(word.key for word in words(each.name)) for each in mentions if each.type in kinds
    )
    return {intern(name) for name in names if " " in name}


def _ordinal(stated: str | None) -> int | None:
    try:
        return date.fromisoformat((stated or "")[:10]).toordinal()
    except ValueError:
        return None


def _first_sentence(report: Report) -> str:
    if not report.body:
        return ""
    paragraph = report.body[0].of(report.text).strip()
    stop = _PASSAGE_END.search(paragraph)
    return paragraph[: stop.start()] if stop else paragraph


def _cut(headline: str) -> str:
    """Return at most about 120 characters, cut between words."""
    headline = " ".join(headline.split())
    if len(headline) <= _TITLE_CHARS:
        return headline
    kept = headline[:_TITLE_CHARS].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
    return f"{kept} …"
