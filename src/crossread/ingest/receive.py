"""Inputs → captures: the one place where bytes are read.

Each input ends as one ``Capture`` or one ``Rejected``; nothing is read into memory before its
size is known, and nothing but regular files is opened.
"""

import hashlib
import os
import re
import stat
from collections.abc import Sequence
from typing import BinaryIO

from crossread.ingest.paths import STDIN, Found, expand, printable
from crossread.ingest.sniff import READ_BY_THIS_VERSION, is_document, sniff
from crossread.model.capture import Capture, Given, Reason, Rejected

# A long read of the web is 50 kB; a file beyond this size is an archive or a mistake.
MAX_BYTES = 20_000_000

_SURROGATES = re.compile("[\ud800-\udfff]")
_NEXT_STEP = {
    "text/html": "Web page; save its text as a .txt file and read that.",
    "application/pdf": "PDF; save its text (pdftotext FILE) and read that.",
    "application/json": "JSON; save the text of each report as a file of its own.",
    "application/x-ndjson": "JSON Lines; save the text of each report as a file of its own.",
    "application/xml": "XML; save the text of each report as a file of its own.",
}
_ANY_NEXT_STEP = "{}; save its text as a .txt file and read that."


def capture(
    paths: Sequence[str],
    *,
    given: Given = Given(),  # noqa: B008 - frozen
    stdin: BinaryIO | None = None,
    max_bytes: int = MAX_BYTES,
) -> list[Capture | Rejected]:
    """Return one ``Capture`` or ``Rejected`` for each input, by path.

    ``paths`` may name files, folders (read with all folders below, hidden files aside), patterns
    such as ``news/*.txt``, and ``-`` for ``stdin``. The order of the names does not change the
    outcome: of inputs with the same bytes the one with the smallest path is read, the others are
    rejected as its duplicates.
    """
    received = [
        entry
        if isinstance(entry, Rejected)
        else _receive(entry, given=given, stdin=stdin, max_bytes=max_bytes)
        for entry in expand(paths)
    ]
    return _without_duplicates(received)


def capture_text(
    text: str,
    *,
    name: str,
    given: Given = Given(),  # noqa: B008 - frozen
) -> Capture | Rejected:
    """Return the capture of a text that the caller holds; ``name`` stands where a path would.

    Lone surrogates, which no file could hold, become U+FFFD, so offsets stay what they were.
    """
    content = _SURROGATES.sub("\ufffd", text).encode("utf-8")
    return _capture_of(printable(name), content, given)


def _receive(
    found: Found, *, given: Given, stdin: BinaryIO | None, max_bytes: int
) -> Capture | Rejected:
    try:
        content = (
            _read_stream(stdin, max_bytes)
            if found.file == STDIN
            else _read_file(found.file, max_bytes)
        )
    except _Refused as refusal:
        return Rejected(found.path, refusal.reason, refusal.detail)
    except OSError as error:
        detail = f"It cannot be read: {error.strerror or error}."
        return Rejected(found.path, Reason.UNREADABLE, detail)
    return _capture_of(found.path, content, given)


class _Refused(Exception):  # noqa: N818 - a result on its way to a Rejected, not an error
    """A file that is not opened, and why."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason, self.detail = reason, detail


def _read_file(file: str, max_bytes: int) -> bytes:
    state = os.stat(file)
    if not stat.S_ISREG(state.st_mode):  # opening a pipe could wait for ever
        raise _Refused(Reason.UNREADABLE, "Not a regular file; pipe its content to -.")
    if state.st_size > max_bytes:
        raise _too_large(state.st_size, max_bytes)
    with open(file, "rb") as stream:
        return _bounded(stream, max_bytes)


def _read_stream(stream: BinaryIO | None, max_bytes: int) -> bytes:
    if stream is None:
        raise _Refused(Reason.UNREADABLE, "No standard input was given.")
    return _bounded(stream, max_bytes)


def _bounded(stream: BinaryIO, max_bytes: int) -> bytes:
    content = stream.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise _too_large(len(content), max_bytes)
    return content


def _too_large(size: int, max_bytes: int) -> _Refused:
    return _Refused(
        Reason.TOO_LARGE,
        f"{size:,} bytes or more, and at most {max_bytes:,} are read; split it into reports.",
    )


def _capture_of(path: str, content: bytes, given: Given) -> Capture | Rejected:
    if not content.strip(b" \t\r\n\v\f\x00\xff\xfe\xef\xbb\xbf"):
        return Rejected(path, Reason.EMPTY, "Nothing but white space.")
    media_type = sniff(content)
    if media_type in READ_BY_THIS_VERSION:
        return Capture(path, content, hashlib.sha256(content).hexdigest(), media_type, given)
    if is_document(media_type):
        detail = _NEXT_STEP.get(media_type) or _ANY_NEXT_STEP.format(media_type)
        return Rejected(path, Reason.UNSUPPORTED, detail)
    return Rejected(path, Reason.NOT_TEXT, f"Its bytes are no text ({media_type}).")


def _without_duplicates(received: Sequence[Capture | Rejected]) -> list[Capture | Rejected]:
    first: dict[str, str] = {}
    unique: list[Capture | Rejected] = []
    for entry in received:
        if isinstance(entry, Capture) and entry.sha256 in first:
            detail = f"The same bytes as {first[entry.sha256]}."
            unique.append(Rejected(entry.path, Reason.DUPLICATE, detail))
            continue
        if isinstance(entry, Capture):
            first[entry.sha256] = entry.path
        unique.append(entry)
    return unique
