"""What goes wrong, in one shape: ``{"error": {"status", "code", "message", "next_step", ...}}``.

A page answers with the same words as HTML. A fault of the desk's own is a 500 with an id that
stands in the log too; everything that the asker can mend is a 4xx.
"""

import logging
import secrets
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crossread.errors import CrossreadError, InputError
from crossread.serve import pages

LOG = logging.getLogger("crossread.serve")
_NEXT_STEPS = {
    400: "Correct it and send it again; openapi.json says what each address takes.",
    404: "Start at the front page, or search.",
    405: "See openapi.json for what each address takes.",
}


class Problem(HTTPException):
    """Something that the asker can mend; ``details`` are its single mistakes."""

    def __init__(
        self, status: int, message: str, next_step: str = "", details: tuple[str, ...] = ()
    ) -> None:
        super().__init__(status, message)
        self.message = message
        self.next_step = next_step or _NEXT_STEPS.get(status, "")
        self.details = details

    @property
    def code(self) -> str:
        """Return the status as a word for programs: "not_found"."""
        return HTTPStatus(self.status_code).phrase.lower().replace(" ", "_").replace("-", "_")


def not_found(what: str, id_: str) -> Problem:
    """Return the problem with an id that the store does not hold."""
    return Problem(404, f"There is no {what} {id_[:80]!r} in this store.")


def as_form(problem: Problem) -> dict[str, dict[str, Any]]:
    """Return a problem in the shape that every JSON answer has."""
    return {
        "error": {
            "status": problem.status_code,
            "code": problem.code,
            "message": problem.message,
            "next_step": problem.next_step,
            "details": list(problem.details),
        }
    }


def answer(scope: Scope, problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """Return the answer that says what is wrong, in the form that was asked for."""
    more = dict(headers or {})
    if problem.status_code == 401:
        more["www-authenticate"] = 'Bearer realm="crossread"'
    if wants_json(scope):
        return JSONResponse(as_form(problem), problem.status_code, more)
    if problem.status_code == 401 and scope["method"] == "GET":
        query = scope["query_string"].decode("latin-1")
        back = quote(scope["path"] + (f"?{query}" if query else ""), safe="")
        return RedirectResponse(f"/login?back={back}", 303)
    response = pages.render(
        Request(scope), "problem.html", {"problem": problem}, problem.status_code
    )
    response.headers.update(more)
    return response


def wants_json(scope: Scope) -> bool:
    """Whether the answer is for a program: a .json address, a JSON body, or no taste for HTML."""
    headers = Headers(scope=scope)
    accepted = headers.get("accept", "")
    return (
        scope["path"].endswith(".json")
        or headers.get("content-type", "").startswith("application/json")
        or ("application/json" in accepted and "text/html" not in accepted)
    )


def install(app: FastAPI) -> None:
    """Give the application its answers to everything that is raised on purpose."""
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(RequestValidationError, _on_validation)
    app.add_exception_handler(CrossreadError, _on_own)


def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - what it is installed for
    return answer(request.scope, _as_problem(error), error.headers)


def _as_problem(error: HTTPException) -> Problem:
    if isinstance(error, Problem):
        return error
    phrase = HTTPStatus(error.status_code).phrase
    detail = f"{error.detail.rstrip('.')}." if error.detail not in ("", phrase) else ""
    messages = {
        404: "There is nothing at this address.",
        405: "This address does not take that method.",
    }
    return Problem(error.status_code, detail or messages.get(error.status_code, phrase))


def _on_validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - what it is installed for
    found = error.errors()
    if any(each["type"] == "json_invalid" for each in found):
        return answer(request.scope, Problem(400, "The body is not JSON.", "Send one JSON object."))
    return answer(request.scope, invalid([(each["loc"][1:], each["msg"]) for each in found]))


def invalid(mistakes: list[tuple[tuple[Any, ...], str]]) -> Problem:
    """Return the problem with fields that do not fit, each with its place and what is legal."""
    details = (f"{'.'.join(map(str, where)) or 'body'}: {message}" for where, message in mistakes)
    return Problem(
        422,
        "Some fields do not fit.",
        "Correct them and send it again.",
        tuple(each[:300] for each in details),
    )


def _on_own(request: Request, error: Exception) -> Response:
    """What the core refuses on purpose: an input is the asker's to mend, the rest is ours."""
    if isinstance(error, InputError):
        return answer(request.scope, Problem(400, str(error)))
    return fault(request.scope, error)


class Faults:
    """Turns what nobody meant to raise into a 500 that says nothing of the inside."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; where that fails before the first byte, say so."""
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except HTTPException as error:  # raised below the application, as by a body too large
            if not begun:
                await answer(scope, _as_problem(error))(scope, receive, send)
        except Exception as error:
            if begun or scope["type"] != "http":
                raise
            await fault(scope, error)(scope, receive, send)


def fault(scope: Scope, error: Exception) -> Response:
    """Return the answer to a fault of our own, and write the fault into the log."""
    name = secrets.token_hex(4)
    LOG.error("fault %s at %s %s", name, scope["method"], scope["path"], exc_info=error)
    step = f"It is a fault of crossread. The log of the desk tells more under {name}."
    return answer(scope, Problem(500, "The desk failed at this.", step))
