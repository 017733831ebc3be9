"""Calling the command line as a stranger does: a program of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

GOOD = (
    "Ferry late\n\n3 March 2031\n\nThe ferry to Brill Island was late on Monday, the port said.\n"
)


@dataclass(frozen=True)
class Ended:
    """How a run of the command line ended."""

    code: int
    out: str
    err: str


def run(*arguments: str | Path, stdin: bytes = b"", installed: Path | None = None) -> Ended:
    """Run ``python -m crossread`` as a stranger would, of the package ``installed`` there."""
    command = [sys.executable, "-m", "crossread", *map(str, arguments)]
    where = os.environ | ({"PYTHONPATH": str(installed)} if installed else {})
    done = subprocess.run(command, capture_output=True, input=stdin, env=where, check=False)  # noqa: S603
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def shell(line, folder, **env):
    """What a line of shell makes of the command line; ``CR`` stands for it."""
    command = line.replace("CR", f"{sys.executable} -m crossread")
    done = subprocess.run(  # noqa: S602 - our own line
        command, shell=True, cwd=folder, capture_output=True, env=os.environ | env, check=False
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())
