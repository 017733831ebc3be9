"""MHTML, the single file in which browsers save a page with its pictures.

The first HTML part of each ``multipart/related`` is the page; further ones are its frames
(advertisements, embedded posts), which are part of it and no inputs.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from crossread.ingest.container import HTML, Container
from crossread.model.capture import Capture, Reason, Rejected, Told

if TYPE_CHECKING:
    from email.message import Message


def read(stream: BinaryIO, container: Container) -> Iterator[Capture | Rejected]:
    """Yield the capture of each page; a rejection when the file holds none."""
    from email import message_from_binary_file  # noqa: PLC0415 - 20 ms that plain text need not pay

    try:
        message = message_from_binary_file(stream)
        pages = list(_pages(message))
    except Exception as error:  # the parser raises what it likes on broken mail
        detail = f"Its parts cannot be read ({type(error).__name__}); save the page as HTML."
        yield container.rejected("", Reason.UNREADABLE, detail)
        return
    if not pages:
        yield container.rejected("", Reason.NO_REPORT, "None of its parts is a web page.")
    for number, (part, page) in enumerate(pages, start=1):
        label = number if len(pages) > 1 else ""
        yield container.record(label, page, HTML, _told(part, message), None)


def _pages(message: "Message") -> Iterator[tuple["Message", bytes]]:
    """Yield the first HTML part of each group of related parts."""
    seen: set[int] = set()
    groups = [part for part in message.walk() if part.get_content_type() == "multipart/related"]
    for group in groups or [message]:
        for part in group.walk():
            page = part.get_payload(decode=True) if part.get_content_type() == HTML else None
            if isinstance(page, bytes) and id(part) not in seen:
                seen.add(id(part))
                yield part, page
                break


def _told(part: "Message", message: "Message") -> Told:
    address = str(part.get("Content-Location") or message.get("Snapshot-Content-Location") or "")
    address = "".join(address.split())
    return Told(
        url=address if address.startswith(("http://", "https://")) else None,
        charset=part.get_content_charset(),
    )
