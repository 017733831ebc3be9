"""Inputs → captures: files, the standard input, texts at hand, and pages of the web.

Each input ends as one ``Capture`` or one ``Rejected``, and so does each record of an archive, a
feed or a list. Nothing but regular files is opened.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO

from crossread.ingest.container import HTML, MAX_BYTES, PLAIN, Container, as_bytes
from crossread.ingest.content import Refused, bounded, outcomes
from crossread.ingest.lanes import Wanted, fetched
from crossread.ingest.paths import STDIN, Found, Linked, expand, printable
from crossread.ingest.sniff import BINARY, sniff
from crossread.model.capture import Capture, Given, Reason, Rejected, Told
from crossread.model.fetched import Fetched, Missed
from crossread.ports import Fetch


def capture(
    paths: Sequence[str],
    *,
    given: Given = Given(),  # noqa: B008 - frozen
    stdin: BinaryIO | None = None,
    fetch: Fetch | None = None,
    max_bytes: int = MAX_BYTES,
    out: str | None = None,
) -> list[Capture | Rejected]:
    """Return one ``Capture`` or ``Rejected`` for each input: files by path, then pages by URL.

    ``paths`` may name files, folders (read with all folders below, hidden files aside), patterns
    such as ``news/*.txt``, ``-`` for ``stdin``, and web addresses, which ``fetch`` asks for. The
    order of the names does not change the outcome: of inputs with the same bytes the first is
    read, the others are rejected as its duplicates. ``out``, the folder that a run writes to, is
    passed over in the folders that are read.
    """
    received = stream(paths, given=given, stdin=stdin, fetch=fetch, max_bytes=max_bytes, out=out)
    return list(_without_duplicates(received))


def stream(
    paths: Sequence[str],
    *,
    given: Given = Given(),  # noqa: B008 - frozen
    stdin: BinaryIO | None = None,
    fetch: Fetch | None = None,
    max_bytes: int = MAX_BYTES,
    out: str | None = None,
) -> Iterator[Capture | Rejected]:
    """Yield the outcomes of ``capture`` one by one, duplicates among them; pages come last.

    Archives larger than memory can be read so: nothing of a record is kept once it is handed out.
    """
    pages: list[str] = []
    for entry in expand(paths, out):
        if isinstance(entry, Rejected):
            yield entry
        elif isinstance(entry, Linked):
            pages.append(entry.path)
        else:
            yield from _receive(entry, Container(entry.path, given, max_bytes), stdin)
    yield from _asked_for(pages, given, fetch)


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
        return container.rejected("", Reason.NOT_TEXT, "Its characters are not text.")
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
    return outcomes(BytesIO(content), Container(printable(name), given, max_bytes))


def page(
    found: Fetched,
    *,
    given: Given = Given(),  # noqa: B008 - frozen
    told: Told = Told(),  # noqa: B008 - frozen
) -> list[Capture | Rejected]:
    """Return the outcomes of what a URL led to: of a page one, of a feed one for each entry.

    ``told`` is what whoever linked to a page says of it.
    """
    container = Container(printable(found.path), given)
    whole = replace(told, url=found.url, charset=found.charset)
    return [
        replace(each, told=whole) if isinstance(each, Capture) and each.told == Told() else each
        for each in outcomes(BytesIO(found.content), container)
    ]


def _asked_for(
    urls: Sequence[str], given: Given, fetch: Fetch | None
) -> Iterator[Capture | Rejected]:
    """Yield the outcomes of pages in the order of their URLs, whichever came first."""
    if fetch is None:
        detail = "Pages are not fetched here; save the page's text and name the file."
        yield from (Rejected(url, Reason.UNREADABLE, detail) for url in urls)
        return
    every = {each.url: came for each, came in fetched(map(Wanted, urls), fetch)}
    for url in urls:
        came = every[url]
        if isinstance(came, Fetched):
            yield from page(came, given=given)
        elif isinstance(came, Missed):
            yield came.rejected


def _receive(
    found: Found, container: Container, stdin: BinaryIO | None
) -> Iterator[Capture | Rejected]:
    try:
        with _opened(found, stdin, container.max_bytes) as content:
            yield from outcomes(content, container)
    except Refused as refusal:
        yield container.rejected("", refusal.reason, refusal.detail)
    except OSError as error:
        detail = f"It cannot be read: {error.strerror or error}."
        yield container.rejected("", Reason.UNREADABLE, detail)


def _opened(found: Found, stdin: BinaryIO | None, max_bytes: int) -> BinaryIO:
    """Return the bytes of an input as a stream that can be read again from its start."""
    if found.file != STDIN:
        if not stat.S_ISREG(os.stat(found.file).st_mode):  # opening a pipe could wait for ever
            raise Refused(Reason.UNREADABLE, "Not a regular file; pipe its content to -.")
        return open(found.file, "rb")
    if stdin is None:
        raise Refused(Reason.UNREADABLE, "No standard input was given.")
    return BytesIO(bounded(stdin, max_bytes))


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
