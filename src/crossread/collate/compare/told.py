"""Times of a claim, and how each is told: about, before, after."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossread import lexicons
from crossread.collate.claims import Stated
from crossread.collate.clocks import time_id
from crossread.collate.compare.difference import tokens
from crossread.collate.compare.measures import hours
from crossread.model.annotation import TimeExpression, TimeType, Token
from crossread.model.span import Span

_LIMITS = {
    **dict.fromkeys(("about", "around", "approximately", "roughly"), "about"),
    **dict.fromkeys(("almost", "nearly"), "nearly"),
    **{word: word for word in ("before", "after", "early", "late")},
}
LIMITING = frozenset(_LIMITS)
_BEFORE = 4  # words to look back for a limit: "shortly before dawn on"
_NEARLY = frozenset("immediately just right shortly soon well".split())  # before a limit
_LEADS = {*_LIMITS, *_NEARLY, *"at dawn dusk in midday of on sunrise sunset the".split()}
_WORD = re.compile(r"[a-z]+|\d+")
_HALF_OF_DAY = re.compile(r"\b([ap]) m\b")
_EMPTY = frozenset("at in nd of on rd st th the".split())  # "May 1" and "the 1st of May" are one
_LENGTH = re.compile(r"P(\d+(?:\.\d+)?)([DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


@dataclass(frozen=True, slots=True)
class ToldTime:
    """A time of a claim and how it is told: about, before, after."""

    time: TimeExpression
    span: Span  # with the words that limit it
    how: frozenset[str]
    words: str  # letters and figures alone
    is_of_speech: bool  # when the source of the claim spoke

    @property
    def value(self) -> str:
        """Return the day, or the hour alone: reports of two days tell one hour of one day."""
        day, _, hour = (self.time.value or "").partition("T")
        return hour if hour and self.time.type is TimeType.TIME else day

    @property
    def wording(self) -> frozenset[str]:
        """Return the words that tell when: "11:55 p.m. Sunday" and "11.55pm on Sunday" are one."""
        words = _HALF_OF_DAY.sub(r"\1m", self.words).split()
        return frozenset(_in_full(word) for word in words if word not in _EMPTY)

    @property
    def hours(self) -> float | None:
        """Return how many hours a length of days, weeks, months or years has; None of others."""
        length = _LENGTH.fullmatch(self.time.value or "")
        return hours(float(length[1]), _UNITS[length[2]]) if length else None


def _in_full(word: str) -> str:
    """A month or weekday by its number, however short it is cut, and any other word as it is."""
    for names in ("months", "weekdays"):
        if number := lexicons.table(names).get(word):
            return f"{names} {number}"
    return word


def told(stated: Stated) -> list[ToldTime]:
    """Return the times of a claim, in text order."""
    own = (t for t in stated.annotated.times if stated.claim.span.covers(t.span))
    return [_told(stated, t) for t in own]


def _told(stated: Stated, time: TimeExpression) -> ToldTime:
    """A time with the words right before it that say how closely it is meant."""
    limited, span = _limited(_leading(stated, time), time.span)
    words = _WORD.findall(limited.of(stated.annotated.report.text).lower())
    limiting = {_LIMITS[word] for word in words if word in _LIMITS}
    said = time_id(stated.claim.report, time.span) == stated.claim.clock.as_of
    return ToldTime(time, span, frozenset(limiting), " ".join(words), said)


def _leading(stated: Stated, time: TimeExpression) -> list[Token]:
    """The words right before a time that may limit it, back to any other word."""
    before = [token for token in tokens(stated) if token.span.end <= time.span.start][-_BEFORE:]
    others = [i for i, token in enumerate(before) if token.text.lower() not in _LEADS]
    return before[others[-1] + 1 :] if others else before


def _limited(before: Sequence[Token], time: Span) -> tuple[Span, Span]:
    """A time with what limits it, and the same with "shortly" in front of that."""
    for i, token in enumerate(before):
        if token.text.lower() in _LIMITS:
            limited = token.span.hull(time)
            nearly = i > 0 and before[i - 1].text.lower() in _NEARLY
            return limited, before[i - 1].span.hull(limited) if nearly else limited
    return time, time
