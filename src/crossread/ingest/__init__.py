"""Bytes → captures: what the caller named, read once, sniffed, and counted."""

from crossread.ingest.paths import Found, expand
from crossread.ingest.receive import capture, capture_bytes, capture_text, page, stream

__all__ = ["Found", "capture", "capture_bytes", "capture_text", "expand", "page", "stream"]
