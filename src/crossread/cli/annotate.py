"""``crossread annotate``: one report in, the report with its marks out."""

import json
import re
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli import options, terminal

if TYPE_CHECKING:
    from crossread.model.annotation import AnnotatedReport

EXIT_CODES = """
Exit codes: 0 the report was read; 1 an error of crossread's own; 2 it could not be read, or the
call is wrong; 5 a model is missing or damaged; 130 interrupted.
"""


def annotate(
    path: Annotated[str, typer.Argument(metavar="FILE", help="A file, or - for standard input.")],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the marks as JSON, one line a report.")
    ] = False,
    date: options.Date = None,
    outlet: options.Outlet = None,
) -> None:
    """Read one report and print it with its names, quotes, sources, times, numbers and hedges."""
    from crossread import ingest, pipeline
    from crossread.cli import marked
    from crossread.scale.local import annotator
    from crossread.settings import Settings

    captures = ingest.capture([path], given=options.given(date, outlet), stdin=options.stdin())
    reports, rejected = pipeline.readable(captures, Settings())
    for each in rejected:
        terminal.say(terminal.rejection(each))
    console = terminal.output()
    for annotated in annotator()(reports):
        if as_json:
            sys.stdout.write(_json(annotated))
        else:
            marked.show(annotated, console)


annotate.__doc__ = f"{annotate.__doc__}\n{EXIT_CODES}"


def _json(annotated: "AnnotatedReport") -> str:
    """The marks and the text that their offsets refer to; lone surrogates are escaped."""
    from crossread.model.codec import encode

    text = annotated.report.text
    written = {"text": text, **encode(annotated, {annotated.report.id: text})}
    line = json.dumps(written, ensure_ascii=False, allow_nan=False)
    return re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", line) + "\n"
