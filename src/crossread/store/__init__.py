"""The embedded store: one SQLite file, one writer at a time, many readers at once.

with open_store("desk.crossread") as store:
    with store.writing() as writes: ...     # durable when the block has ended
    with store.reading() as reads: ...      # one moment, whatever is written meanwhile
"""

from crossread.store.sqlite import SqliteStore, in_memory, open_store

__all__ = ["SqliteStore", "in_memory", "open_store"]
