"""Times of the same happening that differ.

How closely a time is told is a difference, and compatible: "7 p.m." and "shortly before 7 p.m.",
"August" and "3 August", as are clock times within a quarter of an hour, which reports round. Other
times conflict. A week that holds the day is no difference. A year is not set against a day, for it
is that of something else ("a book of 1999"), and the same words in two reports are no difference,
though their days of publication put them on two.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product

from crossread.collate.claims import Stated
from crossread.collate.clocks import time_id
from crossread.collate.compare.difference import Background, Difference, contrast, tokens
from crossread.model.annotation import TimeExpression, TimeType
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span

_NEAR_SECONDS = 900
_HOUR, _DAY = (TimeType.TIME,), (TimeType.DATE,)
_LIMITS = {
    **dict.fromkeys(("about", "around", "approximately", "roughly"), "about"),
    **dict.fromkeys(("almost", "nearly"), "nearly"),
    **{word: word for word in ("before", "after", "early", "late")},
}
_BEFORE = 3  # words to look back for a limit: "shortly before the"
_WORD = re.compile(r"[a-z]+|\d+")


@dataclass(frozen=True, slots=True)
class Told:
    """A time of a claim and how it is told: about, before, after."""

    time: TimeExpression
    span: Span  # with the words that limit it
    how: frozenset[str]
    words: str  # letters and figures alone

    @property
    def value(self) -> str:
        """Return the day, or the hour alone: reports of two days tell one hour of one day."""
        day, _, hour = (self.time.value or "").partition("T")
        return hour if hour and self.time.type is TimeType.TIME else day


def told(stated: Stated) -> list[Told]:
    """Return the times of a claim that have a value, but for when its source spoke."""
    report, said_at = stated.claim.report, stated.claim.clock.as_of
    own = (t for t in stated.annotated.times if stated.claim.span.covers(t.span))
    return [_told(stated, t) for t in own if t.value and time_id(report, t.span) != said_at]


def times(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference when both claims tell an hour, or a day, and none alike.

    Days differ between any two happenings; in a point that is not sure, only hours count.
    """
    if not left.claim.times or not right.claim.times:
        return
    for kinds in (_HOUR, _DAY) if background.sure(left, right) else (_HOUR,):
        mine, theirs = (
            [each for each in background.once(told, stated) if each.time.type in kinds]
            for stated in (left, right)
        )
        if mine and theirs:
            if not any(_alike(one, two) for one in mine for two in theirs):
                yield _difference(left, mine, right, theirs)
            return


def _difference(
    left: Stated, mine: Sequence[Told], right: Stated, theirs: Sequence[Told]
) -> Difference:
    one, two = max(product(mine, theirs), key=lambda pair: _nearness(*pair))
    note = contrast(left, one.span, right, two.span)
    relation = _relation(one.time, two.time)
    return Difference(DiscrepancyKind.TIME, relation, one.time.type, one.span, two.span, note)


def _nearness(one: Told, two: Told) -> int:
    """2 for one time, 1 where one may be the other, else 0."""
    return 2 if one.value == two.value else int(_fit(one.value, two.value))


def _told(stated: Stated, time: TimeExpression) -> Told:
    """A time with the words right before it that say how closely it is meant."""
    before = [token for token in tokens(stated) if token.span.end <= time.span.start][-_BEFORE:]
    limits = [token for token in before if token.text.lower() in _LIMITS]
    span = limits[0].span.hull(time.span) if limits else time.span
    words = _WORD.findall(span.of(stated.annotated.report.text).lower())
    limiting = {_LIMITS[word] for word in words if word in _LIMITS}
    return Told(time, span, frozenset(limiting), " ".join(words))


def _is_year(told: Told) -> bool:
    return told.time.precision in ("year", "decade")


def _alike(one: Told, two: Told) -> bool:
    """Whether one day may be the other, or one hour is the other, and is told as closely."""
    if one.words == two.words:
        return True
    if one.time.type is TimeType.DATE:
        if _is_year(one) != _is_year(two):
            return True
        closer = not _is_year(one) and _is_part(one, two)
        return _fit(one.value, two.value) and not closer
    return (one.value, one.how) == (two.value, two.how)


def _is_part(one: Told, two: Told) -> bool:
    """Whether one of two times is a part of the other, as a day of its month."""
    less, more = sorted((one.value, two.value), key=len)
    return len(less) < len(more) and more.startswith(less)


def _relation(one: TimeExpression, two: TimeExpression) -> DiscrepancyRelation:
    a, b = _instant(one), _instant(two)
    near = a and b and abs((a - b).total_seconds()) <= _NEAR_SECONDS
    fits = near or _fit(one.value or "", two.value or "")
    return DiscrepancyRelation.COMPATIBLE if fits else DiscrepancyRelation.CONFLICTS


def _fit(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a) or _in_week(a, b) or _in_week(b, a)


def _in_week(day: str, week: str) -> bool:
    if "-W" not in week or len(day) < 10 or "W" in day:
        return False
    year, number, _ = datetime.fromisoformat(day[:10]).isocalendar()
    return f"{year}-W{number:02d}" == week[:8]


def _instant(time: TimeExpression) -> datetime | None:
    try:
        return datetime.fromisoformat(time.value or "") if "T" in (time.value or "") else None
    except ValueError:
        return None
