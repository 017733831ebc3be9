"""Times of the same happening that differ.

A time that holds the other ("August", "3 August") is no difference. Clock times within a quarter
of an hour are compatible: reports round them. Other times conflict.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background, Difference, contrast
from crossread.model.annotation import TimeType
from crossread.model.collation import DatedTime, DiscrepancyKind, DiscrepancyRelation

_NEAR_SECONDS = 900


def times(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield one difference when both claims name times and no time of one fits one of the other."""
    if not left.claim.times or not right.claim.times:
        return
    for kinds in ((TimeType.TIME,), (TimeType.DATE,)):
        mine, theirs = (_dated(s, background, kinds) for s in (left, right))
        if mine and theirs and not any(_fit(a, b) for a in mine for b in theirs):
            a, b = mine[0], theirs[0]
            relation = _relation(a, b)
            note = contrast(left, a.span, right, b.span)
            yield Difference(DiscrepancyKind.TIME, relation, kinds[0], a.span, b.span, note)
            return


def _dated(stated: Stated, background: Background, kinds: Sequence[TimeType]) -> list[DatedTime]:
    said_at = stated.claim.clock.as_of  # when the source spoke is not when it happened
    found = (background.times[t] for t in stated.claim.times if t != said_at)
    return [t for t in found if t.value and t.type in kinds]


def _fit(one: DatedTime, two: DatedTime) -> bool:
    a, b = one.value or "", two.value or ""
    return a.startswith(b) or b.startswith(a) or _in_week(a, b) or _in_week(b, a)


def _in_week(day: str, week: str) -> bool:
    if "-W" not in week or len(day) < 10 or "W" in day:
        return False
    year, number, _ = datetime.fromisoformat(day[:10]).isocalendar()
    return f"{year}-W{number:02d}" == week[:8]


def _relation(one: DatedTime, two: DatedTime) -> DiscrepancyRelation:
    a, b = _instant(one), _instant(two)
    if a and b and abs((a - b).total_seconds()) <= _NEAR_SECONDS:
        return DiscrepancyRelation.COMPATIBLE
    return DiscrepancyRelation.CONFLICTS


def _instant(time: DatedTime) -> datetime | None:
    try:
        return datetime.fromisoformat(time.value or "") if "T" in (time.value or "") else None
    except ValueError:
        return None
