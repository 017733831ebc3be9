"""Options that several commands take, and what becomes of them."""

import inspect
from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from crossread.errors import InputError, SettingsError
from crossread.model.capture import Given

if TYPE_CHECKING:
    from crossread.settings import Settings

Date = Annotated[
    str | None,
    typer.Option("--date", help="Publication date of texts that give none, as 2026-03-14."),
]
Outlet = Annotated[str | None, typer.Option("--outlet", help="Outlet of texts that name none.")]
SettingsFile = Annotated[
    Path | None,
    typer.Option("--settings", help="TOML file with settings; see docs/reference/settings.md."),
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


def given(date: str | None, outlet: str | None) -> Given:
    """Return what the caller says of texts that do not say it; InputError for what is no date."""
    return Given(date=_day(date), outlet=outlet)


def settings(path: Path | None) -> "Settings | None":
    """Return the settings of a file, None without one; SettingsError names every mistake."""
    from crossread.settings import Settings

    if path is None:
        return None
    try:
        return Settings.from_toml(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError([f"{path}: {error}"]) from error


def _day(date: str | None) -> str | None:
    if date is None:
        return None
    try:
        return datetime.fromisoformat(date).date().isoformat()
    except ValueError:
        raise InputError(f"--date {date!r} is no date; write it as 2026-03-14") from None
