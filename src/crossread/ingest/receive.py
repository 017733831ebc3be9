"""Inputs → captures: the one place where bytes are read.

Each input ends as one ``Capture`` or one ``Rejected``, and so does each record of an archive, a
feed or a list. Nothing is read into memory before its size is known, nothing but regular files is
opened, and archives are read as streams.
"""

import gzip
import os
import stat
import zlib
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import BinaryIO

from crossread.ingest.container import BLANK, HTML, MAX_BYTES, PLAIN, Container, as_bytes, too_large
from crossread.ingest.formats import READERS, STREAMED
from crossread.ingest.paths import STDIN, Found, expand, printable
from crossread.ingest.sniff import BINARY, HEAD_BYTES, is_document, may_be_json, sniff
from crossread.model.capture import Capture, Given, Reason, Rejected, Told

_NEXT_STEP = {
    "application/pdf": "PDF; save its text (pdftotext FILE) and read that.",
    "application/zip": "ZIP; unpack it and read the folder, or save its text as a .txt file.",
    "application/xml": "XML of an unknown kind; save the text of each report as a .txt file.",
}
_GZIP = 31  # zlib's number for the largest window with a gzip header
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
    return list(_without_duplicates(stream(paths, given=given, stdin=stdin, max_bytes=max_bytes)))


def stream(
    paths: Sequence[str],
    *,
    given: Given = Given(),  # noqa: B008 - frozen
    stdin: BinaryIO | None = None,
    max_bytes: int = MAX_BYTES,
) -> Iterator[Capture | Rejected]:
    """Yield the outcomes of ``capture`` one by one, duplicates among them.

    Archives larger than memory can be read so: nothing of a record is kept once it is handed out.
    """
    for entry in expand(paths):
        if isinstance(entry, Rejected):
            yield entry
        else:
            yield from _receive(entry, Container(entry.path, given, max_bytes), stdin)


def capture_text(
    text: str,
    *,
    name: str,
    given: Given = Given(),  # noqa: B008 - frozen
) -> Capture | Rejected:
    """Return the capture of a text that the caller holds; ``name`` stands where a path would.

    A page's source is read as a page; feeds and lists are files, here they are text. Lone
    surrogates, which no file could hold, become U+FFFD, so offsets stay what they were.
    """
    content = as_bytes(text)
    container = Container(printable(name), given, max_bytes=len(content))
    media_type = sniff(content)
    if media_type == BINARY:
        return container.rejected("", Reason.NOT_TEXT, "Its characters are no text.")
    told = Told(charset="utf-8")
    return container.record("", content, HTML if media_type == HTML else PLAIN, told, None)


def capture_bytes(
    content: bytes,
    *,
    name: str,
    given: Given = Given(),  # noqa: B008 - frozen
    max_bytes: int = MAX_BYTES,
) -> Iterator[Capture | Rejected]:
    """Yield the captures of bytes that came from no path: a file that somebody sent.

    What it is is seen from the bytes, as with ``capture``; a feed or an archive gives several, one
    by one, so that the caller may stop at any.
    """
    return _outcomes(BytesIO(content), Container(printable(name), given, max_bytes))


def _receive(
    found: Found, container: Container, stdin: BinaryIO | None
) -> Iterator[Capture | Rejected]:
    try:
        with _opened(found, stdin, container.max_bytes) as content:
            yield from _outcomes(content, container)
    except _Refused as refusal:
        yield Rejected(found.path, refusal.reason, refusal.detail)
    except OSError as error:
        detail = f"It cannot be read: {error.strerror or error}."
        yield Rejected(found.path, Reason.UNREADABLE, detail)


def _outcomes(content: BinaryIO, container: Container) -> Iterator[Capture | Rejected]:
    """Yield what an opened input comes to: at least one outcome."""
    none = True
    try:
        for outcome in _read(content, container):
            none = False
            yield outcome
        if none:  # an archive of pictures
            yield container.rejected("", Reason.NO_REPORT, "It holds no page and no text.")
    except _Refused as refusal:
        yield container.rejected("", refusal.reason, refusal.detail)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        detail = f"It is compressed and breaks off: {error}."
        yield container.rejected("", Reason.UNREADABLE, detail)


class _Refused(Exception):  # noqa: N818 - a result on its way to a Rejected, not an error
    """A file that is not opened, and why."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason, self.detail = reason, detail


def _opened(found: Found, stdin: BinaryIO | None, max_bytes: int) -> BinaryIO:
    """Return the bytes of an input as a stream that can be read again from its start."""
    if found.file != STDIN:
        if not stat.S_ISREG(os.stat(found.file).st_mode):  # opening a pipe could wait for ever
            raise _Refused(Reason.UNREADABLE, "Not a regular file; pipe its content to -.")
        return open(found.file, "rb")
    if stdin is None:
        raise _Refused(Reason.UNREADABLE, "No standard input was given.")
    return BytesIO(_bounded(stdin, max_bytes))


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
    whole = _bounded(content, container.max_bytes)
    if not whole.strip(BLANK):
        yield container.rejected("", Reason.EMPTY, "Nothing but white space.")
    elif media_type in READERS:
        yield from READERS[media_type](BytesIO(whole), container)
    elif is_document(media_type):
        detail = _NEXT_STEP.get(media_type) or _ANY_NEXT_STEP.format(media_type)
        yield container.rejected("", Reason.UNSUPPORTED, detail)
    else:
        yield container.rejected("", Reason.NOT_TEXT, f"Its bytes are no text ({media_type}).")


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


def _bounded(content: BinaryIO, max_bytes: int) -> bytes:
    whole = content.read(max_bytes + 1)
    if len(whole) > max_bytes:
        raise _Refused(Reason.TOO_LARGE, too_large(len(whole), max_bytes))
    return whole


def _without_duplicates(received: Iterable[Capture | Rejected]) -> Iterator[Capture | Rejected]:
    first: dict[str, str] = {}
    for entry in received:
        if isinstance(entry, Rejected):
            yield entry
        elif entry.sha256 in first:
            detail = f"The same bytes as {first[entry.sha256]}."
            yield Rejected(entry.path, Reason.DUPLICATE, detail)
        else:
            first[entry.sha256] = entry.path
            yield entry
