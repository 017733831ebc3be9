"""What happened when, by event time, with the claims that say so."""

from collections.abc import Mapping, Sequence

from crossread.model.claim import Claim
from crossread.model.collation import DatedTime, Point, TimelineEntry

_DATED = ("DATE", "TIME")


def timeline(
    points: Sequence[Point], claims: Mapping[str, Claim], times: Mapping[str, DatedTime]
) -> tuple[TimelineEntry, ...]:
    """Return an entry for each time that a point's claims give, in order of time and then point."""
    entries: dict[tuple[str, str], list[str]] = {}
    for point in points:
        for claim in point.claims:
            for value in _values(claims[claim], times):
                entries.setdefault((value, point.id), []).append(claim)
    return tuple(
        TimelineEntry(value, tuple(dict.fromkeys(said)), point)
        for (value, point), said in sorted(entries.items())
    )


def _values(claim: Claim, times: Mapping[str, DatedTime]) -> list[str]:
    found = (times[t] for t in claim.times)
    return [t.value for t in found if t.value and t.type in _DATED]
