"""The page of a report: its text in full, its facts, its claims one by one; and its bare text."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from crossread.desk import ReportRead
from crossread.dossier.stored import stored
from crossread.dossier.view.claims import claims_in_points
from crossread.dossier.view.full import FullReport
from crossread.dossier.view.story import Summary
from crossread.errors import InputError
from crossread.model.codec import encode
from crossread.serve import pages as html
from crossread.serve.clock import when
from crossread.serve.live import Live
from crossread.serve.payloads import ReportPayload
from crossread.serve.problems import not_found
from crossread.serve.service import Service, Serving
from crossread.serve.shown import alone
from crossread.serve.twins import errors, pages, twins

page, twin = pages(), twins()


def read(serving: Service, report: str) -> ReportRead:
    """Return a report, its claims aside; Problem for an unknown id."""
    try:
        return serving.desk.report(report, claims=False)
    except InputError:
        raise not_found("report", report) from None


@twin.get("/reports/{report}.json", tags=["reports"], summary="A report", responses=errors(404))
def report_twin(serving: Serving, report: str) -> ReportPayload:
    """The report, its text, its versions, its claims and the points that they stand in."""
    found = read(serving, report)
    live = _live(serving, found)
    texts = {report: found.report.text}
    own = [claim for claim in live.collation.claims if claim.report == report] if live else []
    return ReportPayload(
        report=encode(found.report, texts),
        text=found.report.text,
        story=found.kept.story,
        versions=list(found.versions),
        claims=[encode(claim, texts) for claim in own],
        points=_points(live, {claim.id for claim in own}),
    )


@page.get("/reports/{report}.txt")
def text(serving: Serving, report: str) -> Response:
    """The frozen text that every offset refers to, as plain text."""
    return PlainTextResponse(stored(read(serving, report).report.text))


@page.get("/reports/{report}")
def report(request: Request, serving: Serving, report: str) -> Response:
    """The report's page."""
    found = read(serving, report)
    live = _live(serving, found)
    versions = [{"id": each.report, "when": when(each.moment)} for each in found.versions]
    context = {"versions": versions, **_context(live, found)}
    return html.render(request, "report.html", context)


def _context(live: Live | None, found: ReportRead) -> dict[str, object]:
    full: FullReport
    story: Summary | None = None
    claims: tuple[object, ...] = ()
    if live is None:
        full = alone(found.report)
    else:
        (full,) = (each for each in live.page.reports if each.head.id == found.report.id)
        story, claims = live.summary, claims_in_points(live.known, found.report.id)
    return {"report": full, "story": story, "claims": claims}


def _live(serving: Service, found: ReportRead) -> Live | None:
    """The report's story, where its comparison has the report."""
    if found.kept.story is None:
        return None
    live = serving.stories.get(found.kept.story)
    return live if found.report.id in live.known.reports else None


def _points(live: Live | None, claims: set[str]) -> dict[str, str]:
    if live is None:
        return {}
    points = live.collation.points
    return {claim: point.id for point in points for claim in point.claims if claim in claims}
