"""The store as its users see it: transactions that read or write, on a file or in memory."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from crossread.errors import StoreError
from crossread.store.cards import CardReads
from crossread.store.connections import Connections, FileConnections, MemoryConnections
from crossread.store.feeds import FeedReads, FeedWrites
from crossread.store.judgements import JudgementReads, JudgementWrites
from crossread.store.migrations import check, migrate
from crossread.store.reports import ReportReads, ReportWrites
from crossread.store.runs import RunReads, RunWrites
from crossread.store.search import SearchReads
from crossread.store.stories import StoryReads, StoryWrites


class SqliteReads(
    ReportReads, StoryReads, JudgementReads, RunReads, CardReads, SearchReads, FeedReads
):
    """All that can be asked at one moment."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db


class SqliteWrites(SqliteReads, ReportWrites, StoryWrites, JudgementWrites, RunWrites, FeedWrites):
    """One transaction; it sees what it wrote."""


class SqliteStore:
    """A store in SQLite; see ``ports.Store``. Safe to use from several threads."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    @contextmanager
    def reading(self) -> Iterator[SqliteReads]:
        """Give the store as it is now; later writes do not show."""
        with self._connections.reading() as db:
            yield SqliteReads(db)

    @contextmanager
    def writing(self) -> Iterator[SqliteWrites]:
        """Give a transaction that is durable once the block ends, or gone when it raises."""
        with self._connections.writing() as db:
            yield SqliteWrites(db)

    def close(self) -> None:
        """Let go of the file."""
        self._connections.close()

    def __enter__(self) -> "SqliteStore":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_store(path: str | Path, *, readonly: bool = False, make: bool = True) -> SqliteStore:
    """Return the store in a file, made or brought to this version's tables where it is not.

    NotAStore when the file is something else, or empty and not to be made; StoreError when a newer
    version wrote it, when it cannot be opened, or when it is older and ``readonly`` forbids to
    change it.
    """
    path = Path(path)
    if readonly and not path.exists():
        raise StoreError(f"there is no store {path}; `crossread ingest` makes one")
    connections = FileConnections(path, readonly=readonly)
    try:
        if not readonly:
            with connections.writer() as db:
                migrate(db, str(path), make=make)
        else:
            with connections.reading() as db:
                if not check(db, str(path)):
                    raise StoreError(f"{path} is of an older version; open it once to write")
    except BaseException:
        connections.close()
        raise
    return SqliteStore(connections)


def in_memory() -> SqliteStore:
    """Return an empty store that is gone when it is closed."""
    connections = MemoryConnections()
    with connections.writer() as db:
        migrate(db, "the store in memory")
    return SqliteStore(connections)
