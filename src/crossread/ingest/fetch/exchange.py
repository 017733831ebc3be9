"""One request and its answer; where an answer leads is the fetcher's concern."""

import re
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import cached_property

import httpcore

from crossread.ingest.fetch import body
from crossread.ingest.fetch.config import FetchConfig
from crossread.ingest.fetch.connect import Guard, Resolve, look_up
from crossread.ingest.fetch.failure import Failure
from crossread.ingest.fetch.target import Target
from crossread.model.capture import Reason
from crossread.model.fetched import Validators

GIVEN = frozenset({200, 203, 204})
_LEADS_ON = frozenset({301, 302, 303, 307, 308})
NOT_MODIFIED = 304
_NUMBERED = re.compile(r"^\[Errno -?\d+\] ")
_VALIDATOR = re.compile(r"[\x21-\x7e][\x20-\x7e]{0,500}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered. The body is empty unless it gave one."""

    status: int
    headers: Mapping[str, str]
    content: bytes = b""

    @property
    def leads_to(self) -> str | None:
        """Return the URL that the answer sends on to, as written."""
        return self.headers.get("location") if self.status in _LEADS_ON else None

    @property
    def validators(self) -> Validators:
        """Return what to ask again with; what no request could carry is left out."""
        return Validators(
            _sendable(self.headers.get("etag")), _sendable(self.headers.get("last-modified"))
        )

    @property
    def media_type(self) -> str:
        """Return the media type that the server states, "" for none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()[:100]

    @property
    def charset(self) -> str | None:
        """Return the charset that the server states."""
        message = Message()
        message["content-type"] = self.headers.get("content-type", "")
        charset = message.get_param("charset")
        return charset[:100] if isinstance(charset, str) and charset else None


class Exchanger:
    """Asks one URL once, within the limits; Failure when nothing came of it."""

    def __init__(
        self,
        config: FetchConfig,
        resolve: Resolve = look_up,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.config, self.resolve, self.clock = config, resolve, clock

    @cached_property
    def trust(self) -> ssl.SSLContext:
        """The certificates of the system, SSL_CERT_FILE among them, and those of certifi."""
        return httpcore.default_ssl_context()

    def ask(self, target: Target, headers: Mapping[str, str], max_bytes: int) -> Answer:
        """Return what the server of a target answered, with the body when it gives one."""
        ends = self.clock() + self.config.total_s
        guard = Guard(
            self.resolve,
            allow_private=self.config.allow_private,
            connect_s=self.config.connect_s,
            left=lambda: ends - self.clock(),
        )
        trust = self.trust if target.scheme == "https" else None
        try:
            with httpcore.ConnectionPool(trust, network_backend=guard) as pool:
                return self._asked(pool, target, headers, max_bytes)
        except httpcore.TimeoutException:
            raise Failure(Reason.TIMEOUT, f"{target.host} took too long to answer.") from None
        except (httpcore.NetworkError, OSError, UnicodeError) as error:
            raise Failure(Reason.UNREACHABLE, f"{target.host}: {_in_words(error)}.") from None
        except httpcore.ProtocolError as error:
            detail = f"{target.host} breaks off or speaks no HTTP: {error}."
            raise Failure(Reason.UNREADABLE, detail) from None

    def _asked(
        self,
        pool: httpcore.ConnectionPool,
        target: Target,
        headers: Mapping[str, str],
        max_bytes: int,
    ) -> Answer:
        own = {
            "Host": target.authority,
            "User-Agent": self.config.user_agent,
            "Accept-Encoding": body.ACCEPTED,
            "Connection": "close",
        }
        sent = [*own.items(), *headers.items()]
        url = httpcore.URL(
            scheme=target.scheme, host=target.host, port=target.port, target=target.path
        )
        with pool.stream("GET", url, headers=sent) as response:
            told = _folded(response.headers)
            if response.status not in GIVEN:
                return Answer(response.status, told)
            if _size(told) > max_bytes:
                raise body.oversized(max_bytes)
            chunks = response.iter_stream()
            content = body.whole(chunks, told.get("content-encoding", ""), max_bytes)
        return Answer(response.status, told, content)


def asking_again(known: Validators) -> dict[str, str]:
    """Return the headers that ask whether something has changed."""
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in headers.items() if value and _sendable(value)}


def wait_asked(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that a server asks to be left alone for, None when it does not say.

    A date is read against the server's own, so nobody's clock matters.

    >>> wait_asked({"retry-after": "120"})
    120.0
    """
    value = headers.get("retry-after", "").strip()
    if value.isdecimal():
        return float(value[:9])
    until, said = _instant(value), _instant(headers.get("date", ""))
    return max(0.0, (until - said).total_seconds()) if until and said else None


def _in_words(error: Exception) -> str:
    """What went wrong, without the number that the system gives it."""
    return _NUMBERED.sub("", str(error))


def _instant(value: str) -> datetime | None:
    try:
        return parsedate_to_datetime(value).astimezone()
    except (ValueError, TypeError, IndexError, OverflowError, OSError):
        return None


def _folded(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return the headers by lower-case name; of one that comes twice the first."""
    told: dict[str, str] = {}
    for name, value in headers:
        told.setdefault(name.decode("latin-1").lower(), _text(value))
    return told


def _text(value: bytes) -> str:
    """Return a header as text: addresses in it may be UTF-8, though none should."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _size(told: Mapping[str, str]) -> int:
    """Return the size that a server announces, 0 when it does not."""
    announced = told.get("content-length", "")
    return int(announced[:20]) if announced.isdecimal() else 0


def _sendable(value: str | None) -> str | None:
    return value if value and _VALIDATOR.fullmatch(value) else None
