"""WARC and WACZ, the archives of crawlers: each web page that a server sent.

Read as a stream, record by record, so an archive may be larger than memory. Inputs are the
``response`` records with HTML or plain text; pictures, scripts, requests and the crawler's notes
are none. A record is named by its number among all records of the archive.
"""

import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from crossread.ingest.container import HTML, PLAIN, Container
from crossread.model.capture import Capture, Reason, Rejected, Told

_PAGES = {"text/html": HTML, "application/xhtml+xml": HTML, "text/plain": PLAIN}
_SENT = range(200, 300)
_HEAD = 65_536
_LENGTH = re.compile(rb"^content-length:\s*(\d{1,15})", re.IGNORECASE | re.MULTILINE)
_PACKED = frozenset({"content-encoding", "transfer-encoding"})
_ALONE = (  # the head of an archive of one record
    b"WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
    b"Content-Length: %d\r\n\r\n"
)
MAX_NAMED = 100  # archives inside a WACZ


def read(stream: BinaryIO, container: Container) -> Iterator[Capture | Rejected]:
    """Yield an outcome for each page of a WARC, plain or compressed."""
    yield from _records(stream, container, "")


def read_wacz(stream: BinaryIO, container: Container) -> Iterator[Capture | Rejected]:
    """Yield an outcome for each page of the archives in a WACZ."""
    try:
        with zipfile.ZipFile(stream) as archive:
            names = sorted(name for name in archive.namelist() if is_archive(name))[:MAX_NAMED]
            for name in names:
                with archive.open(name) as inner:
                    yield from _records(inner, container, f"{name.rpartition('/')[2]}:")
    except (OSError, ValueError, RuntimeError, zipfile.BadZipFile, NotImplementedError) as error:
        yield _broken(container, str(error))


def is_archive(name: str) -> bool:
    """Whether a file inside a WACZ is one of its archives."""
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))


def _records(stream: Any, container: Container, prefix: str) -> Iterator[Capture | Rejected]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - heavy

    number = last = 0
    try:
        for number, record in enumerate(ArchiveIterator(stream), start=1):
            last = record.stream_pos
            if record.record_type == WarcRecordType.response and record.is_http:
                outcome = _outcome(record, container, f"{prefix}{number}")
                if outcome:
                    yield outcome
    except Exception as error:  # a broken archive ends as one rejection
        yield _broken(container, f"{type(error).__name__} after record {number}")
        return
    if breaks_off(stream, last):
        yield _broken(container, f"it breaks off in record {number} or behind it")


def breaks_off(stream: BinaryIO, at: int) -> bool:
    """Whether an archive ends within the record that stands ``at`` an offset, or has more behind.

    The library that reads archives takes a torn end for the end, and whoever copied one over a
    bad line should learn of it.
    """
    stream.seek(at)
    head = stream.read(_HEAD)
    if head.startswith(b"\x1f\x8b"):
        return _tears(stream, head)
    header, gap, _ = head.partition(b"\r\n\r\n")
    length = _LENGTH.search(header)
    if not head.startswith(b"WARC/") or not length:
        return bool(head.strip()) and head.startswith(b"W")
    whole = at + len(header) + len(gap) + int(length[1])
    return stream.seek(0, os.SEEK_END) < whole or _follows(stream, whole)


def _follows(stream: BinaryIO, end: int) -> bool:
    """Whether anything but line ends stands behind the last record."""
    stream.seek(end)
    return bool(stream.read(_HEAD).strip())


def _tears(stream: BinaryIO, head: bytes) -> bool:
    """Whether the packed record that begins with ``head`` is not the whole rest of the stream."""
    unpacker = zlib.decompressobj(31)
    try:
        while head and not unpacker.eof:
            unpacker.decompress(head, _HEAD)
            head = unpacker.unconsumed_tail or (b"" if unpacker.eof else stream.read(_HEAD))
    except zlib.error:
        return True
    return not unpacker.eof or bool(unpacker.unused_data.strip(b"\0"))


def _outcome(record: Any, container: Container, label: str) -> Capture | Rejected | None:
    """Return what a response yields; None when it is no page."""
    media_type = _PAGES.get((record.http_content_type or "").strip().lower())
    if media_type is None:
        return None
    status = record.http_headers.status_code if record.http_headers else None
    if status is not None and status not in _SENT:
        return container.rejected(label, Reason.NO_REPORT, f"The server answered {status}.")
    try:
        content = _content(record, container.max_bytes + 1)
    except Exception as error:  # a body that does not decompress costs itself
        detail = f"Its body cannot be read: {type(error).__name__}."
        return container.rejected(label, Reason.UNREADABLE, detail)
    told = Told(url=_address(record), charset=record.http_charset)
    return container.record(label, content, media_type, told, None)


def _content(record: Any, size: int) -> bytes:
    """Return the first bytes of a page as it was before it was packed for sending.

    The record itself is read as it stands: a library that unpacks it on the way loses its place
    in the archive where it may not unpack all of it.
    """
    sent: bytes = record.reader.read(size)
    packed = [(n, v) for n, v in record.http_headers or () if n.lower() in _PACKED]
    if not packed or len(sent) == size:
        return sent
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - heavy

    lines = "".join(f"{name}: {value}\r\n" for name, value in packed)
    block = f"HTTP/1.1 200 OK\r\n{lines}\r\n".encode("latin-1", "replace") + sent
    alone = BytesIO(_ALONE % len(block) + block + b"\r\n\r\n")
    unpacked: bytes = next(iter(ArchiveIterator(alone, auto_decode="all"))).reader.read(size)
    return unpacked


def _address(record: Any) -> str | None:
    address = str(record.headers.get("WARC-Target-URI") or "").strip("<> ")
    return address if address.startswith(("http://", "https://")) else None


def _broken(container: Container, what: str) -> Rejected:
    detail = f"The archive cannot be read to its end: {what}."
    return container.rejected("", Reason.UNREADABLE, detail)
