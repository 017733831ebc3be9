"""Forms as they come from a page: bounded, and only with the token that the page gave them."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

from crossread.serve.config import ServeConfig
from crossread.serve.pages import SESSION_COOKIE
from crossread.serve.problems import Problem
from crossread.serve.signatures import form_token, is_same

FIELD, HEADER = "csrf", "x-csrf-token"
_FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")
_FIELDS = 100  # the largest form of the desk has a claim a box
_TOO_MUCH = ("Too many", "Part exceeded")  # how the parser's messages begin


async def _form(request: Request) -> AsyncIterator[FormData]:
    """Yield the form of a request, closed afterwards; Problem when it is none or not ours."""
    config: ServeConfig = request.app.state.service.config
    if not request.headers.get("content-type", "").lower().startswith(_FORM_TYPES):
        raise Problem(415, "This address takes a form.", "Use the page, or the .json address.")
    try:
        form = await request.form(
            max_files=config.limits.files,
            max_fields=_FIELDS,
            max_part_size=4 * config.limits.pasted_characters,
        )
    except HTTPException as error:
        if isinstance(error, Problem) or not str(error.detail).startswith(_TOO_MUCH):
            raise
        raise Problem(413, f"{error.detail}", "Send less at once.") from None
    try:
        _check(request, form, config.secret)
        yield form
    finally:
        await form.close()


def _check(request: Request, form: FormData, secret: bytes) -> None:
    session = request.cookies.get(SESSION_COOKIE, "")
    given = form.get(FIELD) or request.headers.get(HEADER, "")
    if session and isinstance(given, str) and is_same(given, form_token(secret, session)):
        return
    raise Problem(
        403,
        "This form was not given out by this desk, or before it was started anew.",
        "Go back, load the page again and send it once more.",
    )


def text(form: FormData, name: str) -> str:
    """Return a field of a form without white space around it; "" where it is missing or a file."""
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


Form = Annotated[FormData, Depends(_form)]
