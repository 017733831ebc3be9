"""Brings a file to the tables of this version, step by step, or says why it cannot.

A file is ours when its application id says so; which steps it has seen stands in the table
``steps``. A killed migration leaves the file as it was before the step that was running.
"""

import sqlite3
from collections.abc import Iterator, Sequence

from crossread.errors import NotAStore, StoreError
from crossread.store.schema import STEPS, Migration

APPLICATION = 0x63724453  # "crDS"; shown by file(1) and in the header of the file


def migrate(
    db: sqlite3.Connection, name: str, steps: Sequence[Migration] = STEPS, *, make: bool = True
) -> None:
    """Run the steps that the file has not seen; StoreError where it is not ours."""
    if not check(db, name, steps, may_be_new=make):
        db.execute("PRAGMA journal_mode = WAL")
    for step in steps:
        _run(db, step)


def check(
    db: sqlite3.Connection,
    name: str,
    steps: Sequence[Migration] = STEPS,
    *,
    may_be_new: bool = False,
) -> bool:
    """Whether the file has all steps; NotAStore when it is none, StoreError when it is newer."""
    try:
        (application,) = db.execute("PRAGMA application_id").fetchone()
        (tables,) = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.DatabaseError as error:
        raise NotAStore(f"{name} is not a crossread store: {error}") from None
    if application != APPLICATION:
        if may_be_new and not tables and not application:
            return False
        raise NotAStore(f"{name} is not a crossread store; give a new file, or one that it made")
    seen = _seen(db)
    known = {step.name for step in steps}
    newer = sorted(seen - known)
    if newer:
        raise StoreError(
            f"{name} was written by a newer crossread (it has {newer[-1]}, this one knows "
            f"{steps[-1].name}); install that version"
        )
    return seen == known


def _seen(db: sqlite3.Connection) -> set[str]:
    return {row[0] for row in db.execute("SELECT name FROM steps")}


def _run(db: sqlite3.Connection, step: Migration) -> None:
    """Run a step that the file has not seen; another process may have been quicker."""
    db.execute("BEGIN IMMEDIATE")
    try:
        db.execute("CREATE TABLE IF NOT EXISTS steps (name TEXT PRIMARY KEY) WITHOUT ROWID")
        if step.name not in _seen(db):
            for statement in statements(step.statements):
                db.execute(statement)
            db.execute("INSERT INTO steps (name) VALUES (?)", (step.name,))
            db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.rollback()


def statements(script: str) -> Iterator[str]:
    """Yield the statements of a script, one by one: ``executescript`` would commit before it runs.

    >>> list(statements("CREATE TABLE a (b); DROP TABLE a;"))
    ['CREATE TABLE a (b);', 'DROP TABLE a;']
    """
    statement = ""
    for part in script.split(";")[:-1]:
        statement += f"{part};"
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""
