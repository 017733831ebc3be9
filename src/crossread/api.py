"""The library's front door: what ``import crossread`` offers, put together."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from crossread import __version__, dossier, ingest, pipeline
from crossread.model.capture import Given, Pasted
from crossread.model.dossier import Dossier
from crossread.ports import Progress
from crossread.scale.local import annotator
from crossread.settings import Settings


def read(
    inputs: Iterable[str | Path | Pasted],
    settings: Settings | None = None,
    *,
    given: Given | None = None,
    processes: int = 1,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Dossier:
    """Return the dossier of files, folders, globs and pasted texts.

    ``given`` says what the texts lack (date, outlet, URL); ``stdin`` is what the path ``-`` reads.
    The number of processes changes the time, never the result. Raises ``NothingToRead`` when no
    input is a report; a single bad input is in ``Dossier.rejected`` instead.
    """
    listed = list(inputs)
    paths = [str(each) for each in listed if not isinstance(each, Pasted)]
    captures = ingest.capture(paths, given=given or Given(), stdin=stdin) if paths else []
    for each in listed:
        if isinstance(each, Pasted):
            captures.append(ingest.capture_text(each.text, name=each.name, given=each.given))
    return pipeline.read(
        captures,
        settings or Settings(),
        annotate=annotator(processes),
        version=__version__,
        progress=progress,
    )


def files(dossier_: Dossier) -> Iterator[tuple[str, bytes]]:
    """Yield each file of a dossier's folder: its path in the folder and its bytes."""
    yield from dossier.files(dossier_)
