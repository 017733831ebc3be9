"""Options that several commands take, and what becomes of them."""

from datetime import datetime
from typing import Annotated

import typer

from crossread.errors import InputError
from crossread.model.capture import Given

Date = Annotated[
    str | None,
    typer.Option("--date", help="Publication date of texts that give none, as 2026-03-14."),
]
Outlet = Annotated[str | None, typer.Option("--outlet", help="Outlet of texts that name none.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show where an error was raised.")]


def given(date: str | None, outlet: str | None) -> Given:
    """Return what the caller says of texts that do not say it; InputError for what is no date."""
    return Given(date=_day(date), outlet=outlet)


def _day(date: str | None) -> str | None:
    if date is None:
        return None
    try:
        return datetime.fromisoformat(date).date().isoformat()
    except ValueError:
        raise InputError(f"--date {date!r} is no date; write it as 2026-03-14") from None
