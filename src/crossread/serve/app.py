"""The application: routes, checks and answers to errors, put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from starlette.responses import JSONResponse

from crossread import __version__
from crossread.desk import Desk
from crossread.serve import openapi, problems, security
from crossread.serve.config import ServeConfig, checked
from crossread.serve.routes import (
    access,
    adding,
    compare,
    front,
    judging,
    news,
    points,
    reports,
    search,
    stories,
)
from crossread.serve.service import service

_SUBJECTS = (front, points, stories, reports, compare, search, adding, judging, news)
TWINS = tuple(subject.twin for subject in _SUBJECTS)
PAGES = (*(subject.page for subject in _SUBJECTS), access.page)


def make_app(desk: Desk, config: ServeConfig) -> FastAPI:
    """Return the application that serves a desk; SettingsError for an unsafe configuration.

    The desk stays the caller's to close, after the application has ended.
    """
    config = checked(config)
    app = routed()
    app.state.service = service(desk, config)
    problems.install(app)
    for guard in reversed(security.GUARDS):
        app.add_middleware(guard, config=config)
    app.add_middleware(problems.Faults)
    app.add_middleware(security.SecurityHeaders)
    return app


def routed() -> FastAPI:
    """Return the application without a desk: its addresses, and the document that tells of them."""
    app = FastAPI(
        title="crossread desk",
        version=__version__,
        docs_url=None,  # its pages would ask other hosts for scripts
        redoc_url=None,
        openapi_url=None,
        lifespan=_lifespan,
    )
    for router in (*TWINS, *PAGES):  # twins first: "/stories/{story}" would take their .json
        app.include_router(router)
    app.add_api_route("/openapi.json", _document(app), include_in_schema=False)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.service.close()


def _document(app: FastAPI) -> Any:
    def document() -> JSONResponse:
        """The OpenAPI document."""
        return JSONResponse(openapi.document(app))

    return document
