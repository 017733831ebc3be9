"""URLs as strangers write them → where a request would go.

What is written here is what is asked: one reading of a URL decides the host that is looked up,
the name in ``Host`` and the name that the certificate must carry.
"""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from crossread.ingest.fetch.failure import Failure
from crossread.model.capture import Reason

PORTS = {"http": 80, "https": 443}
MAX_CHARACTERS = 4_000
FIRST_OPEN_PORT = 1_024  # below it only the web's own two: mail and shells answer there
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,62}\.)*[a-z0-9_-]{0,62}", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x20\x7f]")
_KEPT = "/%:@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes, in ASCII."""

    scheme: str
    host: str  # lower case; an IPv6 address without its brackets
    port: int
    path: str  # with the query, without the fragment

    @property
    def authority(self) -> str:
        """Return host and port as they stand in a URL, without the port that goes unsaid."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Return what one robots.txt rules over."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """Return the URL that is asked for."""
        return f"{self.origin}{self.path}"


def read_target(url: str, base: str = "") -> Target:
    """Return where a URL leads, relative to ``base``; Failure when it is not to be asked.

    >>> read_target("HTTPS://Quay.example/ä#top").url
    'https://quay.example/%C3%A4'
    """
    try:
        parts = urlsplit(urljoin(base, url.strip()))
        port = parts.port
    except ValueError as error:
        raise _refused(f"It is no URL: {error}.") from None
    if parts.scheme not in PORTS:
        raise _refused("Only http and https are fetched.")
    if len(url) > MAX_CHARACTERS or _CONTROLS.search(url.strip()):
        raise _refused("The URL is too long, or holds blanks or control characters.")
    if parts.username is not None or parts.password is not None:
        raise _refused("A URL with a user name or password is not fetched; take them out.")
    host, port = _host(parts.hostname or ""), PORTS[parts.scheme] if port is None else port
    if port not in PORTS.values() and port < FIRST_OPEN_PORT:
        raise _refused(f"Port {port} is not the web's.")
    path = quote(parts.path or "/", safe=_KEPT, errors="replace")
    if parts.query:
        path += "?" + quote(parts.query, safe=_KEPT + "?", errors="replace")
    return Target(parts.scheme, host, port, path)


def _host(written: str) -> str:
    """Return a host in ASCII; Failure for what no name and no address looks like."""
    if ":" in written:
        try:
            return str(ipaddress.IPv6Address(written.replace("%", "-")))  # no scope: that is local
        except ValueError:
            raise _refused(f"{written!r} is not an address.") from None
    try:
        host = written.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        host = ""
    if not _HOST.fullmatch(host):
        raise _refused("The URL names no host.")
    return host


def _refused(detail: str) -> Failure:
    return Failure(Reason.REFUSED_ADDRESS, detail)
