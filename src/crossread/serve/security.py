"""Who is let in: checks that stand before every page, and headers that stand on every answer.

    request ─ SecurityHeaders ─ Faults ─ Hosts ─ SameOrigin ─ Tokens ─ Bodies ─ page

* ``Hosts``: a foreign name that was bent to lead here (DNS rebinding) gets 400.
* ``SameOrigin``: a page of another site cannot make a browser write here: 403.
* ``Tokens``: where a token is set, no page, no twin and no form is given without it: 401.
* ``Bodies``: no body is read further than its limit: 413.

The form token, the second lock against forged requests, is checked where a form is read: ``forms``.
"""

from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crossread.serve.config import LOOPBACK_NAMES, ServeConfig, as_address, is_loopback
from crossread.serve.problems import Problem, answer
from crossread.serve.signatures import is_same, login_cookie

LOGIN_COOKIE = "crossread_login"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
LOGIN, STATIC = "/login", "/static/"  # what a browser needs before it has a token

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # "no-referrer" would send forms with the origin "null"
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


class SecurityHeaders:
    """Puts the headers on every answer; one that a page set itself stays."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the headers."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "private, no-cache")
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


class _Check:
    """Lets a request through unless ``problem_with`` it."""

    def __init__(self, app: ASGIApp, config: ServeConfig) -> None:
        self.app = app
        self.config = config

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the problem, or pass on."""
        problem = (
            self.problem_with(scope, Headers(scope=scope)) if scope["type"] == "http" else None
        )
        if problem:
            await answer(scope, problem)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def problem_with(self, scope: Scope, headers: Headers) -> Problem | None:
        """Return why the request goes no further, None when it may."""
        raise NotImplementedError


class Hosts(_Check):
    """Answers to addresses, to ``localhost`` and to the names it was started with.

    A rebound name is always a name: an address cannot be bent. A desk for this machine alone
    answers to loopback addresses only.
    """

    def problem_with(self, scope: Scope, headers: Headers) -> Problem | None:
        """Return the problem with a host that is not ours."""
        given = headers.getlist("host")
        if len(given) == 1 and self._is_ours(host_of(given[0])):
            return None
        return Problem(
            400,
            "The request names a host that this desk does not answer to.",
            "Open the address that crossread serve printed, or start it with --name NAME.",
        )

    def _is_ours(self, host: str) -> bool:
        if host in self.config.names | LOOPBACK_NAMES or host == self.config.host.lower():
            return True
        return is_loopback(host) if self.config.is_local else as_address(host) is not None


class SameOrigin(_Check):
    """Lets a request that writes through only from the desk's own pages, or from no page at all.

    Browsers say where a request comes from (``Origin``, ``Sec-Fetch-Site``) and a page cannot
    forge it; programs say nothing.
    """

    def problem_with(self, scope: Scope, headers: Headers) -> Problem | None:
        """Return the problem with a write from another site."""
        if scope["method"] in SAFE_METHODS:
            return None
        origin, site = headers.get("origin"), headers.get("sec-fetch-site", "none")
        ours = origin is None or origin.partition("://")[2].lower() == headers["host"].lower()
        if ours and site in ("none", "same-origin"):
            return None
        return Problem(
            403,
            "A page of another site asked for a change here.",
            "Open the desk itself and do it there.",
        )


class Tokens(_Check):
    """Asks for the token, as ``Authorization: Bearer`` or as the cookie of the login page."""

    def problem_with(self, scope: Scope, headers: Headers) -> Problem | None:
        """Return the problem with a request without the token."""
        token = self.config.token
        if token is None or scope["path"] == LOGIN or scope["path"].startswith(STATIC):
            return None
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and is_same(given.strip(), token):
            return None
        if is_same(cookie(headers.get("cookie", ""), LOGIN_COOKIE), login_cookie(token)):
            return None
        return Problem(401, "This desk asks for a token.", "Log in, or send it as a bearer token.")


class Bodies:
    """Stops reading a body that is larger than the limit, whatever length it claims to have."""

    def __init__(self, app: ASGIApp, config: ServeConfig) -> None:
        self.app = app
        self.most = config.limits.body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with 413, or pass on with a body that is counted as it comes."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        claimed = Headers(scope=scope).get("content-length", "0")
        if not claimed.isdigit() or int(claimed) > self.most:
            await answer(scope, self._too_large())(scope, receive, send)
            return
        came = 0

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > self.most:
                raise self._too_large()
            return message

        await self.app(scope, counted, send)

    def _too_large(self) -> Problem:
        return Problem(
            413,
            f"The request is larger than {self.most:,} bytes.",
            "Send fewer files at once, or use crossread ingest.",
        )


def host_of(header: str) -> str:
    """Return the host of a ``Host`` header without its port, in lower case.

    >>> host_of("LOCALHOST:8765"), host_of("[::1]:8765"), host_of("127.0.0.1")
    ('localhost', '[::1]', '127.0.0.1')
    """
    host = header.strip().lower()
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.rpartition(":")[0] if ":" in host else host


def cookie(header: str, name: str) -> str:
    """Return the value of a cookie, "" where there is none or the header cannot be read."""
    try:
        found = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


GUARDS = (Hosts, SameOrigin, Tokens, Bodies)  # in the order in which a request meets them
