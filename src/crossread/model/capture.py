"""Bytes as they came in, and inputs that went no further."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller says about an input that its bytes may lack; None where nothing was said."""

    date: str | None = None  # ISO 8601 day or instant
    outlet: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that comes from no file; ``name`` stands for its path."""

    text: str
    name: str
    given: Given = Given()


@dataclass(frozen=True, slots=True)
class Told:
    """What a container (feed, archive, JSON Lines) says of a record; None where it says nothing.

    It goes before what the record's own text says, and after what the caller gave.
    """

    url: str | None = None
    title: str | None = None
    date: str | None = None  # as written; read where the record is cleaned
    modified: str | None = None
    author: str | None = None
    outlet: str | None = None
    agency: str | None = None  # the source that the record is credited to
    dateline: str | None = None
    charset: str | None = None  # of the HTTP or MIME header


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as received. ``path`` names the input in messages and in the dossier.

    A record of a container is named "feed.xml#3"; its ``content`` is the text or page that it
    holds.
    """

    path: str
    content: bytes
    sha256: str  # of the file or record as received, with all that a container says of it
    media_type: str  # "text/plain", "text/html", ...; from the bytes, not from the name alone
    given: Given = Given()
    told: Told = Told()


class Reason(StrEnum):
    """Why an input went no further."""

    EMPTY = "empty"  # no byte, or nothing but white space
    NOT_TEXT = "not_text"  # binary
    NOT_DECODED = "not_decoded"  # no known encoding fits
    TOO_SHORT = "too_short"  # no sentence to read
    TOO_LARGE = "too_large"
    DUPLICATE = "duplicate"  # the very same bytes came twice
    UNREADABLE = "unreadable"  # the file system said no
    UNSUPPORTED = "unsupported"  # a format this version does not read
    NO_REPORT = "no_report"  # an error page, a redirect, a record without a text
    REFUSED_ADDRESS = "refused_address"  # no web address, or one inside somebody's network
    ROBOTS = "robots"  # the host does not want it read, or not now
    HTTP_STATUS = "http_status"  # the server answered, and not with the page
    REDIRECTS = "redirects"  # it sends on and on
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"  # no such host, no connection, no valid certificate


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that went no further, and why; ``detail`` is one sentence for a person."""

    path: str
    reason: Reason
    detail: str
