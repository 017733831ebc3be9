"""The filter of a story's page: what was asked for, as a form shows it and as a view takes it."""

from collections.abc import Iterable
from dataclasses import dataclass

from crossread.dossier.view.narrow import Choice, narrowed, points
from crossread.dossier.view.story import StoryPage
from crossread.model.collation import Status
from crossread.model.report import Report
from crossread.serve.live import Live
from crossread.serve.queries import StoryQuery

# Points of one report are most of all points and fold away until they are asked for.
_OPEN = frozenset({Status.DISPUTED, Status.AGREED, Status.ONE_ORIGIN})


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose."""

    value: str
    label: str
    chosen: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class Choices:
    """The form with its answers, and how much they leave."""

    statuses: tuple[Option, ...]
    kinds: tuple[Option, ...]
    outlets: tuple[Option, ...]
    since: str
    until: str
    narrowed: bool
    some_outlets: bool
    with_single: tuple[str, ...]
    points: int
    all_points: int


def choice(live: Live, query: StoryQuery) -> Choice:
    """Return what a question leaves of a story; outlets and days choose reports."""
    picked = query.outlet or query.since or query.until
    reports = (each.id for each in live.dossier.reports if _is_asked(each, live, query))
    return Choice(
        statuses=frozenset(query.status) or _OPEN,
        kinds=frozenset(each.value for each in query.kind) or None,
        reports=frozenset(reports) if picked else None,
    )


def narrow(live: Live, query: StoryQuery) -> tuple[StoryPage, Choices]:
    """Return a story's page as it was asked for, with the form that asks."""
    whole = live.page
    page = narrowed(whole, choice(live, query))
    open_ = frozenset(query.status) or _OPEN
    names = dict.fromkeys(outlet_of(each, live) for each in live.known.reports.values())
    return page, Choices(
        statuses=tuple(
            Option(each.status.value, each.label.text, each.status in open_, each.count)
            for each in whole.summary.tallies
            if each.count
        ),
        kinds=tuple(
            Option(value, text.text, value in query.kind) for value, text in whole.table.kinds
        ),
        outlets=tuple(Option(name, name, name in query.outlet) for name in names),
        since=query.since.isoformat() if query.since else "",
        until=query.until.isoformat() if query.until else "",
        narrowed=any(asked(query).values()),
        some_outlets=bool(query.outlet),
        with_single=_values([*sorted(open_, key=list(Status).index), Status.SINGLE]),
        points=points(page.table),
        all_points=sum(each.count for each in whole.summary.tallies),
    )


def outlet_of(report: Report, live: Live) -> str:
    """Return the outlet of a report as the form names it; its head's name where it has none."""
    return report.outlet.value if report.outlet else live.known.heads[report.id].name


def asked(query: StoryQuery) -> dict[str, object]:
    """Return a question as the fields of an address."""
    return {
        "status": list(_values(query.status)),
        "kind": [each.value for each in query.kind],
        "outlet": query.outlet,
        "since": query.since,
        "until": query.until,
    }


def _values(statuses: Iterable[Status]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.value for each in statuses))


def _is_asked(report: Report, live: Live, query: StoryQuery) -> bool:
    if report.id not in live.known.reports:
        return False
    if query.outlet and outlet_of(report, live) not in query.outlet:
        return False
    day = report.date.value[:10] if report.date else ""
    if (query.since or query.until) and not day:
        return False
    after = not query.since or day >= query.since.isoformat()
    return after and (not query.until or day <= query.until.isoformat())
