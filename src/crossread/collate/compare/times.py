"""Times of the same happening that differ, by what they name and how closely they name it.

"Tuesday" and "Tuesday night", "7 p.m." and "shortly before 7 p.m.", "3 August" and "yesterday" are
told apart though all may be right: compatible. So are clock times within a quarter of an hour,
which reports round. Other times conflict.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from crossread import lexicons
from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background, Difference, contrast, tokens
from crossread.model.annotation import TimeType
from crossread.model.collation import DatedTime, DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span

_NEAR_SECONDS = 900
_COMPARED = ((TimeType.TIME,), (TimeType.DATE,), (TimeType.DURATION,), (*TimeType,))
_LIMITS = {
    **dict.fromkeys(("about", "around", "approximately", "roughly"), "about"),
    **dict.fromkeys(("almost", "nearly"), "nearly"),
    **{word: word for word in ("before", "after", "early", "late", "mid")},
}
_BEFORE = 3  # words to look back for a limit: "shortly before the"
_WORD = re.compile(r"[a-z]+|\d+")
_MONTH = 3  # letters that tell months apart
_EMPTY = frozenset("a an at in of on the this that s st nd rd th".split())


@dataclass(frozen=True, slots=True)
class Told:
    """A time of a claim as its report words it: ``words`` are the same for the same wording."""

    time: DatedTime
    span: Span  # with the words that limit it
    words: frozenset[str]


def told(stated: Stated, background: Background) -> list[Told]:
    """Return the times of a claim, but for when its source spoke, with their wordings."""
    said_at = stated.claim.clock.as_of  # when the source spoke is not when it happened
    found = (background.times[t] for t in stated.claim.times if t != said_at)
    return [_worded(stated, time) for time in found if time.value]


def times(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference when both claims tell times and word none of one kind alike.

    Days differ between any two happenings; in a point that is not sure, only clock times count.
    """
    for kinds in _COMPARED if background.sure(left, right) else _COMPARED[:1]:
        mine, theirs = (_of_kinds(told(s, background), kinds) for s in (left, right))
        if any(one.words == two.words for one in mine for two in theirs):
            return
        if mine and theirs:
            one, two = max(
                ((one, two) for one in mine for two in theirs), key=lambda p: _likeness(*p)
            )
            note = contrast(left, one.span, right, two.span)
            relation = _relation(one.time, two.time)
            yield Difference(DiscrepancyKind.TIME, relation, kinds[0], one.span, two.span, note)
            return


def _of_kinds(told: Sequence[Told], kinds: Sequence[TimeType]) -> list[Told]:
    return [each for each in told if each.time.type in kinds]


def _worded(stated: Stated, time: DatedTime) -> Told:
    """A time with the words right before it that say how closely it is meant."""
    before = [token for token in tokens(stated) if token.span.end <= time.span.start][-_BEFORE:]
    limits = [token for token in before if token.text.lower() in _LIMITS]
    if time.type is TimeType.DURATION:  # "after four hours" does not say that it is more
        limits = [token for token in limits if token.upos != "ADP"]
    span = limits[0].span.hull(time.span) if limits else time.span
    text = stated.annotated.report.text
    said = {_LIMITS[token.text.lower()] for token in limits}
    return Told(time, span, frozenset(said | _words(time, text)))


def _words(time: DatedTime, text: str) -> set[str]:
    """The words of a time without what outlets write by rules of their own; a clock's hour."""
    day, _, hour = (time.value or "").partition("T")
    if day and hour and time.type is TimeType.TIME:
        return {hour}
    plain = time.span.of(text).lower().replace("’", "'").replace("'s", "")
    return {_plain(word) for word in _WORD.findall(plain)} - _EMPTY


def _plain(word: str) -> str:
    """A word's form under all spellings: "Dec." and "December", "four" and "4", "days", "day"."""
    if word in _LIMITS:
        return _LIMITS[word]
    if word in lexicons.words("months"):
        return word[:_MONTH]
    number = lexicons.table("number_words").get(word)
    return number or (word if word in lexicons.words("weekdays") else word.removesuffix("s"))


def _likeness(one: Told, two: Told) -> tuple[int, bool]:
    return (len(one.words & two.words), one.time.value == two.time.value)


def _relation(one: DatedTime, two: DatedTime) -> DiscrepancyRelation:
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


def _instant(time: DatedTime) -> datetime | None:
    try:
        return datetime.fromisoformat(time.value or "") if "T" in (time.value or "") else None
    except ValueError:
        return None
