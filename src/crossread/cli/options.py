"""Options that several commands take, and what becomes of them."""

import inspect
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, get_type_hints

import typer

from crossread.cli.faults import fault
from crossread.errors import InputError, SettingsError
from crossread.model.capture import Given

if TYPE_CHECKING:
    from crossread.desk import Desk
    from crossread.ports import Fetch
    from crossread.settings import Settings

Inputs = Annotated[
    list[str],
    typer.Argument(metavar="PATH|URL", help="Files, folders, globs, URLs, or - for stdin."),
]
Date = Annotated[
    str | None,
    typer.Option("--date", help="Publication date of texts that give none, as 2026-03-14."),
]
Outlet = Annotated[str | None, typer.Option("--outlet", help="Outlet of texts that name none.")]
SettingsFile = Annotated[
    Path | None,
    typer.Option("--settings", help="TOML file with settings; see docs/reference/settings.md."),
]
Store = Annotated[Path, typer.Option("--store", metavar="FILE", help="The store, one SQLite file.")]
CONTACT, ALLOW_PRIVATE = "CROSSREAD_CONTACT", "CROSSREAD_ALLOW_PRIVATE"
Contact = Annotated[
    str,
    typer.Option(
        envvar=CONTACT,
        help="A page or mail address that hosts are told, so that they can reach you.",
    ),
]
AllowPrivate = Annotated[
    bool,
    typer.Option(
        "--allow-private",
        envvar=ALLOW_PRIVATE,
        help="Fetch from this machine and private networks too.",
    ),
]
Debug = Annotated[bool, typer.Option("--debug", help="Show where an error was raised.")]


def as_options(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command with each field of its last parameter, a dataclass, as an option.

    For commands of many options: they take one frozen object, and typer sees them one by one.
    """
    *own, last = inspect.signature(command, eval_str=True).parameters.values()
    hints = get_type_hints(last.annotation, include_extras=True)
    asked = [
        inspect.Parameter(
            each.name, last.KEYWORD_ONLY, default=each.default, annotation=hints[each.name]
        )
        for each in fields(last.annotation)
    ]

    @wraps(command)
    def called(**called_with: Any) -> None:
        chosen = {each.name: called_with.pop(each.name) for each in asked}
        command(**called_with, **{last.name: last.annotation(**chosen)})

    called.__signature__ = inspect.Signature([*own, *asked])  # type: ignore[attr-defined]
    return called


def stdin() -> BinaryIO | None:
    """Return the bytes of standard input; None where it is closed, as under a daemon."""
    return sys.stdin.buffer if sys.stdin else None


def given(date: str | None, outlet: str | None) -> Given:
    """Return what the caller says of texts that do not say it; InputError for what is no date."""
    return Given(date=_day(date), outlet=outlet)


@contextmanager
def desk(
    store: Path,
    settings_: Path | None = None,
    *,
    make: bool = False,
    compare: bool = False,
    processes: int = 1,
) -> "Iterator[Desk]":
    """Give the desk of a store's file; StoreError when there is none and ``make`` is not asked.

    Without ``compare`` no model is loaded, and stories are shown as they were last compared.
    """
    from crossread import __version__
    from crossread.desk import Desk
    from crossread.errors import StoreError
    from crossread.scale.copies import copies
    from crossread.scale.local import annotator, spread

    if not make and _is_missing(store):
        makes = f"`crossread ingest PATH --store {store}` makes it"
        raise StoreError(f"there is no store {store}; {makes}")
    opened = Desk.open(
        store,
        settings(settings_),
        annotate=annotator(processes) if compare else None,
        version=__version__,
        make=make,
        spread=spread(processes),
        matching=copies(),
    )
    with opened:
        yield opened


def _is_missing(path: Path) -> bool:
    """Whether there is no such file; one in a closed folder may be there, and cannot be opened."""
    try:
        path.stat()
    except OSError as error:
        return not isinstance(error, PermissionError)
    return False


def settings(path: Path | None) -> "Settings | None":
    """Return the settings of a file, None without one; SettingsError names every mistake."""
    from crossread.settings import Settings

    if path is None:
        return None
    try:
        written = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        told = f"cannot be read: {fault(error)}; give a TOML file, or leave --settings out"
        raise SettingsError([told], str(path)) from error
    try:
        return Settings.from_toml(written)
    except SettingsError as error:
        raise SettingsError(error.problems, str(path)) from None


def fetch(
    paths: Iterable[str], contact: str | None = None, allow_private: bool | None = None
) -> "Fetch | None":
    """Return what asks the web for the addresses among ``paths``; None when there is none.

    What is not said stands in the environment.
    """
    from crossread import __version__

    if not any("://" in path for path in paths):
        return None
    from crossread.ingest.fetch import FetchConfig, Fetcher

    said = os.environ.get(CONTACT, "") if contact is None else contact
    private = os.environ.get(ALLOW_PRIVATE) == "1" if allow_private is None else allow_private
    return Fetcher(FetchConfig(contact=said, allow_private=private, version=__version__)).get


def _day(date: str | None) -> str | None:
    if date is None:
        return None
    try:
        return datetime.fromisoformat(date).date().isoformat()
    except ValueError:
        raise InputError(f"--date {date!r} is not a date; write it as 2026-03-14") from None
