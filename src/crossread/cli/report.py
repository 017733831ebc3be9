"""``crossread report``: one report of a store, its versions and its claims."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli import options, terminal

if TYPE_CHECKING:
    from rich.console import Console

    from crossread.desk import ReportRead

EXIT_CODES = """
Exit codes: 0 the report is shown; 1 an error of crossread's own; 2 no such report, or the call is
wrong; 6 the store cannot be used; 130 interrupted.
"""


def report(
    report: Annotated[str, typer.Argument(metavar="ID", help="Which; search finds it.")],
    store: options.Store,
    as_captured: Annotated[
        bool, typer.Option("--captured", help="Write the bytes that it was made from.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Show a report of a store, what it claims, and its other versions."""
    from crossread.dossier.to_json import as_text
    from crossread.model.codec import encode

    with options.desk(store) as desk:
        if as_captured:
            sys.stdout.buffer.write(desk.capture(report).content)
            return
        read = desk.report(report)
    if as_json:
        text = read.report.text
        sys.stdout.write(as_text({"text": text, **encode(read, {report: text})}))
    else:
        _show(read, terminal.output())


report.__doc__ = f"{report.__doc__}\n{EXIT_CODES}"


def _show(read: "ReportRead", console: "Console") -> None:
    from rich.padding import Padding
    from rich.text import Text

    found = read.report
    facts = (found.outlet, found.date, found.author, found.agency)
    about = " · ".join(fact.value for fact in facts if fact)
    console.print(Text(found.title.value if found.title else found.path, "bold"))
    console.print(Text(about or "no outlet, date or author is known", "dim"))
    console.print(Text(f"{found.id} in story {read.story or '(not grouped yet)'}", "dim"))
    for each in read.versions if len(read.versions) > 1 else ():
        mark = "→" if each.report == found.id else " "
        console.print(Text(f"{mark} version {each.report}, {each.moment}"))
    if not read.claims:
        console.print("\nno claims: its story has not been compared", style="dim")
        return
    console.print(f"\nclaims ({len(read.claims)})", style="bold", highlight=False)
    for claim in read.claims:
        words = " ".join(claim.span.of(found.text).split())
        console.print(
            Padding(Text.assemble((f"{claim.id} ", "dim"), words), (0, 0, 0, 2), expand=False)
        )
