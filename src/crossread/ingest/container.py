"""What every reader of a format is given: a name, limits, and how a record becomes a capture."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, BinaryIO

from crossread.model.capture import Capture, Given, Reason, Rejected, Told

# A long read of the web is 50 kB; a report beyond this size is an archive or a mistake.
MAX_BYTES = 20_000_000

PLAIN = "text/plain"
HTML = "text/html"

BLANK = b" \t\r\n\v\f\x00\xff\xfe\xef\xbb\xbf"
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\s]+")
_SURROGATES = re.compile("[\ud800-\udfff]")
MAX_LABEL = 200


@dataclass(frozen=True, slots=True)
class Container:
    """A file that holds one record or several, by its path."""

    path: str
    given: Given = field(default_factory=Given)
    max_bytes: int = MAX_BYTES

    def record(
        self, label: object, content: bytes, media_type: str, told: Told, received: bytes | None
    ) -> Capture | Rejected:
        """Return the capture of a record; ``label`` tells it from the others, "" for the only one.

        ``received`` is the record as it stands in the container, when ``content`` is a part of it:
        the same text under two outlets' names is two records.
        """
        path = self.name(label)
        if len(content) > self.max_bytes:
            return Rejected(path, Reason.TOO_LARGE, too_large(len(content), self.max_bytes))
        if not content.strip(BLANK):
            return Rejected(path, Reason.EMPTY, "The record holds no text.")
        digest = hashlib.sha256(content if received is None else received).hexdigest()
        return Capture(path, content, digest, media_type, self.given, told)

    def rejected(self, label: object, reason: Reason, detail: str) -> Rejected:
        """Return the rejection of a record, or with the label "" of the whole file."""
        return Rejected(self.name(label), reason, detail)

    def name(self, label: object) -> str:
        """Return the path of a record: "feed.xml#3"."""
        short = _CONTROLS.sub(" ", str(label)).strip()[:MAX_LABEL]
        return f"{self.path}#{_SURROGATES.sub('?', short)}" if short else self.path


Reader = Callable[[BinaryIO, Container], Iterator[Capture | Rejected]]


def too_large(size: int, max_bytes: int) -> str:
    """Return the sentence for what is larger than is read."""
    return f"{size:,} bytes or more, and at most {max_bytes:,} are read; split it into reports."


def as_bytes(text: str) -> bytes:
    """Return text as UTF-8; lone surrogates, which no file could hold, become U+FFFD."""
    return _SURROGATES.sub("\ufffd", text).encode("utf-8")


def one_line(value: Any) -> str | None:
    r"""Return what a record says in one field, on one line; None where that is no words.

    >>> one_line("Ferry\n sinks"), one_line(" "), one_line(7)
    ('Ferry sinks', None, None)
    """
    return " ".join(value.split()) or None if isinstance(value, str) else None


def received(content: bytes, told: Told, extra: Mapping[str, str] | None = None) -> bytes:
    """Return bytes that stand for a record whose own cannot be had: its text and what was told."""
    stated = json.dumps({**asdict(told), **(extra or {})}, sort_keys=True).encode("ascii")
    return content + b"\n" + stated
