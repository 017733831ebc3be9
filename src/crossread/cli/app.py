"""The program with its commands, put together."""

from typing import Annotated

import typer

from crossread import __version__
from crossread.cli import options
from crossread.cli.annotate import annotate
from crossread.cli.batch import batch
from crossread.cli.export import export
from crossread.cli.ingest import ingest
from crossread.cli.judge import judge
from crossread.cli.read import read
from crossread.cli.report import report
from crossread.cli.search import search
from crossread.cli.serve import serve
from crossread.cli.stories import stories
from crossread.cli.story import story
from crossread.cli.watch import watch
from crossread.cli.why import why

app = typer.Typer(
    name="crossread",
    help="Reads many reports of the same event and lays side by side what each says.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
# Each whole: a first paragraph that is too long for its line would end in an ellipsis.
app.command("read", short_help="Read reports and lay side by side what they say.")(read)
app.command("annotate", short_help="Print one report with its names, quotes, times and numbers.")(
    annotate
)
app.command("stories", short_help="Group reports by their event, without comparing them.")(stories)
app.command("batch", short_help="Read archives of any size and write one dossier a story.")(batch)
app.command("judge", short_help="Rule on what the machine suggested.")(judge)
app.command("why", short_help="Say why two claims do or do not stand in one point.")(why)
app.command("export", short_help="Write a dossier or a story of a store in another format.")(export)
app.command("watch", short_help="Ask feeds again and again and say what is new.")(watch)
app.command("serve", short_help="Serve the desk: stories, reports, search and judgements.")(serve)
app.command("ingest", short_help="Take reports into a store and say what is new.")(ingest)
app.command("story", short_help="Show a story of a store, or list its stories.")(story)
app.command("search", short_help="Search the reports of a store, or the claims in them.")(search)
app.command("report", short_help="Show a report of a store, its claims and its versions.")(report)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"crossread {__version__}")
        raise typer.Exit


@app.callback()
def crossread(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
    debug: options.Debug = False,
) -> None:
    """Take the options that come before a command."""
