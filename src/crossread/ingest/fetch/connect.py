"""A connection to an address that was looked up once and found fit, and to no other.

Between a check of a name and a connection by that name its owner could change the answer (DNS
rebinding). Here the name is looked up once, every address of the answer is ruled on, one of them
is connected to, and the peer that answers is ruled on again. ``Host`` and the certificate go by
the name still. Each read gets what is left of the time, so a server that drips ends too.
"""

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

from crossread.ingest.fetch.address import refusal
from crossread.ingest.fetch.failure import Failure
from crossread.model.capture import Reason

Resolve = Callable[[str, int], Sequence[str]]
"""Gives the IP addresses of a host; OSError when it has none."""

Left = Callable[[], float]
"""Gives the seconds that are left."""

_INSTANT_S = 0.001  # a time-out of zero would mean "do not wait" to a socket


def look_up(host: str, port: int) -> list[str]:
    """Return the addresses of a host as the system knows them, in its order; OSError for none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


class Guard(httpcore.NetworkBackend):
    """Connects to addresses that may be reached, while time is left."""

    def __init__(self, resolve: Resolve, *, allow_private: bool, connect_s: float, left: Left):
        self._resolve, self._allow_private = resolve, allow_private
        self._connect_s, self._left = connect_s, left
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a stream to the first address of a host that answers; Failure when none may."""
        trouble: Exception = OSError("it has no address")
        for address in self._checked(host, port):
            wait_s = min(self._connect_s, self._left())
            try:
                stream = self._sockets.connect_tcp(address, port, max(wait_s, _INSTANT_S))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                trouble = error
                continue
            self._check(host, str(stream.get_extra_info("server_addr")[0]))
            return Timed(stream, self._left, self._connect_s)
        raise trouble

    def _checked(self, host: str, port: int) -> Sequence[str]:
        """Return the addresses of a host; a name that leads inside and outside is a trick."""
        seconds = min(self._connect_s, self._left())
        addresses = looked_up(self._resolve, host, port, seconds)
        for address in addresses:
            self._check(host, address)
        return addresses

    def _check(self, host: str, address: str) -> None:
        kind = refusal(address, allow_private=self._allow_private)
        if kind:
            detail = f"{host} leads to {address}, a {kind} address, which is not connected to."
            raise Failure(Reason.REFUSED_ADDRESS, detail)


class Timed(httpcore.NetworkStream):
    """A stream that ends when the time is over, however slowly its bytes come."""

    def __init__(self, stream: httpcore.NetworkStream, left: Left, connect_s: float) -> None:
        self._stream, self._left, self._connect_s = stream, left, connect_s

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return the next bytes; ReadTimeout when they come too late."""
        return self._stream.read(max_bytes, self._seconds())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes; WriteTimeout when they are not taken in time."""
        self._stream.write(buffer, self._seconds())

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """Return the stream under TLS, for the name that the certificate must carry."""
        seconds = min(self._seconds(), self._connect_s)
        secure = self._stream.start_tls(ssl_context, server_hostname, seconds)
        return Timed(secure, self._left, self._connect_s)

    def close(self) -> None:
        """End the connection."""
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        """Return what the stream below knows under a name."""
        return self._stream.get_extra_info(info)

    def _seconds(self) -> float:
        left = self._left()
        if left <= 0:
            raise httpcore.ReadTimeout("the time is over")
        return max(left, _INSTANT_S)


def looked_up(resolve: Resolve, host: str, port: int, seconds: float) -> Sequence[str]:
    """Return what ``resolve`` returns, or raise what it raises; ConnectTimeout when it is late.

    The system's look-up takes no time-out, so it runs beside us and is left to itself when late.
    """
    answers: list[Sequence[str]] = []
    errors: list[Exception] = []

    def run() -> None:
        try:
            answers.append(resolve(host, port))
        except Exception as error:  # raised below, in the caller's thread
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(max(seconds, _INSTANT_S))
    if errors:
        raise errors[0]
    if not answers:
        raise httpcore.ConnectTimeout("its name was not looked up in time")
    return answers[0]
