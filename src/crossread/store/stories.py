"""Stories, what happened to their reports, how they were compared, and what changed."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from crossread.model.collation import Collation, Status
from crossread.model.desk import (
    Event,
    EventKind,
    KeptCollation,
    KeptStory,
    StoryChange,
)
from crossread.model.story import Story
from crossread.store.forms import read, searchable, squeezed, whole, written
from crossread.store.runs import RUN, number


class StoryReads:
    """What can be asked of stories."""

    _db: sqlite3.Connection

    def story(self, story: str) -> KeptStory | None:
        """Return a story, open or gone into another."""
        row = self._db.execute("SELECT * FROM stories WHERE id = ?", (story,)).fetchone()
        if not row:
            return None
        form = read(Story, row["form"], {})
        heads = dict(self._db.execute("SELECT id, head FROM articles WHERE story = ?", (story,)))
        form = replace(form, reports=tuple(each for each in form.reports if each in heads))
        current = tuple(heads[article] for article in form.reports)
        return KeptStory(form, current, row["changed_at"], row["gone_into"])

    def events(self, story: str) -> list[Event]:
        """Return what happened to the reports of a story, in order."""
        rows = self._db.execute(
            "SELECT e.*, r.at FROM events e JOIN runs r ON r.seq = e.run "
            "WHERE e.story = ? OR e.before = ? ORDER BY e.seq",
            (story, story),
        )
        return [_event(row) for row in rows]

    def collation(self, story: str) -> KeptCollation | None:
        """Return the last comparison of a story."""
        row = self._db.execute("SELECT * FROM collations WHERE story = ?", (story,)).fetchone()
        if not row:
            return None
        return KeptCollation(
            story=story,
            key=row["key"],
            run=f"{RUN}{row['run']}",
            at=row["at"],
            reports=tuple(json.loads(row["reports"])),
            form=whole(row["form"]),
        )

    def changes(self, story: str | None = None, since: str | None = None) -> list[StoryChange]:
        """Return what changed after a run, one entry a run and story, in order."""
        rows = self._db.execute(
            "SELECT form FROM changes WHERE run > ? AND (? IS NULL OR story = ?) ORDER BY seq",
            (number(since) if since else 0, story, story),
        )
        return [read(StoryChange, row[0], {}) for row in rows]


class StoryWrites(StoryReads):
    """What can be done to stories."""

    def place(self, story: Story, at: str) -> None:
        """Write a story and put its articles into it."""
        self._db.execute(
            "INSERT INTO stories (id, title, first, last, articles, outlets, form, changed_at, "
            "touched) VALUES (?, ?, ?, ?, ?, '[]', ?, ?, "
            "(SELECT coalesce(max(touched), 0) + 1 FROM stories)) "
            "ON CONFLICT (id) DO UPDATE SET title = excluded.title, first = excluded.first, "
            "last = excluded.last, articles = excluded.articles, form = excluded.form, "
            "changed_at = excluded.changed_at, touched = excluded.touched, gone_into = NULL",
            (
                story.id,
                searchable(story.title),
                story.first,
                story.last,
                len(story.reports),
                written(story, {}),
                at,
            ),
        )
        self._db.executemany(
            "UPDATE articles SET story = ? WHERE id = ?",
            ((story.id, article) for article in story.reports),
        )
        self._db.execute(
            "UPDATE stories SET outlets = ? WHERE id = ?", (self._outlets(story.id), story.id)
        )

    def close(self, story: str, into: str | None) -> None:
        """End a story that no article is left in."""
        self._db.execute(
            "UPDATE stories SET articles = 0, gone_into = ? WHERE id = ?", (into, story)
        )
        self._db.execute("DELETE FROM collations WHERE story = ?", (story,))
        self._forget_claims(story)

    def happened(self, event: Event) -> None:
        """Add an event."""
        self._db.execute(
            "INSERT INTO events (run, story, report, kind, why, before) VALUES (?, ?, ?, ?, ?, ?)",
            (
                number(event.run),
                event.story,
                event.report,
                event.kind.value,
                searchable(event.why),
                event.before,
            ),
        )

    def changed(self, change: StoryChange) -> None:
        """Add a change."""
        self._db.execute(
            "INSERT INTO changes (run, story, form) VALUES (?, ?, ?)",
            (number(change.run), change.story, written(change, {})),
        )

    def put_collation(self, kept: KeptCollation, collation: Collation) -> None:
        """Keep a comparison in the place of an older one; its claims can be searched."""
        disputed = sum(point.status is Status.DISPUTED for point in collation.points)
        self._db.execute(
            "INSERT OR REPLACE INTO collations (story, key, run, at, reports, origins, disputed, "
            "form) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                kept.story,
                kept.key,
                number(kept.run),
                kept.at,
                json.dumps(kept.reports),
                len(collation.origins),
                disputed,
                squeezed(kept.form),
            ),
        )
        self._forget_claims(kept.story)
        self._add_claims(kept.story, collation)

    def _outlets(self, story: str) -> str:
        """The outlets of a story, those with most articles first."""
        rows = self._db.execute(
            "SELECT r.outlet FROM articles a JOIN reports r ON r.id = a.head "
            "WHERE a.story = ? AND r.outlet IS NOT NULL",
            (story,),
        )
        counted = Counter(row[0] for row in rows)
        return json.dumps(sorted(counted, key=lambda name: (-counted[name], name)))

    def _forget_claims(self, story: str) -> None:
        self._db.execute(
            "INSERT INTO claim_words (claim_words, rowid, text) "
            "SELECT 'delete', seq, text FROM claims WHERE story = ?",
            (story,),
        )
        self._db.execute("DELETE FROM claims WHERE story = ?", (story,))

    def _add_claims(self, story: str, collation: Collation) -> None:
        points = {claim: point for point in collation.points for claim in point.claims}
        texts = self._texts({claim.report for claim in collation.claims})
        for claim in collation.claims:
            point, text = points[claim.id], claim.span.of(texts[claim.report])
            row = self._db.execute(
                'INSERT INTO claims (id, story, report, start, "end", point, status, text) '
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    claim.id,
                    story,
                    claim.report,
                    claim.span.start,
                    claim.span.end,
                    point.id,
                    point.status.value,
                    text,
                ),
            )
            self._db.execute(
                "INSERT INTO claim_words (rowid, text) VALUES (?, ?)", (row.lastrowid, text)
            )

    def _texts(self, reports: Iterable[str]) -> dict[str, str]:
        found = {}
        for report in sorted(reports):
            row = self._db.execute("SELECT text FROM reports WHERE id = ?", (report,)).fetchone()
            found[report] = row[0]
        return found


def _event(row: sqlite3.Row) -> Event:
    return Event(
        run=f"{RUN}{row['run']}",
        at=row["at"],
        story=row["story"],
        report=row["report"],
        kind=EventKind(row["kind"]),
        why=row["why"],
        before=row["before"],
    )
