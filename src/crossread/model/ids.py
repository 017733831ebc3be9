"""Ids that follow from content, so that equal input gives equal ids on every machine."""

import hashlib

from crossread.model.span import Span


def content_id(kind: str, *parts: str) -> str:
    """Return ``kind-`` and 16 hex digits of BLAKE2b over the parts.

    >>> content_id("r", "a") == content_id("r", "a") != content_id("r", "b")
    True
    """
    key = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return f"{kind}-{hashlib.blake2b(key, digest_size=8).hexdigest()}"


def place_id(kind: str, report: str, span: Span) -> str:
    """Return the id of what stands at ``span`` of a report.

    >>> place_id("c", "r-1", Span(0, 5)) == content_id("c", "r-1", "0", "5")
    True
    """
    return content_id(kind, report, str(span.start), str(span.end))
