"""Connections to one SQLite file: one to write with, as many to read with as readers ask for.

A transaction is durable when its block has ended (``synchronous=FULL``: the log is on the disk
before the commit returns). Readers see the moment at which their block began. A write waits for
another process's write, for at most ``_PATIENCE`` seconds.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Lock, RLock
from typing import Protocol

from crossread.errors import NotAStore, StoreError

_PATIENCE = 60.0  # seconds: a group of a hundred thousand reports is placed in less
_CACHE = -16_000  # KiB a connection


class Connections(Protocol):
    """Where connections come from."""

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """Give a connection that sees one moment."""

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """Give a connection inside a transaction."""

    def close(self) -> None:
        """Close what is open."""


class FileConnections:
    """Connections to a file; safe to use from several threads."""

    def __init__(self, path: Path, *, readonly: bool) -> None:
        self._path, self._readonly = path, readonly
        self._idle: list[sqlite3.Connection] = []
        self._lock, self._write_lock = Lock(), RLock()
        self._writer: sqlite3.Connection | None = None if readonly else _opened(path, "rwc")
        self._closed = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection that sees one moment of the file."""
        db = self._taken()
        try:
            db.execute("BEGIN")
            yield db
        finally:
            if db.in_transaction:
                db.rollback()
            self._given_back(db)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give the writer's connection inside a transaction."""
        with self.writer() as db, _transaction(db, self._path):
            yield db

    @contextmanager
    def writer(self) -> Iterator[sqlite3.Connection]:
        """Give the writer's connection, to nobody else at the same time."""
        with self._write_lock:
            if self._writer is None:
                state = "open for reading only" if self._readonly else "closed"
                raise StoreError(f"{self._path} is {state}")
            yield self._writer

    def close(self) -> None:
        """Close what is open; a reader still at work closes its own when it is done."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for db in idle:
            db.close()
        with self._write_lock:
            if self._writer is not None:
                self._writer.close()
                self._writer = None

    def _taken(self) -> sqlite3.Connection:
        with self._lock:
            if self._closed:
                raise StoreError(f"{self._path} is closed")
            if self._idle:
                return self._idle.pop()
        return _opened(self._path, "ro")

    def _given_back(self, db: sqlite3.Connection) -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(db)
                return
        db.close()


class MemoryConnections:
    """One connection to a store that ends with it; readers and writers take turns."""

    def __init__(self) -> None:
        self._db = _set_up(_connected(":memory:", uri=False))
        self._lock, self._closed = RLock(), False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the connection, to nobody else at the same time."""
        with self.writer() as db:
            yield db

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give the connection inside a transaction."""
        with self.writer() as db, _transaction(db, Path("the store in memory")):
            yield db

    @contextmanager
    def writer(self) -> Iterator[sqlite3.Connection]:
        """Give the connection, to nobody else at the same time."""
        with self._lock:
            if self._closed:
                raise StoreError("the store in memory is closed")
            yield self._db

    def close(self) -> None:
        """Forget everything."""
        with self._lock:
            self._closed = True
            self._db.close()


@contextmanager
def _transaction(db: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Commit what is done in the block, or nothing of it."""
    try:
        db.execute("BEGIN IMMEDIATE")
        yield
        db.commit()
    except sqlite3.OperationalError as error:
        raise StoreError(f"cannot write {path}: {error}") from error
    finally:
        if db.in_transaction:
            db.rollback()


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    try:
        db = _connected(f"{path.absolute().as_uri()}?mode={mode}", uri=True)
    except sqlite3.OperationalError as error:
        raise StoreError(f"cannot open {path}: {_why(path, error)}") from error
    try:
        return _set_up(db)
    except sqlite3.Error as error:
        db.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raise NotAStore(
                f"{path} is not a crossread store; give a new file, or one that it made"
            ) from None
        raise StoreError(f"cannot open {path}: {error}") from error


def _why(path: Path, error: sqlite3.Error) -> str:
    """Return what SQLite does not say: it cannot open a file, whatever the reason is."""
    if os.path.isdir(path):  # a Path asks no further where a folder above is closed
        return "it is a folder; a store is one file"
    if not os.path.isdir(path.parent):
        return f"there is no folder {path.parent}; make it first"
    return f"{error}; it must be a file that you may read and write"


def _connected(name: str, *, uri: bool) -> sqlite3.Connection:
    return sqlite3.connect(
        name, timeout=_PATIENCE, isolation_level=None, check_same_thread=False, uri=uri
    )


def _set_up(db: sqlite3.Connection) -> sqlite3.Connection:
    db.row_factory = sqlite3.Row
    for setting in ("foreign_keys = ON", "synchronous = FULL", f"cache_size = {_CACHE}"):
        db.execute(f"PRAGMA {setting}")
    return db
