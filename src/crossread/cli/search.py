"""``crossread search``: words in, the reports or claims of a store that have them out."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli import options, terminal
from crossread.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from crossread.model.desk import Hit, SearchPage

EXIT_CODES = """
Exit codes: 0 the search was made, whatever it found; 1 an error of crossread's own; 2 the call is
wrong; 6 the store cannot be used; 130 interrupted.
"""

_Words = Annotated[
    list[str],
    typer.Argument(metavar="WORD", help='Words, "a phrase", begin*, -without, this OR that.'),
]
_Claims = Annotated[bool, typer.Option("--claims", help="Search claims, not reports.")]
_Outlet = Annotated[str | None, typer.Option(help="Of this outlet only.")]
_Days = Annotated[
    str | None, typer.Option(metavar="FROM..TO", help="Of these days; either may be left out.")
]
_Story = Annotated[str | None, typer.Option(metavar="ID", help="In this story only.")]
_Limit = Annotated[int, typer.Option(min=1, help="Hits shown.")]
_AsJson = Annotated[bool, typer.Option("--json", help="Print hits and counts as JSON.")]


def search(
    words: _Words,
    store: options.Store,
    claims: _Claims = False,
    outlet: _Outlet = None,
    days: _Days = None,
    story: _Story = None,
    limit: _Limit = 20,
    as_json: _AsJson = False,
) -> None:
    """Search the reports of a store, or the claims of its compared stories."""
    from crossread.desk.forms import as_form
    from crossread.dossier.to_json import as_text
    from crossread.model.desk import Query

    since, until = _days(days)
    query = Query(
        words=" ".join(words),
        what="claims" if claims else "reports",
        outlet=outlet,
        since=since,
        until=until,
        story=story,
        limit=limit,
    )
    with options.desk(store) as desk:
        page = desk.search(query)
    if as_json:
        sys.stdout.write(as_text(as_form(page)))
    else:
        _show(page, terminal.output())


search.__doc__ = f"{search.__doc__}\n{EXIT_CODES}"


def _days(days: str | None) -> tuple[str | None, str | None]:
    """The first and the last day; InputError for what is none.

    >>> _days("2031-05-06..2031-05-08"), _days("2031-05-06.."), _days("2031-05-06")
    (('2031-05-06', '2031-05-08'), ('2031-05-06', None), ('2031-05-06', '2031-05-06'))
    """
    if not days:
        return None, None
    first, dots, last = days.partition("..")
    for day in (first, last):
        try:
            date.fromisoformat(day or "2031-01-01")
        except ValueError:
            raise InputError(f"--days {days!r}: write them as 2031-05-06..2031-05-08") from None
    if first and last and last < first:
        raise InputError(f"--days {days!r} end before they begin; write them as {last}..{first}")
    return first or None, (last if dots else first) or None


def _show(page: "SearchPage", console: "Console") -> None:
    from rich.text import Text

    from crossread.dossier.view.labels import label

    console.print(f"{page.total} found", style="dim", highlight=False)
    for hit in page.hits:
        status = label(hit.status).text.lower() if hit.status else None
        about = " · ".join(each for each in (hit.outlet, hit.day, status, hit.story) if each)
        console.print(Text.assemble((f"{hit.claim or hit.report} ", "dim"), hit.title))
        console.print(Text.assemble("  ", (about, "dim")))
        console.print(_snippet(hit))


def _snippet(hit: "Hit") -> "Text":
    """The words around, those found in bold."""
    from rich.text import Text

    text = Text(f"  {hit.snippet}")
    for start, end in hit.marks:
        text.stylize("bold", start + 2, end + 2)
    text.plain = text.plain.replace("\n", " ")
    return text
