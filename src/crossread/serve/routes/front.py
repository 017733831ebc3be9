"""The front page: live stories, last changed first."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from crossread.dossier.view.differences import Difference
from crossread.dossier.view.labels import span_of_days, spoken
from crossread.dossier.view.passages import visible
from crossread.model.desk import StoryCard
from crossread.serve import pages as html
from crossread.serve.clock import when
from crossread.serve.payloads import FrontPayload
from crossread.serve.queries import PAGE_SIZE, FrontQuery
from crossread.serve.service import Service, Serving
from crossread.serve.twins import pages, twins

page, twin = pages(), twins()
Asked = Annotated[FrontQuery, Query()]


@dataclass(frozen=True, slots=True)
class Card:
    """A story on the front page; ``origins`` and ``disputed`` are None until it is compared."""

    id: str
    title: str
    dates: str
    reports: int
    origins: int | None
    disputed: int | None
    conflicts: tuple[Difference, ...]
    updates: tuple[Difference, ...]
    last_change: str
    changed_at: str
    changed: str
    outlets: tuple[str, ...]


@twin.get("/index.json", tags=["stories"], summary="The live stories")
def front_twin(serving: Serving, query: Asked) -> FrontPayload:
    """Stories of at least two reports, last changed first; ``alone`` gives the others, too."""
    cards, more = _cards(serving, query)
    return FrontPayload(stories=cards, page=query.page, more=more)


@page.get("/")
def front(request: Request, serving: Serving, query: Asked) -> Response:
    """The front page."""
    cards, more = _cards(serving, query)
    asked = {"page": query.page, "alone": "true" if query.alone else None}
    return html.render(
        request,
        "front.html",
        {
            "cards": [_card(each, serving) for each in cards],
            "query": {**asked, "page": query.page},
            "more": more,
        },
    )


def _cards(serving: Service, query: FrontQuery) -> tuple[list[StoryCard], bool]:
    least = 1 if query.alone else 2
    found = serving.desk.front(limit=PAGE_SIZE + 1, offset=query.offset, least=least)
    return found[:PAGE_SIZE], len(found) > PAGE_SIZE


def _card(card: StoryCard, serving: Service) -> Card:
    several = card.reports > 1 and card.disputed is not None
    live = serving.stories.known(card.id) if several else None
    return Card(
        id=card.id,
        title=visible(" ".join(card.title.split())) or "Untitled story",
        dates=_dates(card.first, card.last),
        reports=card.reports,
        origins=card.origins,
        disputed=card.disputed,
        conflicts=live.summary.conflicts if live else (),
        updates=live.summary.updates if live else (),
        last_change=visible(card.last_change),
        changed_at=card.changed_at,
        changed=when(card.changed_at),
        outlets=tuple(visible(each) for each in card.outlets),
    )


def _dates(first: str | None, last: str | None) -> str:
    if not first:
        return "undated"
    return span_of_days(first, last) if last and last != first else spoken(first)
