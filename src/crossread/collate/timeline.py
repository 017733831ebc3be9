"""What happened when, by event time, with the claims that say so."""

from collections.abc import Iterable, Mapping, Sequence

from crossread.model.claim import Claim
from crossread.model.collation import DatedTime, Point, TimelineEntry

_DATED = ("DATE", "TIME")


def timeline(
    points: Sequence[Point], claims: Mapping[str, Claim], times: Mapping[str, DatedTime]
) -> tuple[TimelineEntry, ...]:
    """Return an entry for each time that a point's claims give, in order of time and then point.

    That is when a claim happened, not when its source spoke nor what day its words name beside it.
    A part of a claim that tells the same time tells no other.
    """
    spoken = {claim.clock.as_of for claim in claims.values()}
    entries: dict[tuple[str, str], list[str]] = {}
    telling: dict[str, list[Claim]] = {}
    for point in points:
        for claim in map(claims.__getitem__, point.claims):
            for value in _values(times[t] for t in _happened(claim) if t not in spoken):
                entries.setdefault((value, point.id), []).append(claim.id)
                telling.setdefault(value, []).append(claim)
    return tuple(
        TimelineEntry(value, tuple(dict.fromkeys(whole)), point)
        for (value, point), said in sorted(entries.items())
        if (whole := [c for c in said if not _is_part(claims[c], telling[value])])
    )


def _happened(claim: Claim) -> tuple[str, ...]:
    return (claim.clock.event,) if claim.clock.event else ()


def _values(told: Iterable[DatedTime]) -> list[str]:
    return [time.value for time in told if time.value and time.type in _DATED]


def _is_part(claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether a claim lies in a longer one of its report."""
    return any(
        other.report == claim.report and other.span.covers(claim.span) and other.span != claim.span
        for other in others
    )
