"""A small web on this machine: real sockets on 127.0.0.1, pages as a test wants them.

    with Web({"/a": Page(b"<p>Ferry late.</p>")}) as web:
        web.url("/a", host="quay.example")

Host names are given addresses by ``web.resolve``, never by the system, so nothing leaves the
machine. ``web.asked`` lists the requests as they came.
"""

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HERE = "127.0.0.1"


@dataclass(frozen=True)
class Page:
    """What a path answers with; ``drip_s`` is the pause between its bytes."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    drip_s: float = 0.0
    etag: str = ""
    promised: int | None = None  # a Content-Length that is a lie
    unannounced: bool = False  # no Content-Length: the body ends where the connection does


def redirect(to: str, status: int = 302) -> Page:
    """A page that sends on."""
    return Page(status=status, headers={"Location": to})


def packed(body: bytes, **headers: str) -> Page:
    """A page that is sent gzipped."""
    return Page(gzip.compress(body), headers={"Content-Encoding": "gzip", **headers})


@dataclass(frozen=True)
class Asked:
    """A request as the server saw it."""

    path: str
    headers: Mapping[str, str]
    at: float


Routes = dict[str, Page | Callable[[Asked], Page]]


class Web:
    """A server on a free port of this machine; ``pages`` may change while it runs."""

    def __init__(self, pages: Routes | None = None, *, tls: ssl.SSLContext | None = None) -> None:
        self.pages: Routes = pages or {}
        self.asked: list[Asked] = []
        self.names: dict[str, list[str]] = {}
        self._server = ThreadingHTTPServer((HERE, 0), _handler(self))
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self.scheme = "https" if tls else "http"
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)

    def __enter__(self) -> "Web":
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def url(self, path: str = "/", host: str = HERE) -> str:
        """The URL of a path, under whatever name."""
        return f"{self.scheme}://{host}:{self.port}{path}"

    def resolve(self, host: str, port: int) -> list[str]:
        """Every name is this machine's, unless ``names`` says otherwise."""
        return self.names.get(host, [HERE])

    def paths(self, *, robots: bool = False) -> list[str]:
        """The paths that were asked for, in order."""
        return [each.path for each in self.asked if robots or each.path != "/robots.txt"]


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])


def _handler(web: Web) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 10

        def do_GET(self) -> None:
            asked = Asked(
                self.path, {k.lower(): v for k, v in self.headers.items()}, time.monotonic()
            )
            web.asked.append(asked)
            page = web.pages.get(self.path, Page(status=404))
            page = page(asked) if callable(page) else page
            if page.etag and asked.headers.get("if-none-match") == page.etag:
                page = Page(status=304, etag=page.etag)
            try:
                self._send(page)
            except OSError:  # the client had enough
                self.close_connection = True

        def _send(self, page: Page) -> None:
            self.send_response(page.status)
            for name, value in _headers(page):
                self.send_header(name, value)
            self.end_headers()
            if page.drip_s:
                for byte in page.body:
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
                    time.sleep(page.drip_s)
            else:
                self.wfile.write(page.body)
            if page.unannounced or page.promised is not None:
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            """Keep the test's output clean."""

    return Handler


def _headers(page: Page) -> Iterator[tuple[str, str]]:
    yield from page.headers.items()
    if page.etag:
        yield "ETag", page.etag
    if page.status != 304 and not page.unannounced:
        yield "Content-Length", str(len(page.body) if page.promised is None else page.promised)
