"""What a terminal shows of a dossier."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import PurePath

from rich.console import Console, Group
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from crossread.model.claim import Claim
from crossread.model.collation import Collation, Discrepancy, Point, Status
from crossread.model.dossier import Dossier
from crossread.model.report import Report
from crossread.ports import Progress as Hears

_SHOWN = 8  # points of each status; the page has them all
_COLOURS = {
    Status.DISPUTED: "red",
    Status.AGREED: "green",
    Status.ONE_ORIGIN: "yellow",
    Status.SINGLE: "dim",
}
_NAMES = {
    Status.DISPUTED: "disputed",
    Status.AGREED: "agreed by several origins",
    Status.ONE_ORIGIN: "from one origin",
    Status.SINGLE: "in one report only",
}


def summary(dossier: Dossier, console: Console) -> None:
    """Print each story: its reports and origins, its points by status, its discrepancies."""
    reports = {report.id: report for report in dossier.reports}
    for collation in dossier.stories:
        console.print(_story(collation, reports))
    for rejected in dossier.rejected:
        console.print(
            Text(f"rejected {rejected.path}: {rejected.reason}, {rejected.detail}", "red")
        )


def _story(collation: Collation, reports: Mapping[str, Report]) -> Group:
    claims = {claim.id: claim for claim in collation.claims}
    return Group(
        Text(collation.story.title, "bold"),
        _counts(collation),
        _reports(collation, reports),
        *_points(collation, claims),
        *_discrepancies(collation, claims, reports),
        Text(""),
    )


def _counts(collation: Collation) -> Text:
    told = [f"{len(collation.story.reports)} reports, at most {len(collation.origins)} origins"]
    for status in _COLOURS:
        count = sum(p.status is status for p in collation.points)
        told.append(f"{count} {_NAMES[status]}")
    return Text(" · ".join(told))


def _reports(collation: Collation, reports: Mapping[str, Report]) -> Table:
    table = Table(box=None, pad_edge=False, show_header=True, header_style="dim")
    for heading in ("report", "date", "origin"):
        table.add_column(heading, overflow="fold")
    origins = {r: (n, o) for n, o in enumerate(collation.origins, 1) for r in o.reports}
    for each in collation.story.reports:
        number, origin = origins[each]
        name = f"{number} {origin.name or ''}".strip()
        date = reports[each].date
        table.add_row(label(reports[each]), date.value if date else "no date", name)
    return table


def label(report: Report) -> str:
    """Return how a report is called: its outlet, or else the name of its file."""
    return report.outlet.value if report.outlet else PurePath(report.path).name


def _points(collation: Collation, claims: Mapping[str, Claim]) -> Iterator[Text | Padding]:
    for status, colour in _COLOURS.items():
        found = [p for p in collation.points if p.status is status]
        if found:
            yield Text(f"\n{_NAMES[status]} ({len(found)})", f"bold {colour}")
            for point in found[:_SHOWN]:
                yield Padding(_line(point), (0, 0, 0, 2))
            if len(found) > _SHOWN:
                yield Padding(Text(f"… and {len(found) - _SHOWN} more", "dim"), (0, 0, 0, 2))


def _line(point: Point) -> Text:
    return Text.assemble((f"{point.reports} ", "dim"), point.gist)


def _discrepancies(
    collation: Collation, claims: Mapping[str, Claim], reports: Mapping[str, Report]
) -> Iterator[Text | Table]:
    if not collation.discrepancies:
        return
    yield Text(f"\ndiscrepancies ({len(collation.discrepancies)})", "bold")
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 1))
    for _ in range(3):
        table.add_column(overflow="fold")
    for found in collation.discrepancies:
        table.add_row(found.kind, Text(found.relation, "dim"), _contrast(found, reports))
    yield table


def _contrast(found: Discrepancy, reports: Mapping[str, Report]) -> Text:
    """Both wordings, each with the report that has it."""
    told: dict[str, tuple[str, list[str]]] = {}
    for place in found.words:
        words = " ".join(place.span.of(reports[place.report].text).split())
        told.setdefault(words.casefold(), (words, []))[1].append(label(reports[place.report]))
    text = Text()
    for number, (words, said_by) in enumerate(told.values()):
        text.append("" if number == 0 else "  ≠  ")
        text.append(f"“{words}”")
        text.append(f" {', '.join(dict.fromkeys(said_by))}", "dim")
    return text


@contextmanager
def progress(console: Console) -> Iterator[Hears | None]:
    """Give what hears of progress: a bar on a terminal, nothing in a pipe."""
    if not console.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as bars:
        yield _hears(bars)


def _hears(bars: Progress) -> Callable[[str, int, int], None]:
    tasks: dict[str, int] = {}

    def hear(stage: str, done: int, total: int) -> None:
        if stage not in tasks:
            tasks[stage] = bars.add_task(stage, total=total)
        bars.update(tasks[stage], completed=done, total=total)  # type: ignore[arg-type]

    return hear
