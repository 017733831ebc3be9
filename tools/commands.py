"""Write the reference of the command line: what each command says of itself.

    python -m tools.commands [--check]

``--check`` writes nothing and fails when docs/reference/cli.md is not what the commands say.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command
from typer.testing import CliRunner

from crossread.cli.app import app
from tools.generated import renewed

TARGET = Path(__file__).resolve().parent.parent / "docs" / "reference" / "cli.md"
HEAD = """\
# The command line

<!-- Written by python -m tools.commands; do not edit. -->

Each section is the output of `crossread COMMAND --help`.

A command whose reader goes, as in `crossread … | head -1`, ends in silence with exit code 141.
"""
_WIDTH = 100


def page() -> str:
    """Return the page: each command with what it takes and how it can end."""
    return HEAD + "".join(_section(names) for names in _commands(get_command(app)))


def _commands(command: Any, *above: str) -> Iterator[tuple[str, ...]]:
    """The names of each command, those of groups before those in them."""
    yield above
    for name, each in sorted(getattr(command, "commands", {}).items()):
        yield from _commands(each, *above, name)


def _section(names: tuple[str, ...]) -> str:
    called = " ".join(("crossread", *names))
    environment = {"COLUMNS": str(_WIDTH), "TERMINAL_WIDTH": str(_WIDTH), "NO_COLOR": "1"}
    ended = CliRunner().invoke(
        app, [*names, "--help"], prog_name="crossread", env=environment, terminal_width=_WIDTH
    )
    lines = "\n".join(line.rstrip() for line in ended.output.strip().splitlines())
    return f"\n## {called}\n\n```\n{lines}\n```\n"


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` compare; return the exit code."""
    return renewed(TARGET, page(), "tools.commands", arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
