"""People rule: a judgement is kept, its story compared anew, its effect shown; and undone."""

from collections.abc import Sequence, Set
from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, Header
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from crossread.collate import standing
from crossread.dossier.judgements import asked, earlier, judgement
from crossread.dossier.view import claims
from crossread.dossier.view.lineage import Root, roots
from crossread.errors import InputError
from crossread.model.judgement import Heard, Judgement, Ruling
from crossread.model.report import Report
from crossread.serve import pages as html
from crossread.serve import shown
from crossread.serve.clock import now
from crossread.serve.forms import Form, text
from crossread.serve.live import Live
from crossread.serve.payloads import (
    AskPayload,
    JudgementPayload,
    JudgementsPayload,
    UndoPayload,
)
from crossread.serve.problems import Problem, invalid, not_found
from crossread.serve.service import Service, Serving
from crossread.serve.twins import errors, json_only, pages, twins

page, twin = pages(), twins()
NAME_LENGTH = 100


async def _is_json(content_type: Annotated[str, Header()] = "") -> None:
    json_only(content_type)


@twin.get("/judgements.json", tags=["judgements"], summary="All judgements")
def judgements_twin(serving: Serving) -> JudgementsPayload:
    """All judgements, oldest first, superseded ones among them."""
    log = serving.desk.judgements()
    return JudgementsPayload(judgements=list(log), standing=[each.id for each in standing(log)])


@twin.get(
    "/judgements/{judgement_id}.json",
    tags=["judgements"],
    summary="A judgement",
    responses=errors(404),
)
def judgement_twin(serving: Serving, judgement_id: str) -> JudgementPayload:
    """A judgement, whether it stands, and where its words stand now."""
    return _payload(serving, judgement_id)


@twin.post(
    "/judgements.json",
    tags=["judgements"],
    summary="Rule",
    status_code=201,
    responses=errors(403, 404, 409, 413, 415),
    dependencies=[Depends(_is_json)],
)
def rule_twin(serving: Serving, body: AskPayload) -> JudgementPayload:
    """The judgement is kept and its story compared anew before the answer."""
    ruled = _rule(serving, body)
    return _payload(serving, ruled.id)


@twin.post(
    "/judgements/{judgement_id}/undo.json",
    tags=["judgements"],
    summary="Take a judgement back",
    status_code=201,
    responses=errors(403, 404, 409, 413, 415),
    dependencies=[Depends(_is_json)],
)
def undo_twin(serving: Serving, judgement_id: str, body: UndoPayload) -> JudgementPayload:
    """A withdrawal is kept; what was withdrawn stays in the log."""
    return _payload(serving, _undo(serving, judgement_id, body.by).id)


@page.get("/judgements")
def judgements(request: Request, serving: Serving) -> Response:
    """All judgements, last first."""
    log = serving.desk.judgements()
    found = shown.judgements(log, _reports(serving, log))
    return html.render(request, "judgements.html", {"judgements": list(reversed(found))})


@page.get("/judgements/{judgement_id}")
def show(request: Request, serving: Serving, judgement_id: str) -> Response:
    """A judgement and its effect."""
    log = serving.desk.judgements()
    ruled = _ruled(log, judgement_id)
    one = next(
        each
        for each in shown.judgements(log, _reports(serving, [ruled]))
        if each.id == judgement_id
    )
    live = _live(serving, ruled)
    heard = _heard(live, ruled)
    context = {
        "one": one,
        "story": live.summary if live else None,
        "outcome": f"{heard.outcome.value}{': ' if heard.why else ''}{heard.why}" if heard else "",
        "roots": _roots(live, ruled) if live else (),
        "rows": [claims.stand(live.known, each) for each in _points(live, ruled)] if live else [],
    }
    return html.render(request, "judgement.html", context)


@page.post("/judgements")
def rule(serving: Serving, form: Form) -> Response:
    """A button on a point or on two reports becomes a judgement; its page shows the effect."""
    ruled = _rule(serving, _as_asked(form))
    return _to(ruled)


@page.post("/judgements/{judgement_id}/undo")
def undo(serving: Serving, judgement_id: str, form: Form) -> Response:
    """The undo button; the page of the judgement that was undone shows the effect."""
    _undo(serving, judgement_id, _author(form))
    response = RedirectResponse(f"/judgements/{judgement_id}", 303)
    return _remembering(response, _author(form))


def _to(ruled: Judgement) -> Response:
    return _remembering(RedirectResponse(f"/judgements/{ruled.id}", 303), ruled.by)


def _remembering(response: Response, author: str) -> Response:
    """The response with the author's name, so that it need not be typed again."""
    response.set_cookie(
        html.AUTHOR_COOKIE,
        quote(author),
        max_age=html.NAMES_KEPT_S,
        httponly=True,
        samesite="strict",
    )
    return response


def _as_asked(form: Form) -> AskPayload:
    """What a button asks: "split c-1", "same c-2" against the chosen claim, "speaker q-1".

    "origin r-2" is against another report.
    """
    ruling, _, id_ = text(form, "ask").partition(" ")
    two = (text(form, "against"), id_)
    pairs = {
        **dict.fromkeys(("same", "not_same", "origin", "not_origin"), two),
        "split": (text(form, "point"), id_),
        "speaker": (id_, text(form, f"speaker {id_}")),
    }
    if ruling not in pairs:
        raise invalid([(("ask",), f"known: {', '.join(pairs)}")])
    first, second = pairs[ruling]
    fields = {"story": text(form, "story"), "first": first, "second": second}
    missing = [name for name, value in fields.items() if not value]
    if missing:
        raise invalid([((name,), "is missing") for name in missing])
    return AskPayload(ruling=ruling, by=_author(form), **fields)  # type: ignore[arg-type]


def _author(form: Form) -> str:
    by = text(form, "by")
    if not by or len(by) > NAME_LENGTH:
        raise invalid([(("by",), f"a judgement needs its judge: 1 to {NAME_LENGTH} characters")])
    return by


def _rule(serving: Service, body: AskPayload) -> Judgement:
    """Keep a judgement and compare its story anew."""
    live = serving.stories.get(body.story)
    try:
        ruling, places, name = asked(
            Ruling(body.ruling), body.first, body.second, [live.collation], live.known.reports
        )
        before = earlier(standing(serving.desk.judgements(live.read.id)), ruling, places)
        ruled = judgement(
            ruling, places, by=body.by.strip(), at=now(), name=name, supersedes=before
        )
        serving.desk.rule(ruled)
    except InputError as error:
        raise Problem(422, f"{error}", "Load the page again: the comparison has changed.") from None
    serving.stories.compared(live.read.id)
    return ruled


def _undo(serving: Service, id_: str, by: str) -> Judgement:
    ruled = _ruled(serving.desk.judgements(), id_)
    try:
        withdrawn = serving.desk.undo(id_, by=by.strip(), at=now())
    except InputError as error:
        raise Problem(409, f"{error}", "Look at the list of judgements.") from None
    if story := _story(serving, ruled):
        serving.stories.compared(story)
    return withdrawn


def _ruled(log: Sequence[Judgement], id_: str) -> Judgement:
    for each in log:
        if each.id == id_:
            return each
    raise not_found("judgement", id_)


def _story(serving: Service, ruled: Judgement) -> str | None:
    return serving.desk.report(ruled.places[0].report, claims=False).story


def _live(serving: Service, ruled: Judgement) -> Live | None:
    story = _story(serving, ruled)
    return serving.stories.get(story) if story else None


def _reports(serving: Service, log: Sequence[Judgement]) -> dict[str, Report]:
    ids = dict.fromkeys(place.report for each in log for place in each.places)
    return {each: serving.desk.report(each, claims=False).report for each in ids}


def _heard(live: Live | None, ruled: Judgement) -> Heard | None:
    heard = live.collation.judgements if live else ()
    return next((each for each in heard if each.id == ruled.id), None)


def _points(live: Live, ruled: Judgement) -> list[str]:
    """The points that hold the words of a judgement now, or that both its reports speak of."""
    if ruled.ruling.on_reports:
        return _told_by_all({place.report for place in ruled.places}, live)
    spans = {(place.report, place.span) for place in ruled.places}
    own = {c.id for c in live.collation.claims if (c.report, c.span) in spans}
    quotes = {q.id for q in live.collation.quotes if (q.report, q.span) in spans}
    own |= {c.id for c in live.collation.claims if c.quote in quotes}
    return [each.id for each in live.collation.points if own & set(each.claims)]


def _told_by_all(reports: Set[str], live: Live) -> list[str]:
    report_of = {each.id: each.report for each in live.collation.claims}
    told_by = {each.id: {report_of[c] for c in each.claims} for each in live.collation.points}
    return [point for point, telling in told_by.items() if reports <= telling]


def _roots(live: Live, ruled: Judgement) -> tuple[Root, ...]:
    """The origins of the reports that a judgement on origins is about."""
    if not ruled.ruling.on_reports:
        return ()
    return roots(live.known, {place.report for place in ruled.places})


def _payload(serving: Service, id_: str) -> JudgementPayload:
    log = serving.desk.judgements()
    ruled = _ruled(log, id_)
    live = _live(serving, ruled)
    heard = _heard(live, ruled)
    return JudgementPayload(
        judgement=ruled,
        stands=any(each.id == id_ for each in standing(log)),
        superseded_by=next((each.id for each in log if each.supersedes == id_), None),
        story=live.read.id if live else None,
        outcome=heard.outcome if heard else None,
        why=heard.why if heard else "",
        points=_points(live, ruled) if live else [],
        origins=[each.id for each in _roots(live, ruled)] if live else [],
    )
