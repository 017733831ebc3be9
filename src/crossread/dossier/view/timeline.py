"""What happened when, by the times that the reports give."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from crossread.dossier.view.labels import spoken, starts
from crossread.dossier.view.lookup import Head, Lookup
from crossread.dossier.view.passages import visible
from crossread.dossier.view.saying import Saying, saying
from crossread.model.collation import DatedTime, TimelineEntry

_BOUNDS = ("before", "", "after")  # in the order of what they tell of
_LOOK = 16  # characters before a time that hold the word


@dataclass(frozen=True, slots=True)
class DatedPoint:
    """One point at one time: the first words for it, and who else gives that time."""

    point: str
    said: Saying
    others: tuple[tuple[str, Head], ...]  # claim and report


@dataclass(frozen=True, slots=True)
class Moment:
    """One time with what is said of it."""

    value: str
    spoken: str
    events: tuple[DatedPoint, ...]


def timeline(known: Lookup) -> tuple[Moment, ...]:
    """Return the story's times in order; a day comes before its hours.

    What is told as after an hour stands after what is told as at it.
    """
    times = {time.id: time for time in known.story.times}
    moments: dict[tuple[str, str], list[TimelineEntry]] = {}
    for entry in known.story.timeline:
        bounds: dict[str, list[str]] = {}
        for claim in entry.claims:
            bounds.setdefault(_bound(claim, entry, times, known), []).append(claim)
        for bound, claims in bounds.items():
            own = replace(entry, claims=tuple(claims))
            moments.setdefault((entry.value, bound), []).append(own)
    return tuple(
        Moment(
            value=visible(value),
            spoken=visible(_spoken(value, bound)),
            events=tuple(_event(entry, times, known) for entry in moments[value, bound]),
        )
        for value, bound in sorted(moments, key=lambda at: (starts(at[0]), _BOUNDS.index(at[1])))
    )


def _bound(claim: str, entry: TimelineEntry, times: Mapping[str, DatedTime], known: Lookup) -> str:
    """The word before an hour that sets a bound to it: "shortly after 7.40am"."""
    told = known.claims[claim]
    for time in (times[key] for key in told.times if times[key].value == entry.value):
        before = known.text(time.report)[: time.span.start][-_LOOK:].casefold().split()[-1:]
        if "T" in entry.value and before and before[0] in _BOUNDS:
            return before[0]
    return ""


def _spoken(value: str, bound: str) -> str:
    day, comma, hour = spoken(value, weekday=True).rpartition(", ")
    return f"{day}{comma}{bound} {hour}" if bound else f"{day}{comma}{hour}"


def _event(entry: TimelineEntry, times: Mapping[str, DatedTime], known: Lookup) -> DatedPoint:
    first = known.claims[entry.claims[0]]
    words = [times[key].span for key in first.times if times[key].value == entry.value]
    seen = {first.report}
    others = []
    for claim in entry.claims[1:]:
        report = known.claims[claim].report
        if report not in seen:
            others.append((claim, known.heads[report]))
            seen.add(report)
    return DatedPoint(entry.point, saying(first, known, words), tuple(others))
