"""Logging in and out where the desk has a token, and the files that every page loads."""

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from crossread.serve import pages as html
from crossread.serve.forms import Form, text
from crossread.serve.pages import STATIC, static_file
from crossread.serve.problems import Problem
from crossread.serve.security import LOGIN_COOKIE
from crossread.serve.service import Serving
from crossread.serve.signatures import is_same, login_cookie
from crossread.serve.twins import pages

page = pages()
_A_YEAR = "public, max-age=31536000, immutable"


@page.get("/login")
def form(request: Request, back: Annotated[str, Query(max_length=2000)] = "/") -> Response:
    """The form that asks for the token."""
    return html.render(request, "login.html", {"back": _inside(back), "wrong": False})


@page.post("/login")
def login(request: Request, serving: Serving, form: Form) -> Response:
    """Lets a browser in; a wrong token gets the form again, with 403."""
    token, back = serving.config.token, _inside(text(form, "back"))
    if token is not None and not is_same(text(form, "token"), token):
        return html.render(request, "login.html", {"back": back, "wrong": True}, 403)
    response = RedirectResponse(back, 303)
    if token is not None:
        response.set_cookie(LOGIN_COOKIE, login_cookie(token), httponly=True, samesite="lax")
    return response


@page.post("/logout")
def logout(form: Form) -> Response:
    """Forgets the login of this browser."""
    response = RedirectResponse("/login", 303)
    response.delete_cookie(LOGIN_COOKIE, httponly=True, samesite="lax")
    return response


@page.get("/static/{name}")
def static(name: str) -> Response:
    """A file of the desk itself; its address changes when it does."""
    if name not in STATIC:
        raise Problem(404, "There is no such file.")
    return Response(
        static_file(name), media_type=STATIC[name][2], headers={"cache-control": _A_YEAR}
    )


def _inside(address: str) -> str:
    """The address where it leads to the desk itself, else the front page."""
    leads_out = not address.startswith("/") or address.startswith(("//", "/\\"))
    return "/" if leads_out or any(ord(each) < 0x20 for each in address) else address
