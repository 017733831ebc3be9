"""The log of people's judgements: added to, never rewritten. Two triggers see to it."""

import sqlite3
from collections.abc import Sequence

from crossread.errors import InputError
from crossread.model.judgement import Judgement
from crossread.store.forms import read, written


class JudgementReads:
    """What can be asked of judgements."""

    _db: sqlite3.Connection

    def judgements(self, reports: Sequence[str] | None = None) -> tuple[Judgement, ...]:
        """Return the judgements in the order of their coming, those on ``reports`` where given."""
        if reports is None:
            rows = self._db.execute("SELECT form FROM judgements ORDER BY seq")
        else:
            rows = self._db.execute(
                "SELECT form FROM judgements WHERE id IN (SELECT judgement FROM judged "
                f"WHERE report IN ({', '.join('?' * len(reports))})) ORDER BY seq",
                tuple(reports),
            )
        return tuple(read(Judgement, row[0], {}) for row in rows)


class JudgementWrites(JudgementReads):
    """What can be done to judgements."""

    def rule(self, judgement: Judgement) -> None:
        """Add a judgement; InputError for one that is there or supersedes none that is."""
        reports = sorted({place.report for place in judgement.places})
        if not reports:
            raise InputError(f"judgement {judgement.id} points at no words")
        for report in reports:
            if not self._has("reports", report):
                raise InputError(f"judgement {judgement.id} is on {report}, which is not here")
        if self._has("judgements", judgement.id):
            raise InputError(f"judgement {judgement.id} is here already")
        if judgement.supersedes and not self._has("judgements", judgement.supersedes):
            raise InputError(f"judgement {judgement.supersedes}, to be superseded, is not here")
        self._add(judgement, reports)

    def _add(self, judgement: Judgement, reports: Sequence[str]) -> None:
        self._db.execute(
            "INSERT INTO judgements (id, supersedes, form) VALUES (?, ?, ?)",
            (judgement.id, judgement.supersedes, self._form(judgement, reports)),
        )
        self._db.executemany(
            "INSERT INTO judged (report, judgement) VALUES (?, ?)",
            ((report, judgement.id) for report in reports),
        )

    def _form(self, judgement: Judgement, reports: Sequence[str]) -> str:
        rows = self._db.execute(
            f"SELECT id, text FROM reports WHERE id IN ({', '.join('?' * len(reports))})", reports
        )
        try:
            return written(judgement, {row[0]: row[1] for row in rows})
        except ValueError as error:
            raise InputError(f"judgement {judgement.id} points at no words: {error}") from None

    def _has(self, table: str, id_: str) -> bool:
        found = self._db.execute(f"SELECT 1 FROM {table} WHERE id = ?", (id_,))
        return found.fetchone() is not None
