"""``crossread export``: a dossier in the formats that others work with."""

import json
import os
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli.faults import fault
from crossread.errors import InputError, OutputError

if TYPE_CHECKING:
    from crossread.dossier.exports import Format
    from crossread.model.dossier import Dossier

    Files = tuple[tuple[str, bytes], ...]

EXIT_CODES = """
Exit codes: 0 the files are written; 1 an error of crossread's own; 2 no dossier, no such format,
story or rule, or the call is wrong; 3 the place cannot be written; 5 a model is missing or damaged;
6 the store cannot be used; 130 interrupted.
"""

_Folder = Annotated[Path | None, typer.Argument(metavar="DOSSIER", help="Folder of a dossier.")]
_To = Annotated[
    str | None,
    typer.Option("--to", metavar="FORMAT", help="Without it the formats are listed."),
]
_Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", help="File to write; a folder where a format has many files."),
]
_Story = Annotated[str | None, typer.Option(metavar="ID", help="One story of it only.")]
_Store = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Take the story from a store, compared anew."),
]
_Rule = Annotated[str | None, typer.Option(help="Rule that gives low, best and high to events.")]
_AsJson = Annotated[bool, typer.Option("--json", help="Print formats, or files written, as JSON.")]


def export(
    folder: _Folder = None,
    to: _To = None,
    out: _Out = None,
    story: _Story = None,
    store: _Store = None,
    rule: _Rule = None,
    as_json: _AsJson = False,
) -> None:
    """Write a dossier, or a story of a store, in another format; without --to, list the formats."""
    from crossread.dossier import exports

    if to is None:
        _list(as_json)
        return
    chosen = exports.format_named(to)
    _check(chosen, out, as_json)
    dossier = _of_store(store, story, folder) if store else _dossier(folder, story)
    files = exports.export(dossier, to, _rule(rule))
    if out is None:
        sys.stdout.buffer.write(files[0][1])
        return
    _show_files(_written(chosen, files, out), chosen, as_json)


export.__doc__ = f"{export.__doc__}\n{EXIT_CODES}"


def _list(as_json: bool) -> None:
    from crossread.dossier.exports import FORMATS

    if as_json:
        told = [
            {
                "name": each.name,
                "about": each.about,
                "suffix": each.suffix,
                "media_type": each.media_type,
                "many": each.many,
            }
            for each in FORMATS
        ]
        typer.echo(json.dumps(told, indent=1))
        return
    for each in FORMATS:
        typer.echo(f"{each.name:10}{each.about}")


def _check(chosen: "Format", out: Path | None, as_json: bool) -> None:
    """Find out before the work where its result cannot go."""
    if out is None and as_json:
        raise InputError("--json tells of files that were written: say where with -o")
    if out is None and chosen.many:
        raise InputError(f"{chosen.name} has many files: say which folder, as -o {chosen.name}")
    if out is None and not chosen.is_text and sys.stdout.isatty():
        raise InputError(f"{chosen.name} is not text: say where, as -o dossier{chosen.suffix}")


def _dossier(folder: Path | None, story: str | None) -> "Dossier":
    from crossread.cli import folder as folders
    from crossread.dossier.exports import of_story

    if folder is None:
        raise InputError("say which dossier: crossread export DOSSIER --to FORMAT, or --store FILE")
    dossier = folders.read(folder)
    return of_story(dossier, story) if story else dossier


def _of_store(store: Path, story: str | None, folder: Path | None) -> "Dossier":
    """The story of a store, compared with all that came since."""
    from crossread.cli import options
    from crossread.serve.clock import now

    if folder is not None:
        raise InputError(f"give a dossier or --store, not both: {folder}, {store}")
    if story is None:
        raise InputError("--store needs --story ID; crossread story --store FILE lists them")
    with options.desk(store, compare=True) as desk:
        return desk.story(story, now=now()).dossier


def _rule(rule: str | None) -> str:
    from crossread.collate.reduction import RULES
    from crossread.dossier.to_events import RULE

    if rule is not None and rule not in RULES:
        raise InputError(f"no rule {rule!r}; known: {', '.join(sorted(RULES))}")
    return rule or RULE


def _written(chosen: "Format", files: "Files", out: Path) -> "Files":
    """Write the file, or the files into a folder; return their paths with their bytes."""
    if not chosen.many and out.is_dir():
        raise OutputError(f"{out} is a folder; {chosen.name} is one file, as {out / files[0][0]}")
    if chosen.many and out.is_file():
        raise OutputError(f"{out} is a file; {chosen.name} has many files and needs a folder")
    paths = [out / name for name, _ in files] if chosen.many else [out]
    try:
        paths[0].parent.mkdir(parents=True, exist_ok=True)
        for path, (_, content) in zip(paths, files, strict=True):
            _put(path, content)
    except OSError as error:
        raise OutputError(f"cannot write {out}: {fault(error)}") from error
    return tuple((str(path), content) for path, (_, content) in zip(paths, files, strict=True))


def _put(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; an older one of the name is replaced.

    What a link points at is written, and the link stays. A pipe or device is written into: nothing
    can take its place.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    handle, made = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as sink:
            sink.write(content)
        Path(made).chmod(0o644)
        Path(made).replace(path)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise


def _show_files(written: "Files", chosen: "Format", as_json: bool) -> None:
    if as_json:
        files = [
            {"path": path, "bytes": len(content), "sha256": sha256(content).hexdigest()}
            for path, content in written
        ]
        typer.echo(json.dumps({"format": chosen.name, "files": files}, indent=1))
        return
    for path, _ in written:
        typer.echo(path)
