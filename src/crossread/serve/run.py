"""The application on a socket, until it is told to end."""

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from crossread.errors import OutputError
from crossread.serve.config import ServeConfig

_GRACE_S = 5  # how long a request may still take once the desk is told to end
_HEAD_BYTES = 256 * 1024  # of a request's head: the longest filter of a story takes 240 KB


@contextmanager
def listening(config: ServeConfig) -> Iterator[socket.socket]:
    """Give the socket that the desk listens at; OutputError when the address is taken."""
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as found:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((config.host.strip("[]"), config.port))
        except OSError as error:
            where = f"{config.host}:{config.port}"
            why, other = error.strerror or error, "--port 0"
            if isinstance(error, socket.gaierror):
                other = "--host 127.0.0.1"
            raise OutputError(f"cannot listen at {where}: {why}; try {other}") from error
        found.listen()
        yield found


def run(app: ASGIApp, at: socket.socket) -> None:
    """Serve until Ctrl-C or SIGTERM; requests at work are let finish."""
    # The server hears these itself, and raises them again once it has ended as was asked.
    before = {each: signal.signal(each, _ended) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        server(app).run(sockets=[at])
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _ended(number: int, frame: object) -> None:
    """Hear a signal that is answered."""


def server(app: ASGIApp) -> uvicorn.Server:
    """Return the server of an application, not yet at work."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,  # nobody stands in front whose word on addresses we take
            timeout_graceful_shutdown=_GRACE_S,
            limit_concurrency=200,
            h11_max_incomplete_event_size=_HEAD_BYTES,
        )
    )
