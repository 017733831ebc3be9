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
class Capture:
    """Bytes as received. ``path`` names the input in messages and in the dossier."""

    path: str
    content: bytes
    sha256: str
    media_type: str  # "text/plain", "text/html", ...; from the bytes, not from the name alone
    given: Given = Given()


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


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that went no further, and why; ``detail`` is one sentence for a person."""

    path: str
    reason: Reason
    detail: str
