"""Stories in a list, as the front page of a desk shows them."""

import json
import sqlite3

from crossread.model.desk import StoryCard


class CardReads:
    """What can be listed."""

    _db: sqlite3.Connection

    def cards(self, *, least: int, limit: int, offset: int) -> list[StoryCard]:
        """Return the open stories of at least ``least`` articles, last changed first."""
        rows = self._db.execute(
            "SELECT s.id, s.title, s.first, s.last, s.articles, s.outlets, s.changed_at, "
            "k.origins, k.disputed FROM stories s LEFT JOIN collations k ON k.story = s.id "
            "WHERE s.articles >= max(?, 1) "
            "ORDER BY s.changed_at DESC, s.touched DESC LIMIT ? OFFSET ?",
            (least, limit, offset),
        )
        return [_card(row) for row in rows]


def _card(row: sqlite3.Row) -> StoryCard:
    return StoryCard(
        id=row["id"],
        title=row["title"],
        first=row["first"],
        last=row["last"],
        reports=row["articles"],
        outlets=tuple(json.loads(row["outlets"])),
        origins=row["origins"],
        disputed=row["disputed"],
        changed_at=row["changed_at"],
        last_change="",
    )
