"""Reports, their captures, and the articles that they are versions of."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from crossread.model.capture import Capture, Given, Rejected, Told
from crossread.model.desk import Arrival, Kept
from crossread.model.report import Report
from crossread.store.forms import packed, read, searchable, squeezed, unpacked, whole, written
from crossread.store.runs import RUN, number

_KEPT = (
    "SELECT r.id, r.article, a.story, r.run, r.at, r.moment "
    "FROM reports r JOIN articles a ON a.id = r.article"
)
_AT_ONCE = 500  # host parameters of one statement


@dataclass(frozen=True, slots=True)
class _Said:
    """What came with a capture's bytes."""

    given: Given
    told: Told


class ReportReads:
    """What can be asked of reports."""

    _db: sqlite3.Connection

    def known(self, sha256: str) -> str | None:
        """Return the id of the report whose capture has this SHA-256."""
        row = self._db.execute("SELECT id FROM reports WHERE sha256 = ?", (sha256,)).fetchone()
        return row[0] if row else None

    def report(self, report: str) -> Report | None:
        """Return a report whole."""
        row = self._db.execute(
            "SELECT text, exact, record FROM reports WHERE id = ?", (report,)
        ).fetchone()
        return unpacked(Report, row["record"], {report: _text(row)}) if row else None

    def texts(self, reports: Iterable[str]) -> dict[str, str]:
        """Return the frozen texts of reports by id, of those that are there."""
        found = {}
        for report in reports:
            row = self._db.execute(
                "SELECT text, exact FROM reports WHERE id = ?", (report,)
            ).fetchone()
            if row:
                found[report] = _text(row)
        return found

    def capture(self, report: str) -> Capture | None:
        """Return what a report was made from, byte for byte."""
        row = self._db.execute(
            "SELECT c.* FROM captures c JOIN reports r USING (sha256) WHERE r.id = ?", (report,)
        ).fetchone()
        if not row:
            return None
        said = read(_Said, row["said"], {})
        content, kind = whole(row["content"]), row["media_type"]
        return Capture(row["path"], content, row["sha256"], kind, said.given, said.told)

    def kept(self, report: str) -> Kept | None:
        """Return where a report stands."""
        row = self._db.execute(f"{_KEPT} WHERE r.id = ?", (report,)).fetchone()
        return _kept(row) if row else None

    def versions(self, article: str) -> list[Kept]:
        """Return the versions of an article, earliest first."""
        rows = self._db.execute(f"{_KEPT} WHERE r.article = ? ORDER BY r.moment, r.seq", (article,))
        return [_kept(row) for row in rows]

    def alike(self, keys: Sequence[str]) -> list[tuple[str, bytes]]:
        """Return the articles that share a key, oldest first, with the sketches of their heads."""
        rows = self._db.execute(
            "SELECT a.id, r.sketch FROM articles a JOIN reports r ON r.id = a.head "
            f"WHERE a.id IN (SELECT article FROM keys WHERE key IN ({_holes(keys)})) "
            "ORDER BY r.seq",
            tuple(keys),
        )
        return [(row[0], row[1]) for row in rows]

    def heads(self) -> list[tuple[str, str, str | None]]:
        """Return each article with its head and its story, in the order of their coming."""
        rows = self._db.execute(
            "SELECT a.id, a.head, a.story FROM articles a JOIN reports r ON r.id = a.id "
            "ORDER BY r.seq"
        )
        return [(row[0], row[1], row[2]) for row in rows]

    def pending(self) -> list[Kept]:
        """Return the reports that nothing happened to yet: they came and were not grouped."""
        rows = self._db.execute(
            f"{_KEPT} WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.report = r.id) "
            "ORDER BY r.seq"
        )
        return [_kept(row) for row in rows]

    def sketches(self, reports: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the sketches of reports."""
        wanted = list(reports)
        for at in range(0, len(wanted), _AT_ONCE):
            part = wanted[at : at + _AT_ONCE]
            rows = self._db.execute(
                f"SELECT id, sketch FROM reports WHERE id IN ({_holes(part)}) ORDER BY seq", part
            )
            yield from ((row[0], row[1]) for row in rows)

    def mark(self) -> tuple[int, int]:
        """Return what differs whenever a report came or moved since."""
        row = self._db.execute(
            "SELECT (SELECT coalesce(max(seq), 0) FROM reports), "
            "(SELECT coalesce(max(seq), 0) FROM events)"
        ).fetchone()
        return row[0], row[1]


class ReportWrites(ReportReads):
    """What can be done to reports: they are added, never changed."""

    def add(self, run: str, arrival: Arrival, article: str | None) -> None:
        """Keep a report, as a version of ``article`` where it is one."""
        report = arrival.report
        if article is None:
            self._db.execute("INSERT INTO articles (id, head) VALUES (?, ?)", (report.id,) * 2)
        self._capture(arrival.capture)
        self._report(run, arrival, article or report.id)
        self._db.execute(
            "UPDATE articles SET head = (SELECT id FROM reports WHERE article = articles.id "
            "ORDER BY moment DESC, seq DESC LIMIT 1) WHERE id = ?",
            (article or report.id,),
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO keys (key, article) VALUES (?, ?)",
            ((key, article or report.id) for key in arrival.keys),
        )

    def reject(self, run: str, rejected: Rejected) -> None:
        """Keep what went no further and why."""
        self._db.execute(
            "INSERT INTO rejections (run, path, reason, detail) VALUES (?, ?, ?, ?)",
            (number(run), rejected.path, rejected.reason.value, searchable(rejected.detail)),
        )

    def _capture(self, capture: Capture) -> None:
        self._db.execute(
            "INSERT INTO captures (sha256, path, media_type, size, said, content) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (
                capture.sha256,
                searchable(capture.path),
                capture.media_type,
                len(capture.content),
                written(_Said(capture.given, capture.told), {}),
                squeezed(capture.content),
            ),
        )

    def _report(self, run: str, arrival: Arrival, article: str) -> None:
        report = arrival.report
        (at,) = self._db.execute("SELECT at FROM runs WHERE seq = ?", (number(run),)).fetchone()
        day = report.date.value[:10] if report.date else None
        title = searchable(report.title.value) if report.title else ""
        text = searchable(report.text)
        outlet = searchable(report.outlet.value) if report.outlet else None
        changed = report.modified or report.date
        row = self._db.execute(
            "INSERT INTO reports (id, article, sha256, run, at, moment, outlet, day, title, text, "
            "exact, record, sketch) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                report.id,
                article,
                report.sha256,
                number(run),
                at,
                changed.value if changed else at,
                outlet,
                day,
                title,
                text,
                None if text == report.text else report.text.encode("utf-8", "surrogatepass"),
                packed(report, {report.id: report.text}),
                arrival.sketch,
            ),
        )
        words = (row.lastrowid, title, text)
        self._db.execute("INSERT INTO report_words (rowid, title, text) VALUES (?, ?, ?)", words)


def _text(row: sqlite3.Row) -> str:
    """The frozen text: the column's, or the exact one where the column cannot hold it."""
    exact: bytes | None = row["exact"]
    return row["text"] if exact is None else exact.decode("utf-8", "surrogatepass")


def _kept(row: sqlite3.Row) -> Kept:
    return Kept(row[0], row[1], row[2], f"{RUN}{row[3]}", row[4], row[5])


def _holes(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
