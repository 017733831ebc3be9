"""What is new since a run."""

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from crossread.model.desk import Run
from crossread.serve import pages as html
from crossread.serve import shown
from crossread.serve.payloads import NewsPayload
from crossread.serve.problems import not_found
from crossread.serve.queries import NewsQuery
from crossread.serve.service import Service, Serving
from crossread.serve.twins import errors, pages, twins

page, twin = pages(), twins()
Asked = Annotated[NewsQuery, Query()]


@twin.get("/news.json", tags=["stories"], summary="What is new", responses=errors(404))
def news_twin(serving: Serving, query: Asked) -> NewsPayload:
    """What changed after a run, and the runs."""
    runs = _runs(serving, query.since)
    changes = serving.desk.news(query.since)
    return NewsPayload(since=query.since, changes=changes, runs=runs)


@page.get("/news")
def news(request: Request, serving: Serving, query: Asked) -> Response:
    """The page."""
    runs = _runs(serving, query.since)
    changes = [shown.change(each, {}) for each in serving.desk.news(query.since)]
    context = {"runs": shown.runs(runs), "since": query.since or "", "changes": changes}
    return html.render(request, "news.html", context)


def _runs(serving: Service, since: str | None) -> list[Run]:
    runs = serving.desk.runs()
    if since is not None and since not in {run.id for run in runs}:
        raise not_found("run", since)
    return runs
