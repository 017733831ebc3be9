"""Any two reports side by side: the points that both speak of, and the two texts."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from crossread.dossier.view.beside import Beside, beside
from crossread.dossier.view.lineage import Root, roots
from crossread.dossier.view.lookup import Head
from crossread.dossier.view.narrow import Choice, narrowed
from crossread.dossier.view.table import Row
from crossread.serve import pages as html
from crossread.serve.live import Live
from crossread.serve.payloads import ComparePayload
from crossread.serve.queries import CompareQuery, PairQuery
from crossread.serve.routes.reports import read
from crossread.serve.service import Service, Serving
from crossread.serve.shown import ShownJudgement, alone, judgements
from crossread.serve.twins import errors, pages, twins

page, twin = pages(), twins()


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two reports, and their story where they stand in one."""

    two: Beside
    live: Live | None
    rows: tuple[Row, ...]
    roots: tuple[Root, ...]  # that they go back to; none where they stand in no one story


@twin.get(
    "/compare.json", tags=["reports"], summary="Two reports side by side", responses=errors(404)
)
def compare_twin(serving: Serving, query: Annotated[PairQuery, Query()]) -> ComparePayload:
    """The two texts in strips, each word shared, changed or one report's own."""
    pair = _pair(serving, query.left, query.right)
    return ComparePayload(
        left=query.left,
        right=query.right,
        shared_words=pair.two.shared,
        left_words=pair.two.left_words,
        right_words=pair.two.right_words,
        strips=list(pair.two.strips),
        story=pair.live.read.id if pair.live else None,
        points=[row.id for row in pair.rows],
        origins=[root.id for root in pair.roots],
    )


@page.get("/compare")
def compare(
    request: Request, serving: Serving, query: Annotated[CompareQuery, Query()]
) -> Response:
    """The page; without two reports a form to choose them."""
    pair = _pair(serving, query.left, query.right) if query.left and query.right else None
    live = pair.live if pair else None
    return html.render(
        request,
        "compare.html",
        {
            "two": pair.two if pair else None,
            "rows": pair.rows if pair else (),
            "roots": pair.roots if pair else (),
            "judgements": _judgements(serving, live, pair.roots) if pair and live else (),
            "story": live.read.id if live else "",
            "every": tuple(live.known.heads.values()) if live else (),
            "query": {"left": query.left, "right": query.right},
        },
    )


def _pair(serving: Service, left: str, right: str) -> _Pair:
    one, other = read(serving, left), read(serving, right)
    live = None
    if one.story and one.story == other.story:
        found = serving.stories.get(one.story)
        live = found if {left, right} <= found.known.reports.keys() else None
    heads = live.known.heads if live else {}
    two = beside(
        (one.report, other.report),
        (
            heads.get(left) or _head(serving, left),
            heads.get(right) or _head(serving, right),
        ),
    )
    if live is None or left == right:
        return _Pair(two, live, (), ())
    return _Pair(two, live, _rows(live, left, right), roots(live.known, {left, right}))


def _judgements(serving: Service, live: Live, found: tuple[Root, ...]) -> list[ShownJudgement]:
    """The judgements that joined these origins or kept them apart."""
    ids = {each.id for each in found}
    by = {j for origin in live.collation.origins if origin.id in ids for j in origin.ruled_by}
    log = serving.desk.judgements(live.read.id)
    return [each for each in judgements(log, live.known.reports) if each.id in by]


def _head(serving: Service, report: str) -> Head:
    return alone(read(serving, report).report).head


def _rows(live: Live, left: str, right: str) -> tuple[Row, ...]:
    """The points that both speak of, the left report's words first."""
    page_ = narrowed(live.page, Choice(reports=frozenset((left, right))))
    order = {left: 0, right: 1}
    rows = (row for group in page_.table.groups for row in group.rows)
    return tuple(
        Row(
            row.id,
            row.gist,
            row.status,
            row.tags,
            row.told_by,
            row.because,
            tuple(sorted(row.cells, key=lambda cell: order[cell.head.id])),
        )
        for row in rows
        if all(cell.said for cell in row.cells)
    )
