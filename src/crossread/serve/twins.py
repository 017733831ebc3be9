"""How pages and twins are routed: the same errors are declared for every twin."""

from typing import Any

from fastapi import APIRouter

from crossread.serve.payloads import ErrorPayload
from crossread.serve.problems import Problem

JSON = "application/json"
_MEANINGS = {
    400: "The request cannot be read.",
    401: "The desk asks for a token.",
    403: "The request comes from a page of another site.",
    404: "There is no such thing in the store.",
    409: "The store does not allow it.",
    413: "The request is too large.",
    415: "The body is not JSON.",
    422: "Some fields do not fit.",
    503: "Too many uploads wait already.",
}


def errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the declaration of errors, all in one shape."""
    return {
        status: {"model": ErrorPayload, "description": _MEANINGS[status]} for status in statuses
    }


def pages() -> APIRouter:
    """Return a router for pages; they are not in the OpenAPI document."""
    return APIRouter(include_in_schema=False)


def twins() -> APIRouter:
    """Return a router for twins."""
    return APIRouter(responses=errors(400, 401, 422))


def json_only(content_type: str) -> None:
    """Problem where a body is not JSON: no page of another site can send that unasked."""
    if content_type.partition(";")[0].strip().lower() != JSON:
        raise Problem(415, "This address takes JSON.", f"Send it as {JSON}.")
