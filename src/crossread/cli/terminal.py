"""Where people read: control characters of reports are shown there and never obeyed."""

import sys
from typing import TYPE_CHECKING

from crossread.cli.controls import plain

if TYPE_CHECKING:
    from rich.console import Console

    from crossread.model.capture import Rejected

_WIDE = 1_000  # columns of a pipe, which has no edge to wrap a table at


def output() -> "Console":
    """Return the console of what was asked for: as wide as the terminal, or a pipe's lines."""
    from crossread.cli.console import PlainConsole

    is_terminal = sys.stdout.isatty()
    return PlainConsole(soft_wrap=not is_terminal, width=None if is_terminal else _WIDE)


def progress() -> "Console":
    """Return the console on which long work is told."""
    from crossread.cli.console import PlainConsole

    return PlainConsole(stderr=True)


def rejection(rejected: "Rejected") -> str:
    """Return on one line that an input went no further, and why."""
    from crossread.dossier.view.passages import on_one_line

    return on_one_line(f"rejected {rejected.path}: {rejected.reason}, {rejected.detail}")


def say(message: str) -> None:
    """Tell something beside the output, after the name of the program."""
    if sys.stderr:
        sys.stderr.write(f"crossread: {plain(message)}\n")
        sys.stderr.flush()
