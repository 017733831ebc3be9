"""``crossread batch``: archives in, a dossier a story out, in steps that can be gone on with."""

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli import options, terminal
from crossread.errors import EngineError, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from crossread.scale.batch import Engine, Summary
    from crossread.scale.shards import Job

_ALSO = ("singles", "pages")
_COUNTED = {  # by the name of the count: one, and several
    "reports": ("report", "reports"),
    "rejected": ("input rejected", "inputs rejected"),
    "stories": ("story", "stories"),
    "alone": ("story of one report", "stories of one report"),
    "dossiers": ("dossier", "dossiers"),
}

EXIT_CODES = """
OUT can be looked at at any time: reports/, sketches/, rejected/, groups/ and index/ hold Parquet,
dossiers/STORY/dossier.json what `crossread read` writes. Run the same command again after a kill.

Exit codes: 0 the batch is done, up to the stage asked for; 1 an error of crossread's own; 2 nothing
could be read, or OUT was begun with other inputs, settings or another version; 3 OUT cannot be
written; 4 mistakes in the settings; 5 a model is missing or damaged; 7 Spark is missing or does not
start, or a process was ended from outside; 130 interrupted. A single bad input is listed in
rejected/ and does not stop the run.
"""

_Paths = Annotated[
    list[str], typer.Argument(metavar="IN", help="Archives, files, folders or globs.")
]
_Out = Annotated[Path, typer.Argument(metavar="OUT", help="Folder of the batch.")]
_Engine = Annotated[str, typer.Option(help="What runs it: local or spark.")]
_Master = Annotated[
    str,
    typer.Option(
        help="Where: local[*] or local[N], so many processes of this machine; with spark also "
        "the URL of a cluster's master, whose workers see IN and OUT under the same paths."
    ),
]
_StopAfter = Annotated[str, typer.Option(help="Stop after a stage: reports, groups or dossiers.")]
_Also = Annotated[
    list[str] | None,
    typer.Option(
        help="Write too: singles, the dossiers of stories of one report; pages, the pages, "
        "tables and lineage of each dossier. May be given twice."
    ),
]
_AsJson = Annotated[bool, typer.Option("--json", help="Print what came of it as JSON.")]


def batch(
    paths: _Paths,
    out: _Out,
    engine: _Engine = "local",
    master: _Master = "local[*]",
    stop_after: _StopAfter = "dossiers",
    also: _Also = None,
    as_json: _AsJson = False,
    settings: options.SettingsFile = None,
) -> None:
    """Read archives of any size and write one dossier a story."""
    from crossread.cli import screen
    from crossread.scale import batch as scale

    job = _job(out, also or (), settings)
    stop = scale.stage_named(stop_after)
    chosen = _engine(engine, master)
    with screen.progress(terminal.progress()) as hears:
        tell = hears or (lambda stage, done, total: None)
        came = scale.run(paths, job, chosen, stop_after=stop, tell=tell)
    if as_json:
        sys.stdout.write(_json(came))
    else:
        _show(came, out, terminal.output())


batch.__doc__ = f"{batch.__doc__}\n{EXIT_CODES}"


def _job(out: Path, also: "Sequence[str]", settings: Path | None) -> "Job":
    from crossread import __version__
    from crossread.model.capture import Given
    from crossread.scale.shards import Job
    from crossread.settings import Settings

    unknown = sorted(set(also) - set(_ALSO))
    if unknown:
        raise InputError(f"--also {unknown[0]!r} is unknown; known: {', '.join(_ALSO)}")
    return Job(
        out=out,
        settings=options.settings(settings) or Settings(),
        version=__version__,
        given=Given(),
        **{name: name in also for name in _ALSO},
    )


def _engine(name: str, master: str) -> "Engine":
    if name == "local":
        from crossread.scale.local import Local

        return Local(_processes(master))
    if name == "spark":
        try:
            from crossread.scale.spark.engine import Spark
        except ImportError as error:
            raise EngineError(
                f"--engine spark needs pyspark ({error}): pip install 'crossread[spark]', and Java "
                "17 or newer: apt-get install default-jre-headless"
            ) from None
        return Spark(master)
    raise InputError(f"--engine {name!r} is unknown; known: local, spark")


def _processes(master: str) -> int | None:
    """How many processes a master of this machine stands for; None is one a core."""
    found = re.fullmatch(r"local\[(\*|[1-9]\d*)\]", master)
    if not found:
        raise InputError(
            f"--master {master!r} is not of this machine: with --engine local it is local[*] or "
            "local[N]; a cluster needs --engine spark"
        )
    return None if found[1] == "*" else int(found[1])


def _show(came: "Summary", out: Path, console: "Console") -> None:
    for name, (one, several) in _COUNTED.items():
        if name in came.counts:
            count = came.counts[name]
            console.print(f"{count:>12,} {one if count == 1 else several}", highlight=False)
    if came.redone:
        console.print(f"made anew, for they were missing or changed: {', '.join(came.redone)}")
    if came.sha256:
        console.print(f"The dossiers: {out / 'dossiers'} (SHA-256 of all {came.sha256[:16]}…)")


def _json(came: "Summary") -> str:
    """One object: the last stage, what was counted, the shards made anew, the SHA-256 of all."""
    written = {
        "stopped_after": came.stopped_after,
        "counts": dict(came.counts),
        "redone": list(came.redone),
        "sha256": came.sha256,
    }
    return json.dumps(written, indent=1) + "\n"
