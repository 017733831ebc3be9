"""Search over reports and claims, with what to narrow it down by."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from crossread.dossier.view.labels import spoken
from crossread.dossier.view.passages import visible
from crossread.model import desk
from crossread.model.desk import Facet, SearchPage
from crossread.serve import pages as html
from crossread.serve import shown
from crossread.serve.pages import with_query
from crossread.serve.payloads import SearchPayload
from crossread.serve.queries import PAGE_SIZE, SearchQuery
from crossread.serve.service import Service, Serving
from crossread.serve.twins import pages, twins

page, twin = pages(), twins()
Asked = Annotated[SearchQuery, Query()]


@dataclass(frozen=True, slots=True)
class _Facets:
    """What to narrow down by, in words."""

    total: int
    outlets: tuple[Facet, ...]
    stories: tuple[Facet, ...]
    days: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class _Narrowing:
    """What the search is narrowed by, and the address without it."""

    label: str
    address: str


@twin.get("/search.json", tags=["search"], summary="Search reports or claims")
def search_twin(serving: Serving, query: Asked) -> SearchPayload:
    """What was found, best first; without words all there is, newest first."""
    found = _found(serving, query)
    return SearchPayload(
        total=found.total,
        page=query.page,
        more=found.total > query.offset + PAGE_SIZE,
        hits=list(found.hits),
        outlets=list(found.outlets),
        days=list(found.days),
        stories=list(found.stories),
    )


@page.get("/search")
def search(request: Request, serving: Serving, query: Asked) -> Response:
    """The search page; nothing is looked for before something is asked."""
    nothing = query == SearchQuery(what=query.what)
    found = _nothing() if nothing else _found(serving, query)
    asked = _asked(query)
    return html.render(
        request,
        "search.html",
        {
            "query": query,
            "nothing": nothing,
            "asked": asked,
            "found": _facets(found),
            "hits": [shown.hit(each) for each in found.hits],
            "more": found.total > query.offset + PAGE_SIZE,
            "narrowings": _narrowings(query, asked, found),
        },
    )


def _found(serving: Service, query: SearchQuery) -> SearchPage:
    asked = desk.Query(
        words=query.q,
        what=query.what,
        outlet=query.outlet,
        story=query.story,
        since=query.since.isoformat() if query.since else None,
        until=query.until.isoformat() if query.until else None,
        limit=PAGE_SIZE,
        offset=query.offset,
    )
    return serving.desk.search(asked)


def _nothing() -> SearchPage:
    return SearchPage(desk.Query(words=""), 0, (), (), (), ())


def _asked(query: SearchQuery) -> dict[str, object]:
    return {
        "q": query.q,
        "what": query.what if query.what != "reports" else None,
        "outlet": query.outlet,
        "story": query.story,
        "since": query.since,
        "until": query.until,
        "page": query.page if query.page > 1 else None,
    }


def _facets(found: SearchPage) -> _Facets:
    return _Facets(
        found.total,
        tuple(Facet(each.value, visible(each.label), each.count) for each in found.outlets),
        tuple(
            Facet(each.value, visible(each.label) or "Untitled story", each.count)
            for each in found.stories
        ),
        tuple(Facet(each.value, spoken(each.label), each.count) for each in found.days),
    )


def _narrowings(
    query: SearchQuery, asked: dict[str, object], found: SearchPage
) -> list[_Narrowing]:
    titles = {each.value: each.label for each in found.stories}
    labels = {
        "outlet": query.outlet,
        "story": titles.get(query.story or "", query.story),
        "since": query.since and f"from {spoken(query.since.isoformat())}",
        "until": query.until and f"to {spoken(query.until.isoformat())}",
    }
    return [
        _Narrowing(visible(text), with_query("/search", {**asked, name: None, "page": None}))
        for name, text in labels.items()
        if text
    ]
