"""Bytes of any kind → captures: sniffed, unpacked, and given to the reader of their format.

Each stream yields at least one outcome, and so does each record of an archive, a feed or a list.
Nothing is read into memory before its size is known, and archives are read as streams.
"""

import gzip
import os
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from crossread.ingest.container import BLANK, PLAIN, Container, too_large
from crossread.ingest.feed import Entry, NoEntry, entries, json_entries
from crossread.ingest.formats import READERS, STREAMED
from crossread.ingest.sniff import HEAD_BYTES, is_document, may_be_json, sniff
from crossread.model.capture import Capture, Reason, Rejected

_JSON_FEED = "application/feed+json"
_FEEDS = frozenset({"application/rss+xml", _JSON_FEED})
_NEXT_STEP = {
    "application/pdf": "PDF; save its text (pdftotext FILE) and read that.",
    "application/zip": "ZIP; unpack it and read the folder, or save its text as a .txt file.",
    "application/xml": "XML of an unknown kind; save the text of each report as a .txt file.",
}
_GZIP = 31  # zlib's number for the largest window with a gzip header
_ANY_NEXT_STEP = "{}; save its text as a .txt file and read that."


class Refused(Exception):  # noqa: N818 - a result on its way to a Rejected, not an error
    """Bytes that are not read, and why."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason, self.detail = reason, detail


def outcomes(content: BinaryIO, container: Container) -> Iterator[Capture | Rejected]:
    """Yield the outcomes of what is in a stream, at least one, however it ends."""
    none = True
    try:
        for outcome in _read(content, container):
            none = False
            yield outcome
        if none:  # an archive of pictures
            yield container.rejected("", Reason.NO_REPORT, "It holds no page and no text.")
    except Refused as refusal:
        yield container.rejected("", refusal.reason, refusal.detail)
    except OSError as error:
        detail = f"It cannot be read: {error.strerror or error}."
        yield container.rejected("", Reason.UNREADABLE, detail)
    except (EOFError, zlib.error) as error:
        detail = f"It is compressed and breaks off: {error}."
        yield container.rejected("", Reason.UNREADABLE, detail)


def feed_entries(content: bytes, base: str = "") -> list[Entry | NoEntry]:
    """Return the entries of a feed of any kind; what is no feed is one ``NoEntry``. Never raises.

    Links may be relative to ``base``, the address of the feed. A feed that has no entry yet is
    told by its reason, ``NO_REPORT``.
    """
    media_type = sniff(content)
    found = list((json_entries if media_type == _JSON_FEED else entries)(content, base))
    if media_type in _FEEDS or any(isinstance(each, Entry) for each in found):
        return found
    return [NoEntry("", Reason.UNSUPPORTED, f"It is not a feed ({media_type}).")]


def _read(content: BinaryIO, container: Container) -> Iterator[Capture | Rejected]:
    """Yield the outcomes of what is in a stream; gzip around anything is taken off."""
    media_type = _type_of(content, container.max_bytes)
    if media_type == "application/gzip" and _is_packed_warc(content):
        media_type = "application/warc"  # its reader unpacks record by record, faster
    elif media_type == "application/gzip":
        content = _unpacked(content)
        media_type = _type_of(content, container.max_bytes)
    if media_type in STREAMED:
        yield from READERS[media_type](content, container)
        return
    whole = bounded(content, container.max_bytes)
    if not whole.strip(BLANK):
        yield container.rejected("", Reason.EMPTY, "Nothing but white space.")
    elif media_type in READERS:
        yield from READERS[media_type](BytesIO(whole), container)
    elif is_document(media_type):
        detail = _NEXT_STEP.get(media_type) or _ANY_NEXT_STEP.format(media_type)
        yield container.rejected("", Reason.UNSUPPORTED, detail)
    else:
        yield container.rejected("", Reason.NOT_TEXT, f"Its bytes are not text ({media_type}).")


def _type_of(content: BinaryIO, max_bytes: int) -> str:
    """Return the media type of a stream, read again from its start.

    JSON shows itself by a whole line, and where that is none, by the whole file.
    """
    head = content.read(HEAD_BYTES)
    if len(head) == HEAD_BYTES and may_be_json(head):
        if b"\n" not in head.lstrip():
            head += content.readline(max_bytes) + content.read(1)
        if sniff(head) == PLAIN:
            head += content.read(max_bytes)
    content.seek(0)
    if head.startswith(b"PK"):  # what a ZIP holds stands at its end
        content.seek(max(0, content.seek(0, os.SEEK_END) - HEAD_BYTES))
        head = head[:HEAD_BYTES] + content.read()
        content.seek(0)
    return sniff(head)


def _is_packed_warc(content: BinaryIO) -> bool:
    """Whether a packed stream, whole or broken off, begins as an archive does."""
    try:
        head = zlib.decompressobj(_GZIP).decompress(content.read(HEAD_BYTES), HEAD_BYTES)
    except zlib.error:
        head = b""
    content.seek(0)
    return sniff(head) == "application/warc"


def _unpacked(content: BinaryIO) -> BinaryIO:
    return gzip.GzipFile(fileobj=content)  # type: ignore[return-value] # reads as a BinaryIO does


def bounded(content: BinaryIO, max_bytes: int) -> bytes:
    """Return a stream whole; Refused when it is larger than is read."""
    whole = content.read(max_bytes + 1)
    if len(whole) > max_bytes:
        raise Refused(Reason.TOO_LARGE, too_large(len(whole), max_bytes))
    return whole
