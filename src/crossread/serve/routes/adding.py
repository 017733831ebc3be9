"""Reports come in: files and pasted texts become a job, and a job tells how far it is."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

from fastapi import Depends, Header
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from crossread.desk import Taken
from crossread.dossier.view.passages import visible
from crossread.dossier.view.story import Input
from crossread.ingest import capture_bytes, capture_text
from crossread.model.capture import Capture, Given, Rejected
from crossread.serve import pages as html
from crossread.serve import shown
from crossread.serve.config import MEGABYTE, Limits
from crossread.serve.forms import Form, text
from crossread.serve.jobs import Job
from crossread.serve.payloads import JobPayload, JobsPayload, ReportsPayload
from crossread.serve.problems import Problem, invalid, not_found
from crossread.serve.queries import iso_day
from crossread.serve.service import Service, Serving
from crossread.serve.twins import errors, json_only, pages, twins

page, twin = pages(), twins()
PASTED = "pasted text"
LISTED = 200  # new reports that a job's page names; the others stand in search


async def _is_json(content_type: Annotated[str, Header()] = "") -> None:
    json_only(content_type)


@twin.post(
    "/reports.json",
    tags=["adding"],
    summary="Add reports",
    status_code=202,
    responses=errors(403, 413, 415, 503),
    dependencies=[Depends(_is_json)],
)
def add_twin(serving: Serving, body: ReportsPayload, response: Response) -> JobPayload:
    """Texts become a job; its address is in ``Location``."""
    inputs = [
        capture_text(
            each.text,
            name=each.name,
            given=_given(each.date or "", each.outlet or "", each.url or ""),
        )
        for each in body.reports
    ]
    job = serving.jobs.submit(inputs, _named([each.name for each in body.reports]))
    response.headers["location"] = f"/jobs/{job.id}.json"
    return JobPayload.model_validate(job)


@twin.get("/jobs.json", tags=["adding"], summary="Uploads")
def jobs_twin(serving: Serving) -> JobsPayload:
    """The uploads since the desk was started, last first."""
    return JobsPayload(jobs=[JobPayload.model_validate(job) for job in serving.jobs.recent()])


@twin.get("/jobs/{job}.json", tags=["adding"], summary="An upload", responses=errors(404))
def job_twin(serving: Serving, job: str) -> JobPayload:
    """How far an upload is, and what became of it."""
    return JobPayload.model_validate(_job(serving, job))


@page.get("/add")
def form(request: Request, serving: Serving) -> Response:
    """The form."""
    limits = serving.config.limits
    context = {
        "limits": limits,
        "megabytes": limits.body_bytes // MEGABYTE,
        "jobs": serving.jobs.recent()[:20],
    }
    return html.render(request, "add.html", context)


@page.post("/add")
async def add(serving: Serving, form: Form) -> Response:
    """Files and a pasted text become a job."""
    files = [
        (each.filename, await each.read())
        for each in form.getlist("files")
        if isinstance(each, UploadFile) and each.filename
    ]
    inputs, names = await run_in_threadpool(_inputs, form, files, serving.config.limits)
    if not names:
        raise Problem(422, "Nothing was added.", "Choose files or paste a text.")
    job = serving.jobs.submit(inputs, _named(names))
    return RedirectResponse(f"/jobs/{job.id}", 303)


@page.get("/jobs/{job}")
def job(request: Request, serving: Serving, job: str) -> Response:
    """How far an upload is."""
    found = _job(serving, job)
    return html.render(request, "job.html", {"job": found, **_outcome(found, serving)})


def _job(serving: Service, job: str) -> Job[Taken]:
    found = serving.jobs.get(job)
    if found is None:
        raise not_found("upload", job)
    return found


def _outcome(job: Job[Taken], serving: Service) -> dict[str, object]:
    taken = job.taken
    new = (*taken.added, *taken.versions) if taken else ()
    rejected = taken.rejected if taken else ()
    return {
        "added": [_added(each, serving) for each in new[:LISTED]],
        "more": max(0, len(new) - LISTED),
        "known": len(taken.known) if taken else 0,
        "rejected": [
            Input(visible(each.path), each.reason.value.replace("_", " "), visible(each.detail))
            for each in rejected
        ],
    }


def _added(report: str, serving: Service) -> dict[str, str]:
    found = serving.desk.report(report, claims=False)
    return {
        "id": report,
        "title": shown.title_of(found.report),
        "outlet": shown.name_of(found.report),
        "story": found.kept.story or "",
    }


def _inputs(
    form: FormData, files: list[tuple[str, bytes]], limits: Limits
) -> tuple[list[Capture | Rejected], list[str]]:
    """What a form brings, and how it is named."""
    given = _given(text(form, "date"), text(form, "outlet"), "")
    inputs = list(_unpacked(files, given, limits))
    names = [name for name, _ in files]
    pasted = form.get("pasted", "")
    if isinstance(pasted, str) and pasted.strip():
        names.append(PASTED)
        given = replace(given, url=text(form, "url") or None)
        inputs.append(capture_text(pasted, name=PASTED, given=given))
    return inputs, names


def _unpacked(
    files: list[tuple[str, bytes]], given: Given, limits: Limits
) -> Iterator[Capture | Rejected]:
    """The reports of all files; Problem once they come to more than may be taken at once."""
    size = 0
    outcomes = (
        o for name, content in files for o in capture_bytes(content, name=name, given=given)
    )
    for number, each in enumerate(outcomes, start=1):
        size += len(each.content) if isinstance(each, Capture) else 0
        if number > limits.reports or size > limits.unpacked_bytes:
            raise Problem(
                413,
                f"The files hold more than {limits.reports} reports, or more than "
                f"{limits.unpacked_bytes:,} bytes.",
                "Send fewer at once, or use crossread ingest.",
            )
        yield each


def _given(day: str, outlet: str, url: str) -> Given:
    """What a person says of a text; Problem for a day that is none."""
    try:
        date = iso_day(day).isoformat() if day else None
    except ValueError as error:
        raise invalid([(("date",), str(error))]) from None
    return Given(date=date, outlet=outlet or None, url=url or None)


def _named(names: list[str]) -> str:
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return visible(names[0][:100]) + more
