"""What a terminal shows of a dossier."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console, Group
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from crossread.cli import terminal
from crossread.dossier.resolve import resolved
from crossread.dossier.view.differences import Difference, differences
from crossread.dossier.view.labels import plural
from crossread.dossier.view.lookup import Lookup, lookup
from crossread.model.collation import Collation, Point, Status
from crossread.model.dossier import Dossier
from crossread.models import LANGUAGES
from crossread.ports import Progress as Hears

_SHOWN = 8  # points of each status; the page has them all
_ABOUT = 56  # characters of what a discrepancy is about: a line beside its kind and relation
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
    shown = resolved(dossier)
    reports = {report.id: report for report in shown.reports}
    for collation in shown.stories:
        console.print(_story(lookup(collation, reports)))
    for rejected in dossier.rejected:
        console.print(Text(terminal.rejection(rejected), "red"))


def _story(known: Lookup) -> Group:
    found = differences(known)
    return Group(
        Text(known.story.story.title, "bold"),
        _counts(known.story, found),
        _reports(known),
        *_by_rules(known),
        *_points(known.story),
        *_differences(found),
        Text(""),
    )


def _counts(collation: Collation, found: Sequence[Difference]) -> Text:
    reports = plural(len(collation.story.reports), "report")
    told = [f"{reports}, at most {plural(len(collation.origins), 'origin')}"]
    for status in _COLOURS:
        count = sum(p.status is status for p in collation.points)
        told.append(f"{count} {_NAMES[status]}")
    if updated := len({each.point for each in found if each.updates}):
        told.append(f"{updated} updated")
    return Text(" · ".join(told))


def _reports(known: Lookup) -> Table:
    table = Table(box=None, pad_edge=False, show_header=True, header_style="dim")
    for heading in ("report", "date", "origin"):
        table.add_column(heading, overflow="fold")
    origins = {r: (n, o) for n, o in enumerate(known.story.origins, 1) for r in o.reports}
    for key, head in known.heads.items():
        number, origin = origins[key]
        name = f"{number} {origin.name or ''}".strip()
        date = known.reports[key].date
        table.add_row(Text(head.name), date.value if date else "no date", Text(name))
    return table


def _by_rules(known: Lookup) -> Iterator[Text]:
    """Which reports the model cannot read: that they say little here is no finding."""
    others = [each for each in known.reports.values() if each.language not in LANGUAGES]
    if others:
        named = ", ".join(f"{known.heads[each.id].name} ({each.language})" for each in others)
        yield Text(f"read by rules alone, so that much may be missing: {named}", "yellow")


def _points(collation: Collation) -> Iterator[Text | Padding]:
    """The points of several reports; of those of one report the counts above suffice."""
    for status, colour in _COLOURS.items():
        found = [p for p in collation.points if p.status is status]
        if found and status is not Status.SINGLE:
            yield Text(f"\n{_NAMES[status]} ({len(found)})", f"bold {colour}")
            for point in found[:_SHOWN]:
                yield Padding(_line(point), (0, 0, 0, 2), expand=False)
            if len(found) > _SHOWN:
                yield Padding(
                    Text(f"… and {len(found) - _SHOWN} more", "dim"), (0, 0, 0, 2), expand=False
                )


def _line(point: Point) -> Text:
    return Text.assemble((f"{point.reports} ", "dim"), " ".join(point.gist.split()))


def _differences(found: Sequence[Difference]) -> Iterator[Text | Table]:
    """What differs as the page has it: conflicts first, one side a reading."""
    if not found:
        return
    yield Text(f"\ndiscrepancies ({len(found)})", "bold")
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 1))
    for _ in range(3):
        table.add_column(overflow="fold")
    for each in found:
        kind = Text(each.label.text.lower(), _COLOURS[Status.DISPUTED] if each.conflicts else "")
        table.add_row(kind, Text(each.relation.text, "dim"), _contrast(each))
    yield table


def _contrast(each: Difference) -> Text:
    """What it is about, then the words of each side with the reports that have them."""
    text = Text(_cut(each.counted or each.gist), "dim")
    text.append("\n")
    for side in each.sides:
        text.append(f"  {side.sign}  " if side.sign else "", "not dim")
        text.append(f"“{side.short}”", "not dim")
        text.append(f" {', '.join(head.name for head in side.heads)}")
    return text


def _cut(words: str) -> str:
    if len(words) <= _ABOUT:
        return words
    return f"{words[:_ABOUT].rpartition(' ')[0].rstrip(' ,;:–—-')} …"


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
