"""A file that is one report: plain text, or a web page as saved."""

from collections.abc import Iterator
from typing import BinaryIO

from crossread.ingest.container import HTML, PLAIN, Container
from crossread.model.capture import Capture, Rejected, Told


def read_text(stream: BinaryIO, container: Container) -> Iterator[Capture | Rejected]:
    """Yield the capture of a plain text."""
    yield container.record("", stream.read(), PLAIN, Told(), None)


def read_page(stream: BinaryIO, container: Container) -> Iterator[Capture | Rejected]:
    """Yield the capture of a web page."""
    yield container.record("", stream.read(), HTML, Told(), None)
