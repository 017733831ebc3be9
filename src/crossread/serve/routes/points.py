"""The page of a point: who says it in which words, and where a person rules on it."""

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from crossread.dossier.view import claims
from crossread.model.codec import encode
from crossread.serve import pages as html
from crossread.serve import shown
from crossread.serve.live import Live
from crossread.serve.payloads import PointPayload
from crossread.serve.problems import not_found
from crossread.serve.queries import PointQuery
from crossread.serve.service import Serving
from crossread.serve.twins import errors, pages, twins

page, twin = pages(), twins()
Asked = Annotated[PointQuery, Query()]


@twin.get(
    "/stories/{story}/points/{point}.json",
    tags=["stories"],
    summary="A point of a story",
    responses=errors(404, 409),
)
def point_twin(serving: Serving, story: str, point: str, query: Asked) -> PointPayload:
    """The point with its claims; ``find`` looks for other claims with these words."""
    live = _live(serving, story, point)
    texts = {report.id: report.text for report in live.dossier.reports}
    offered = claims.candidates(live.known, point, " ".join(query.find.split()))
    collation, found = live.collation, live.known.points[point]
    return PointPayload(
        story=live.read.id,
        point=encode(found, texts),
        claims=[encode(live.known.claims[each], texts) for each in found.claims],
        discrepancies=[encode(d, texts) for d in collation.discrepancies if d.point == point],
        candidates=[encode(live.known.claims[each.claim], texts) for each in offered],
    )


@page.get("/stories/{story}/points/{point}")
def point(request: Request, serving: Serving, story: str, point: str, query: Asked) -> Response:
    """The point's page."""
    live = _live(serving, story, point)
    find = " ".join(query.find.split())
    stand = claims.stand(live.known, point)
    log = serving.desk.judgements(story)
    reports = {report.id: report for report in live.dossier.reports}
    ruled = [each for each in shown.judgements(log, reports) if each.id in stand.ruled_by]
    return html.render(
        request,
        "point.html",
        {
            "story": live.summary,
            "point": stand,
            "quotes": stand.speeches,
            "candidates": claims.candidates(live.known, point, find),
            "find": find,
            "judgements": ruled,
        },
    )


def _live(serving: Serving, story: str, point: str) -> Live:
    live = serving.stories.get(story)
    if point not in live.known.points:
        raise not_found("point", point)
    return live
