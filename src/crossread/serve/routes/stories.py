"""The page of a story: its dossier, live, with what changed and a filter."""

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from crossread.dossier.to_json import as_form, as_text
from crossread.dossier.view.narrow import Choice, narrowed
from crossread.serve import choices, shown
from crossread.serve import pages as html
from crossread.serve.live import Live
from crossread.serve.payloads import Shown, StoryPayload
from crossread.serve.queries import StoryQuery
from crossread.serve.service import Serving
from crossread.serve.twins import JSON, errors, pages, twins

page, twin = pages(), twins()
Asked = Annotated[StoryQuery, Query()]


@twin.get(
    "/stories/{story}.json",
    tags=["stories"],
    summary="A story",
    response_model=StoryPayload,
    responses=errors(404, 409),
)
def story_twin(serving: Serving, story: str, query: Asked) -> Response:
    """The story's whole dossier; ``shown`` says what the filter leaves of it."""
    live = serving.stories.get(story)
    given = {
        **StoryPayload(
            id=live.read.id,
            title=live.read.title,
            fresh=live.read.fresh,
            waiting=list(live.read.waiting),
            compared_at=live.read.compared_at,
            changes=list(reversed(live.read.changes)),
            events=list(live.read.events),
            shown=_shown(live, choices.choice(live, query)),
            dossier={},
        ).model_dump(mode="json"),
        "dossier": as_form(live.dossier),
    }
    return Response(as_text(given), media_type=JSON)


@page.get("/stories/{story}")
def story(request: Request, serving: Serving, story: str, query: Asked) -> Response:
    """The story's page."""
    live = serving.stories.get(story)
    if live.read.id != story:  # it went into another
        return RedirectResponse(f"/stories/{live.read.id}", 303)
    page_, form = choices.narrow(live, query)
    names = shown.names_of(live.known)
    return html.render(
        request,
        "story.html",
        {
            "page": page_,
            "choices": form,
            "asked": choices.asked(query),
            "every": tuple(live.known.heads.values()),
            "stale": not live.read.fresh,
            "waiting": len(live.read.waiting),
            "changes": [shown.change(each, names) for each in reversed(live.read.changes)],
            "events": shown.events(live.read.events, names),
        },
    )


def _shown(live: Live, choice: Choice) -> Shown:
    """What a filter leaves, by id."""
    page = narrowed(live.page, choice)
    rows = [row.id for group in page.table.groups for row in group.rows]
    alone = [point.id for column in page.table.alone for point in column.every]
    left = (*page.summary.conflicts, *page.others)
    return Shown(
        reports=[head.id for head in page.table.heads],
        points=[*rows, *alone],
        discrepancies=[each.id for each in left],
    )
