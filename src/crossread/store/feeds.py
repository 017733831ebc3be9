"""Feeds that are watched, and the entries that they showed."""

import sqlite3

from crossread.model.feed import EntryState, Feed, FeedEntry
from crossread.store.forms import read, searchable, written


class FeedReads:
    """What can be asked of feeds."""

    _db: sqlite3.Connection

    def feeds(self) -> list[Feed]:
        """Return the feeds by URL."""
        rows = self._db.execute("SELECT form FROM feeds ORDER BY url")
        return [read(Feed, row[0], {}) for row in rows]

    def seen(self, feed: str) -> dict[str, str]:
        """Return the digest of each entry that a feed showed, by key."""
        rows = self._db.execute("SELECT key, digest FROM entries WHERE feed = ?", (feed,))
        return {row[0]: row[1] for row in rows}

    def waiting(self) -> list[FeedEntry]:
        """Return the entries whose pages are still to be fetched, in the order of their coming."""
        rows = self._db.execute(
            f"SELECT form FROM entries WHERE state = '{EntryState.WAITING}' ORDER BY seq"
        )
        return [read(FeedEntry, row[0], {}) for row in rows]

    def has_page(self, url: str) -> bool:
        """Whether the page of an entry of any feed was taken."""
        found = self._db.execute(
            "SELECT 1 FROM entries WHERE url = ? AND state = ?", (url, EntryState.TAKEN.value)
        )
        return found.fetchone() is not None


class FeedWrites(FeedReads):
    """What can be done to feeds: the last that was said of one stands."""

    def put_feed(self, feed: Feed) -> None:
        """Write where a feed stands."""
        self._db.execute(
            "INSERT INTO feeds (url, form) VALUES (?, ?) "
            "ON CONFLICT (url) DO UPDATE SET form = excluded.form",
            (feed.url, written(feed, {})),
        )

    def put_entry(self, entry: FeedEntry) -> None:
        """Write what became of an entry."""
        self._db.execute(
            "INSERT INTO entries (feed, key, digest, url, state, form) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (feed, key) DO UPDATE SET digest = excluded.digest, "
            "url = excluded.url, state = excluded.state, form = excluded.form",
            (
                entry.feed,
                searchable(entry.key),
                entry.digest,
                entry.url,
                entry.state.value,
                written(entry, {}),
            ),
        )
