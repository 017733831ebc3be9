"""``crossread read``: files in, a dossier out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli import options, terminal

if TYPE_CHECKING:
    from crossread.model.capture import Capture, Given, Rejected

EXIT_CODES = """
Exit codes: 0 a dossier was made; 1 an error of crossread's own; 2 nothing could be read, or the
call is wrong; 3 the folder cannot be written; 4 mistakes in the settings; 5 a model is missing or
damaged; 130 interrupted. A single bad input is listed as rejected and does not stop the run.

Of a folder everything below is read but hidden files and the folder given with -o. Folders of other
dossiers and links to folders are listed as rejected.

For web addresses: CROSSREAD_CONTACT is a page or mail address that hosts are told, so that they can
reach you; CROSSREAD_ALLOW_PRIVATE=1 lets pages of this machine and of private networks be read.
"""

_Out = Annotated[Path | None, typer.Option("--out", "-o", help="Folder to write the dossier to.")]
_AsJson = Annotated[bool, typer.Option("--json", help="Print the dossier as JSON.")]
_Processes = Annotated[
    int | None,
    typer.Option(min=1, help="Processes to read and compare with; as many as pay unless told."),
]
_Judgements = Annotated[
    Path | None,
    typer.Option(help="Judgements to obey, besides those in the dossier's folder."),
]


def read(
    paths: options.Inputs,
    out: _Out = None,
    as_json: _AsJson = False,
    date: options.Date = None,
    outlet: options.Outlet = None,
    processes: _Processes = None,
    settings: options.SettingsFile = None,
    judgements: _Judgements = None,
) -> None:
    """Read reports and lay side by side what they say."""
    import crossread
    from crossread.cli import folder, rulings, screen

    given, chosen = options.given(date, outlet), options.settings(settings)
    ruled = rulings.read(judgements, out)
    with screen.progress(terminal.progress()) as hears:
        captured = _captured(paths, given, out)
        dossier = crossread.read(
            captured, chosen, processes=processes, judgements=ruled, progress=hears
        )
    rulings.warn(dossier)
    folder.hand_over(dossier, out, as_json=as_json)


def _captured(paths: "list[str]", given: "Given", out: Path | None) -> "list[Capture | Rejected]":
    """What the names lead to, but for the folder that is written: a run does not read its own."""
    from crossread import ingest

    own = str(out) if out else None
    fetch = options.fetch(paths)
    return ingest.capture(paths, given=given, stdin=options.stdin(), fetch=fetch, out=own)


read.__doc__ = f"{read.__doc__}\n{EXIT_CODES}"
