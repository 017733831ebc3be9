"""What happened when, by the times that the reports give."""

from collections.abc import Mapping
from dataclasses import dataclass

from crossread.dossier.view.labels import spoken, starts
from crossread.dossier.view.lookup import Head, Lookup
from crossread.dossier.view.passages import visible
from crossread.dossier.view.saying import Saying, saying
from crossread.model.collation import DatedTime, TimelineEntry


@dataclass(frozen=True, slots=True)
class Event:
    """One point at one time: the first words for it, and who else gives that time."""

    point: str
    said: Saying
    others: tuple[tuple[str, Head], ...]  # claim and report


@dataclass(frozen=True, slots=True)
class Moment:
    """One time with what is said of it."""

    value: str
    spoken: str
    events: tuple[Event, ...]


def timeline(known: Lookup) -> tuple[Moment, ...]:
    """Return the story's times in order; a day comes before its hours."""
    by_value: dict[str, list[TimelineEntry]] = {}
    for entry in known.story.timeline:
        by_value.setdefault(entry.value, []).append(entry)
    times = {time.id: time for time in known.story.times}
    return tuple(
        Moment(
            value=visible(value),
            spoken=visible(spoken(value, weekday=True)),
            events=tuple(_event(entry, times, known) for entry in by_value[value]),
        )
        for value in sorted(by_value, key=starts)
    )


def _event(entry: TimelineEntry, times: Mapping[str, DatedTime], known: Lookup) -> Event:
    first = known.claims[entry.claims[0]]
    words = [times[key].span for key in first.times if times[key].value == entry.value]
    seen = {first.report}
    others = []
    for claim in entry.claims[1:]:
        report = known.claims[claim].report
        if report not in seen:
            others.append((claim, known.heads[report]))
            seen.add(report)
    return Event(entry.point, saying(first, known, words), tuple(others))
