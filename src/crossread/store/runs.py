"""Runs: which work was done when, and what it counted."""

import sqlite3

from crossread.errors import InputError
from crossread.model.desk import Run, RunKind

RUN = "run-"


def number(run: str) -> int:
    """Return the number of a run's id; InputError for what is no id of a run.

    >>> number("run-12")
    12
    """
    tail = run.removeprefix(RUN)
    if tail == run or not (tail.isascii() and tail.isdigit()):
        raise InputError(f"{run!r} is not a run; runs are named {RUN}1, {RUN}2 and so on")
    return int(tail)


class RunReads:
    """What can be asked of runs."""

    _db: sqlite3.Connection

    def runs(self) -> list[Run]:
        """Return the runs in order."""
        rows = self._db.execute("SELECT * FROM runs ORDER BY seq")
        return [
            Run(
                id=f"{RUN}{row['seq']}",
                kind=RunKind(row["kind"]),
                at=row["at"],
                added=row["added"],
                versions=row["versions"],
                known=row["known"],
                rejected=row["rejected"],
                done=bool(row["done"]),
            )
            for row in rows
        ]


class RunWrites(RunReads):
    """What can be done to runs."""

    def begin_run(self, kind: RunKind, at: str) -> str:
        """Return the id of a new run."""
        row = self._db.execute("INSERT INTO runs (kind, at) VALUES (?, ?)", (kind.value, at))
        return f"{RUN}{row.lastrowid}"

    def end_run(self, run: Run) -> None:
        """Write the counts of a run."""
        self._db.execute(
            "UPDATE runs SET added = ?, versions = ?, known = ?, rejected = ?, done = ? "
            "WHERE seq = ?",
            (run.added, run.versions, run.known, run.rejected, run.done, number(run.id)),
        )
