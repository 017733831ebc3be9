"""``crossread stories``: many mixed reports in, the stories that they tell out."""

import json
import re
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crossread.cli import options, terminal

if TYPE_CHECKING:
    from rich.console import Console

    from crossread.model.report import Report
    from crossread.model.story import Story
    from crossread.pipeline import Grouped

EXIT_CODES = """
Exit codes: 0 the reports were grouped; 1 an error of crossread's own; 2 nothing could be read, or
the call is wrong; 4 mistakes in the settings; 130 interrupted. A single bad input is listed as
rejected and does not stop the run.
"""
_TERMS = 6  # of those that hold a story together, rarest first
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

_Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files, folders, globs, or - for standard input."),
]
_AsJson = Annotated[bool, typer.Option("--json", help="Print all stories as JSON.")]
_Least = Annotated[int, typer.Option(min=1, help="Show stories of at least this many reports.")]


def stories(
    paths: _Paths,
    as_json: _AsJson = False,
    least: _Least = 2,
    date: options.Date = None,
    outlet: options.Outlet = None,
    settings: options.SettingsFile = None,
) -> None:
    """Group reports by the event that they tell, without comparing them."""
    import crossread
    from crossread.cli import screen

    given, chosen = options.given(date, outlet), options.settings(settings)
    with screen.progress(terminal.progress()) as hears:
        grouped = crossread.group(paths, chosen, given=given, stdin=options.stdin(), progress=hears)
    if as_json:
        sys.stdout.write(_json(grouped))
        return
    _show(grouped, least, terminal.output())


stories.__doc__ = f"{stories.__doc__}\n{EXIT_CODES}"


def _show(grouped: "Grouped", least: int, console: "Console") -> None:
    """Print a row a story, those of most reports first, and count what stands in no row."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("story", overflow="fold", ratio=3)
    table.add_column("reports", justify="right")
    table.add_column("from – to", no_wrap=True)
    table.add_column("held together by", overflow="fold", ratio=2)
    shown = [story for story in grouped.stories if len(story.reports) >= least]
    for story in sorted(shown, key=lambda story: -len(story.reports)):
        terms = ", ".join(_terms(story))
        table.add_row(Text(story.title), str(len(story.reports)), _days(story), Text(terms, "dim"))
    if shown:
        console.print(table)
    console.print(_counted(grouped, least, len(shown)), style="dim", highlight=False)
    for each in grouped.rejected:
        console.print(Text(terminal.rejection(each), "red"))


def _counted(grouped: "Grouped", least: int, shown: int) -> str:
    from crossread.dossier.view.labels import plural

    reports, rejected = len(grouped.reports), len(grouped.rejected)
    hidden = len(grouped.stories) - shown
    told = f"{plural(reports, 'report')} in {plural(len(grouped.stories), 'story', 'stories')}"
    if hidden:
        told += f", {hidden} of them of fewer than {least} reports (--least 1 shows all)"
    return f"{told}; {plural(rejected, 'input')} rejected" if rejected else told


def _terms(story: "Story") -> list[str]:
    """The rarest shared terms of the closest pairs, each once, one pair after the other."""
    ties = sorted(story.because, key=lambda tie: (-tie.score, tie.reports))
    rounds = max((len(tie.shared) for tie in ties), default=0)
    terms = (tie.shared[at] for at in range(rounds) for tie in ties if at < len(tie.shared))
    return list(dict.fromkeys(terms))[:_TERMS]


def _days(story: "Story") -> str:
    if not story.first:
        return "no date"
    return story.first if story.first == story.last else f"{story.first} – {story.last}"


def _json(grouped: "Grouped") -> str:
    """One object: what made it, the reports in short, the rejected inputs, all stories."""
    from crossread.model.codec import encode

    written = {
        "made_by": encode(grouped.made_by, {}),
        "reports": [_report(each) for each in grouped.reports],
        "rejected": encode(grouped.rejected, {}),
        "stories": encode(grouped.stories, {}),
    }
    text = json.dumps(written, ensure_ascii=False, allow_nan=False, indent=1)
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _report(report: "Report") -> dict[str, Any]:
    facts = {"title": report.title, "outlet": report.outlet, "date": report.date}
    told = {name: fact.value if fact else None for name, fact in facts.items()}
    return {"id": report.id, "path": report.path, "url": report.url, **told}
