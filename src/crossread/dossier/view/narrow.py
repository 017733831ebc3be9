"""A story's page, narrowed to what a reader asked for: kinds of difference, statuses, reports.

Nothing is counted anew: a point that three reports tell still says so when only one of them is
shown. Reports in full stay all, for the lines that are left may lead into any of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from crossread.dossier.view.differences import Difference
from crossread.dossier.view.lookup import Head
from crossread.dossier.view.movements import Day, Moving
from crossread.dossier.view.quotes import Utterance
from crossread.dossier.view.story import StoryPage
from crossread.dossier.view.table import Group, Row, Table
from crossread.dossier.view.timeline import Moment
from crossread.dossier.view.wording import Naming
from crossread.model.collation import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What to show; None stands for everything."""

    statuses: frozenset[Status] | None = None
    kinds: frozenset[str] | None = None  # of discrepancies
    reports: frozenset[str] | None = None  # ids

    def has(self, heads: Iterable[Head]) -> bool:
        """Whether one of the reports is among those to show."""
        return self.reports is None or any(head.id in self.reports for head in heads)


def narrowed(page: StoryPage, choice: Choice) -> StoryPage:
    """Return the page with the lines that ``choice`` leaves, in their order."""
    return replace(
        page,
        summary=replace(
            page.summary,
            conflicts=_conflicts(page, choice),
            updates=_differences(page.summary.updates, choice),
        ),
        table=_table(page.table, choice),
        others=_differences(page.others, choice),
        utterances=tuple(each for each in page.utterances if choice.has(_speaking(each))),
        moments=_moments(page.moments, choice),
        movements=_movements(page.movements, choice),
        namings=_namings(page, choice),
    )


def points(table: Table) -> int:
    """Return how many points a table shows, those of one report among them."""
    rows = sum(len(group.rows) for group in table.groups)
    return rows + sum(len(column.every) for column in table.alone)


def _conflicts(page: StoryPage, choice: Choice) -> tuple[Difference, ...]:
    """Conflicts are what points in dispute are in dispute about: they come and go with these."""
    is_open = _is_open(Status.DISPUTED, choice)
    return _differences(page.summary.conflicts, choice) if is_open else ()


def _differences(given: tuple[Difference, ...], choice: Choice) -> tuple[Difference, ...]:
    return tuple(
        each
        for each in given
        if (choice.kinds is None or each.kind in choice.kinds)
        and choice.has(head for side in each.sides for head in side.heads)
    )


def _table(table: Table, choice: Choice) -> Table:
    groups = (_group(each, choice) for each in table.groups if _is_open(each.status, choice))
    alone = table.alone if _is_open(Status.SINGLE, choice) and choice.kinds is None else ()
    return replace(
        table,
        heads=tuple(head for head in table.heads if choice.has([head])),
        groups=tuple(group for group in groups if group.rows),
        alone=tuple(column for column in alone if choice.has([column.head])),
    )


def _is_open(status: Status, choice: Choice) -> bool:
    return choice.statuses is None or status in choice.statuses


def _group(group: Group, choice: Choice) -> Group:
    rows = (_row(each, choice) for each in group.rows if _is_of_kind(each, choice))
    return replace(group, rows=tuple(row for row in rows if any(cell.said for cell in row.cells)))


def _is_of_kind(row: Row, choice: Choice) -> bool:
    return choice.kinds is None or any(tag.kind in choice.kinds for tag in row.tags)


def _row(row: Row, choice: Choice) -> Row:
    return replace(row, cells=tuple(cell for cell in row.cells if choice.has([cell.head])))


def _speaking(utterance: Utterance) -> Iterable[Head]:
    for wording in utterance.wordings:
        yield wording.head
        yield from (head for _, head in wording.others)


def _moments(moments: tuple[Moment, ...], choice: Choice) -> tuple[Moment, ...]:
    left = (
        replace(
            moment,
            events=tuple(
                each
                for each in moment.events
                if choice.has([each.said.head, *(head for _, head in each.others)])
            ),
        )
        for moment in moments
    )
    return tuple(moment for moment in left if moment.events)


def _movements(movements: tuple[Moving, ...], choice: Choice) -> tuple[Moving, ...]:
    left = (replace(each, days=_days(each.days, choice)) for each in movements)
    return tuple(each for each in left if each.days)


def _days(days: tuple[Day, ...], choice: Choice) -> tuple[Day, ...]:
    left = (
        replace(
            day,
            figures=tuple(
                figure for figure in day.figures if choice.has(head for _, head in figure.by)
            ),
        )
        for day in days
    )
    return tuple(day for day in left if day.figures)


def _namings(page: StoryPage, choice: Choice) -> tuple[Naming, ...]:
    """The names in the columns that are left; a thing that none of them names goes."""
    kept = [choice.has([head]) for head in page.table.heads]
    left = (
        replace(
            naming,
            cells=tuple(cell for cell, keep in zip(naming.cells, kept, strict=True) if keep),
        )
        for naming in page.namings
    )
    return tuple(naming for naming in left if any(naming.cells))
