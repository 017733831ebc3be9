"""``crossread batch``: archives in, a dossier a story out, in steps that can be gone on with."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli import options

if TYPE_CHECKING:
    from rich.console import Console

    from crossread.scale.batch import Engine, Summary

EXIT_CODES = """
OUT can be looked at at any time: reports/, sketches/, rejected/, groups/ and index/ hold Parquet,
dossiers/STORY/dossier.json what `crossread read` writes. Run the same command again after a kill.

Exit codes: 0 the batch is done, up to the stage asked for; 1 an error of crossread's own, or a
process was ended from outside; 2 nothing could be read, or OUT was begun with other inputs,
settings or another version; 3 OUT cannot be written; 4 mistakes in the settings; 5 the model is
missing; 130 interrupted. A single bad input is listed in rejected/ and does not stop the run.
"""


def batch(
    paths: Annotated[
        list[str], typer.Argument(metavar="IN...", help="Archives, files, folders or globs.")
    ],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Folder of the batch.")],
    engine: Annotated[str, typer.Option(help="Where to run: local or spark.")] = "local",
    master: Annotated[
        str, typer.Option(help="With spark: the master's URL; OUT must be seen by all workers.")
    ] = "local[*]",
    processes: Annotated[
        int | None, typer.Option(min=1, help="With local: processes; one a core without it.")
    ] = None,
    stop_after: Annotated[
        str, typer.Option(help="Stop after a stage: reports, groups or dossiers.")
    ] = "dossiers",
    singles: Annotated[
        bool, typer.Option("--singles", help="Write dossiers of stories of one report too.")
    ] = False,
    pages: Annotated[
        bool, typer.Option("--pages", help="Write pages, tables and lineage of each dossier too.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what came of it as JSON.")] = False,
    date: options.Date = None,
    outlet: options.Outlet = None,
    settings: options.SettingsFile = None,
) -> None:
    """Read archives of any size and write one dossier a story."""
    from rich.console import Console

    from crossread import __version__
    from crossread.cli import screen
    from crossread.scale import batch as scale
    from crossread.scale.shards import Job
    from crossread.settings import Settings

    job = Job(
        out=out,
        settings=options.settings(settings) or Settings(),
        version=__version__,
        given=options.given(date, outlet),
        singles=singles,
        pages=pages,
    )
    stop = scale.stage_named(stop_after)
    chosen = _engine(engine, master, processes)
    try:
        with screen.progress(Console(stderr=True)) as hears:
            tell = hears or (lambda stage, done, total: None)
            came = scale.run(paths, job, chosen, stop_after=stop, tell=tell)
    except KeyboardInterrupt:
        typer.echo("crossread: interrupted; run the same command again to go on", err=True)
        raise typer.Exit(130) from None
    if as_json:
        sys.stdout.write(_json(came))
    else:
        _show(came, out, Console(soft_wrap=not sys.stdout.isatty()))


batch.__doc__ = f"{batch.__doc__}\n{EXIT_CODES}"


def _engine(name: str, master: str, processes: int | None) -> "Engine":
    from crossread.errors import InputError

    if name == "local":
        from crossread.scale.local import Local

        return Local(processes)
    if name == "spark":
        from crossread.scale.spark import Spark

        return Spark(master)
    raise InputError(f"--engine {name!r} is unknown; known: local, spark")


def _show(came: "Summary", out: Path, console: "Console") -> None:
    for name, count in came.counts.items():
        console.print(f"{count:>12,} {name}", highlight=False)
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
