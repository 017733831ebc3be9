"""The command line: one file a command, each parse → call → print."""

import os
import signal
import sys
from functools import partial
from io import TextIOWrapper
from typing import Annotated

import typer

from crossread import __version__
from crossread.cli import options, terminal
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
from crossread.errors import CrossreadError, OutputError

DEBUG = "--debug"  # may stand anywhere, so that it can be put behind a command that failed
OWN_FAULT = 1
_INTERRUPTED = "interrupted; what was not finished is not there, and the same command makes it"
_BY_SIGNAL = 128  # added to the number of the signal that ended a run, as shells have it

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


def main() -> None:
    """Run the command line; whatever goes wrong ends as one message, unless --debug is given."""
    heard: list[int] = []
    _listen(heard)
    # For matrices of some hundred rows numpy's own threads wait for work longer than they compute.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _open_output()
    try:
        app([each for each in sys.argv[1:] if each != DEBUG])
    except SystemExit as left:
        if left.code in (_BY_SIGNAL + signal.SIGINT, _BY_SIGNAL + signal.SIGTERM):
            terminal.say(_INTERRUPTED)
        raise
    except Exception as error:
        if heard:  # code in C that is being imported makes an error of its own of a signal
            terminal.say(_INTERRUPTED)
            sys.exit(_BY_SIGNAL + heard[0])
        if DEBUG in sys.argv:
            raise
        terminal.say(_message(error))
        sys.exit(_exit_code(error))


def _listen(heard: list[int]) -> None:
    """Note the signals that end a run, and unwind then, so that nothing half made is left."""
    signal.signal(signal.SIGTERM, partial(_stop, heard))
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # not under nohup
        signal.signal(signal.SIGINT, partial(_stop, heard))


def _stop(heard: list[int], number: int, _: object) -> None:
    heard.append(number)
    sys.exit(_BY_SIGNAL + number)


def _open_output() -> None:
    """Let whatever a report holds be printed, wherever the output goes."""
    if sys.stdout is None:  # closed by the caller, who wants none
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - for the whole run
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            told = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=told, errors="replace")


def _exit_code(error: Exception) -> int:
    if isinstance(error, OSError):  # of the output: what is read ends as a rejection
        return OutputError.exit_code
    return error.exit_code if isinstance(error, CrossreadError) else OWN_FAULT


def _message(error: Exception) -> str:
    """What a person is told of an error; one that nobody meant to raise is a bug to report."""
    if isinstance(error, CrossreadError):
        return str(error)
    if isinstance(error, OSError):
        return f"cannot go on: {error.strerror or error}"
    kind = type(error).__name__
    return f"a fault of its own ({kind}: {error}); run again with --debug and report what it shows"
