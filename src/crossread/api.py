"""The library's front door: what ``import crossread`` offers, put together."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from crossread import __version__, dossier, ingest, pipeline
from crossread.model.capture import Capture, Given, Pasted, Rejected
from crossread.model.dossier import Dossier
from crossread.model.judgement import Judgement
from crossread.ports import Fetch, Progress
from crossread.scale.copies import copies
from crossread.scale.local import annotator
from crossread.settings import Settings


def read(
    inputs: Iterable[str | Path | Pasted | Capture | Rejected],
    settings: Settings | None = None,
    *,
    given: Given | None = None,
    processes: int | None = 1,
    stdin: BinaryIO | None = None,
    judgements: Sequence[Judgement] = (),
    progress: Progress | None = None,
    fetch: Fetch | None = None,
) -> Dossier:
    """Return the dossier of files, folders, globs, pasted texts and pages of the web.

    What ``ingest.capture`` gave may stand among them; its ``out`` passes over a folder written to.
    ``given`` says what the texts lack (date, outlet, URL); ``stdin`` is what the path ``-`` reads.
    ``fetch`` asks for the pages that URLs name (``crossread.ingest.fetch.Fetcher().get``); without
    it nothing is fetched.
    ``judgements`` of people are obeyed (see ``crossread.dossier.judgements`` for their file).
    The number of processes changes the time, never the result: reports are read in so many, and
    compared by this one and copies of it, so many in all. None is as many as pay, for scripts whose
    main module can be imported (see ``multiprocessing``). Raises ``NothingToRead`` when no input is
    a report; a single bad input is in ``Dossier.rejected`` instead.
    """
    return pipeline.read(
        _captured(inputs, given, stdin, fetch),
        settings or Settings(),
        annotate=annotator(processes),
        version=__version__,
        judgements=judgements,
        progress=progress,
        spread=copies(processes),
    )


def group(
    inputs: Iterable[str | Path | Pasted],
    settings: Settings | None = None,
    *,
    given: Given | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> pipeline.Grouped:
    """Return the stories of files, folders, globs and pasted texts, without comparing them.

    Reach for this when thousands of mixed reports are to be sorted and the model need not read
    them. Every report is in exactly one story; what was no report is in ``Grouped.rejected``.
    Raises ``NothingToRead`` when no input is a report.
    """
    captures = _captured(inputs, given, stdin)
    return pipeline.grouped(
        captures, settings or Settings(), version=__version__, progress=progress
    )


def files(dossier_: Dossier) -> Iterator[tuple[str, bytes]]:
    """Yield each file of a dossier's folder: its path in the folder and its bytes."""
    yield from dossier.files(dossier_)


def _captured(
    inputs: Iterable[str | Path | Pasted | Capture | Rejected],
    given: Given | None,
    stdin: BinaryIO | None,
    fetch: Fetch | None = None,
) -> list[Capture | Rejected]:
    listed = list(inputs)
    paths = [str(each) for each in listed if isinstance(each, str | Path)]
    captures = (
        ingest.capture(paths, given=given or Given(), stdin=stdin, fetch=fetch) if paths else []
    )
    for each in listed:
        if isinstance(each, Pasted):
            captures.append(ingest.capture_text(each.text, name=each.name, given=each.given))
        elif isinstance(each, Capture | Rejected):
            captures.append(each)
    return captures
