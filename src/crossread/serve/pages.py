"""Templates to pages. Every word goes through the templates' escaping; no page has inline script.

The desk's templates come first; what they do not have is the dossier's, so that a story looks the
same on the desk and in a folder. A template of the desk that bears the name of one of the dossier's
takes its place (``parts/filters.html``: a form that asks the server, not the script).
"""

import secrets
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import unquote, urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from crossread import __version__
from crossread.dossier.view.passages import visible
from crossread.serve.clock import when
from crossread.serve.config import ServeConfig
from crossread.serve.signatures import form_token

SESSION_COOKIE = "crossread_session"
AUTHOR_COOKIE = "crossread_by"
NAMES_KEPT_S = 365 * 24 * 3600
STATIC = {  # name under /static/ → where it lies, media type
    "page.css": ("crossread.dossier", "templates/page.css", "text/css"),
    "page.js": ("crossread.dossier", "templates/page.js", "text/javascript"),
    "desk.css": ("crossread.serve", "static/desk.css", "text/css"),
    "desk.js": ("crossread.serve", "static/desk.js", "text/javascript"),
    "htmx.min.js": ("crossread.serve", "static/vendor/htmx.min.js", "text/javascript"),
}


def render(
    request: Request, name: str, context: Mapping[str, Any], status: int = 200
) -> HTMLResponse:
    """Return a page; a browser without a session gets one, so that its forms hold."""
    session = request.cookies.get(SESSION_COOKIE, "")
    known = session.isalnum() and len(session) == 32
    session = session if known else secrets.token_hex(16)
    config: ServeConfig = request.app.state.service.config
    response = HTMLResponse(
        template_text(
            name,
            {
                **context,
                "csrf": form_token(config.secret, session),
                "author": visible(unquote(request.cookies.get(AUTHOR_COOKIE, ""))),
                "here": request.url.path,
                "guarded": config.token is not None,
            },
        ),
        status,
    )
    if not known:
        response.set_cookie(SESSION_COOKIE, session, httponly=True, samesite="strict")
    return response


def template_text(name: str, context: Mapping[str, Any]) -> str:
    """Return the HTML that a template makes of its context."""
    return environment().get_template(name).render(context)


@cache
def environment() -> Environment:
    """Return the templates of the desk over those of the dossier."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader("crossread.serve"), PackageLoader("crossread.dossier")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "desk": True,
        "made_by": f"crossread {__version__}",
        "static": static_address,
        "with_query": with_query,
    }
    made.filters |= {"visible": visible, "when": when}
    return made


def with_query(path: str, values: Mapping[str, object]) -> str:
    """Return an address with its query; what is empty is left out.

    >>> with_query("/search", {"q": "at least 12", "page": None})
    '/search?q=at+least+12'
    """
    given = {key: value for key, value in values.items() if value not in (None, "", [], ())}
    return f"{path}?{urlencode(given, doseq=True)}" if given else path


def static_address(name: str) -> str:
    """Return the address of a static file; it changes with the file, so browsers may keep it."""
    return f"/static/{name}?v={sha256(static_file(name)).hexdigest()[:12]}"


@cache
def static_file(name: str) -> bytes:
    """Return the bytes of a static file; KeyError for another name."""
    package, path, _ = STATIC[name]
    return files(package).joinpath(path).read_bytes()
