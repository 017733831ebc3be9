"""Full-text search over reports and claims, with what to narrow it down by.

All that is found is gone through once: the page and the counts are of the same moment, and a word
that stands in ten thousand reports costs some hundredths of a second.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.errors import InputError
from crossread.model.collation import Status
from crossread.model.desk import Facet, Hit, Query, SearchPage
from crossread.model.span import Span
from crossread.store.forms import searchable
from crossread.store.words import Wanted, wanted

FACETS = 20  # values shown of each kind, the commonest
_BEFORE, _LONGEST = 80, 320  # characters of a snippet before the first word found, and in all
# Characters that mark what was found: for private use, with others should a text hold the first.
_MARKS = (("\ue0f0", "\ue0f1"), ("\U000f7c30", "\U000f7c31"), ("\U0010ab70", "\U0010ab71"))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a search looks, in the words of SQL."""

    words: str  # the full-text table
    column: int  # of the full-text table: that of the text
    rank: str
    rows: str  # tables and joins besides the full-text table
    seq: str  # column that the full-text table's rowid is


_PLACES = {
    "reports": _Place(
        "report_words",
        1,
        "bm25(report_words, 4.0, 1.0)",  # a word of the title counts as four of the text
        "reports r JOIN articles a ON a.id = r.article",
        "r.seq",
    ),
    "claims": _Place(
        "claim_words",
        0,
        "bm25(claim_words)",
        "claims c JOIN reports r ON r.id = c.report JOIN articles a ON a.id = r.article",
        "c.seq",
    ),
}


class SearchReads:
    """What can be found."""

    _db: sqlite3.Connection

    def search(self, query: Query) -> SearchPage:
        """Return what was found, best first; without words all there is, newest first.

        No words raise: what is no query finds nothing. InputError when ``what`` is unknown.
        """
        if query.what not in _PLACES:
            raise InputError(f"cannot search {query.what!r}; known: {', '.join(_PLACES)}")
        place, asked = _PLACES[query.what], wanted(searchable(query.words))
        if query.words.strip() and asked == Wanted("", ""):
            return SearchPage(query, 0, (), (), (), ())
        found = self._found(query, place, asked)
        shown = found[query.offset : query.offset + query.limit]
        return SearchPage(
            query=query,
            total=len(found),
            hits=tuple(self._hit(row[0], query.what, place, asked) for row in shown),
            outlets=_counted(row[1] for row in found),
            days=_counted(row[2] for row in found),
            stories=self._named(_counted(row[3] for row in found)),
        )

    def _found(self, query: Query, place: _Place, asked: Wanted) -> list[tuple[str | int, ...]]:
        """All that is found: its number, outlet, day and story, best first."""
        tables, order = place.rows, f"r.day IS NULL, r.day DESC, {place.seq} DESC"
        where, values = _narrowed(query)
        if asked.found:
            tables += f" JOIN {place.words} ON {place.words}.rowid = {place.seq}"
            where.append(f"{place.words} MATCH ?")
            values.append(asked.found)
            order = f"{place.rank}, {place.seq}"
        if asked.missing:
            where.append(
                f"{place.seq} NOT IN (SELECT rowid FROM {place.words} WHERE {place.words} MATCH ?)"
            )
            values.append(asked.missing)
        statement = (
            f"SELECT {place.seq}, r.outlet, r.day, a.story FROM {tables} "
            f"WHERE {' AND '.join(where) or '1'} ORDER BY {order}"
        )
        return [tuple(row) for row in self._db.execute(statement, values)]

    def _hit(self, seq: str | int, what: str, place: _Place, asked: Wanted) -> Hit:
        claim = "c.id, c.start, c.status, c.text" if what == "claims" else "NULL, 0, NULL, r.text"
        report, story, title, outlet, day, id_, start, status, text = self._db.execute(
            f"SELECT r.id, a.story, r.title, r.outlet, r.day, {claim} FROM {place.rows} "
            f"WHERE {place.seq} = ?",
            (seq,),
        ).fetchone()
        places = self._marked(seq, place, asked, text)
        cut = _cut(text, places)
        found = Span(0, len(text)) if what == "claims" else Span(*places[0]) if places else None
        marks = tuple(
            (place[0] - cut.start, place[1] - cut.start)
            for place in places
            if cut.start <= place[0] and place[1] <= cut.end
        )
        return Hit(
            report=report,
            claim=id_,
            story=story,
            title=title,
            outlet=outlet,
            day=day,
            snippet=cut.of(text),
            span=Span(start + found.start, start + found.end) if found else None,
            exact=found.of(text) if found else None,
            marks=marks,
            status=Status(status) if status else None,
        )

    def _marked(
        self, seq: str | int, place: _Place, asked: Wanted, text: str
    ) -> list[tuple[int, int]]:
        """Where the words found stand in the text."""
        if not asked.found:
            return []
        opening, closing = next(
            (pair for pair in _MARKS if not any(mark in text for mark in pair)), ("", "")
        )
        row = self._db.execute(
            f"SELECT highlight({place.words}, {place.column}, ?, ?) FROM {place.words} "
            f"WHERE {place.words} MATCH ? AND rowid = ?",
            (opening, closing, asked.found, seq),
        ).fetchone()
        return _ranges(row[0], opening, closing) if row and opening else []

    def _named(self, stories: tuple[Facet, ...]) -> tuple[Facet, ...]:
        named = []
        for each in stories:
            row = self._db.execute("SELECT title FROM stories WHERE id = ?", (each.value,))
            named.append(Facet(each.value, row.fetchone()[0], each.count))
        return tuple(named)


def _narrowed(query: Query) -> tuple[list[str], list[str | None]]:
    """The conditions that a query puts on reports, with their values."""
    asked: dict[str, str | None] = {
        "r.outlet = ?": query.outlet,
        "r.day >= ?": query.since,
        "r.day <= ?": query.until,
        "a.story = ?": query.story,
    }
    given = {where: value for where, value in asked.items() if value is not None}
    return list(given), list(given.values())


def _counted(values: Iterable[str | int]) -> tuple[Facet, ...]:
    counts = Counter(str(value) for value in values if value is not None)
    best = sorted(counts, key=lambda value: (-counts[value], value))[:FACETS]
    return tuple(Facet(value, value, counts[value]) for value in best)


def _ranges(marked: str, opening: str, closing: str) -> list[tuple[int, int]]:
    """The ranges between the marks, counted in the text without them.

    >>> _ranges("a <toll> of <12>", "<", ">")
    [(2, 6), (10, 12)]
    """
    before, *pieces = marked.split(opening)
    found, at = [], len(before)
    for piece in pieces:
        words, after = piece.split(closing, 1)
        found.append((at, at + len(words)))
        at += len(words) + len(after)
    return found


def _cut(text: str, places: Sequence[tuple[int, int]]) -> Span:
    """The part of a text that is shown: the first place found with some words around it."""
    first = places[0][0] if places else 0
    start = 0
    if first > _BEFORE:
        space = text.find(" ", first - _BEFORE, first)
        start = first if space < 0 else space + 1
    end = min(len(text), start + _LONGEST)
    if end < len(text):
        space = text.rfind(" ", start + 1, end)
        end = end if space < 0 else space
    return Span(start, end)
