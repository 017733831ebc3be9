"""What a file is, from its bytes: names lie, first bytes seldom do.

``sniff`` never raises and reads only the head of large content where a head is enough.
"""

import json
import re
from typing import Any

from crossread.ingest.feed import is_json_feed
from crossread.ingest.newsml import is_ninjs

PLAIN = "text/plain"
BINARY = "application/octet-stream"

# A text file may hold a stray control character; compressed or executable bytes hold about 10 %.
MAX_CONTROL_SHARE = 0.01
# In UTF-16 nearly every second byte of Latin text is zero, always on the same side.
MIN_ZERO_SHARE_UTF16 = 0.3
HEAD_BYTES = 65_536
FIRST_LINES = 10  # in which a record shows that a file is JSON Lines, though the first are broken

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"{\\rtf", "application/rtf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"(\xb5/\xfd", "application/zstd"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"RIFF", "application/x-riff"),
    (b"\x7fELF", "application/x-elf"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"PAR1", "application/vnd.apache.parquet"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"WARC/", "application/warc"),
)
_DOCUMENTS = frozenset(
    {"application/pdf", "application/rtf", "application/zip", "application/x-ole-storage"}
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b") + b"\x7f"
# Possessive: a comment is read one way only, so many of them cost no more than their length.
_COMMENTS = rb"(?:<!--(?:(?!-->).)*+-->\s*+)*+"
_HTML_START = re.compile(
    _COMMENTS + rb"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|div|"
    rb"article|section|main|header|nav|table|span|p|h[1-6])\b)",
    re.IGNORECASE | re.DOTALL,
)
_XML_START = re.compile(rb"<(?:\?xml|!--|!doctype|rss\b|feed\b|rdf:rdf\b|news)", re.IGNORECASE)
_XML_ROOT = re.compile(rb"<([a-z][\w.-]*+(?::[a-z][\w.-]*+)?+)", re.IGNORECASE)
_XML_ROOTS = {
    b"html": "text/html",
    b"rss": "application/rss+xml",
    b"feed": "application/rss+xml",
    b"rdf": "application/rss+xml",
    b"newsmessage": "application/vnd.iptc.g2+xml",
    b"newsitem": "application/vnd.iptc.g2+xml",
}
_PROLOG = ((b"<?", b"?>"), (b"<!--", b"-->"))
_MHTML_HEAD = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


def sniff(content: bytes) -> str:
    """Return the media type of ``content``; plain text is what is left when nothing else fits.

    >>> sniff(b"%PDF-1.7 ...")
    'application/pdf'
    """
    for magic, media_type in _MAGIC:
        if content.startswith(magic):
            return _zipped(content) if media_type == "application/zip" else media_type
    if is_binary(content):
        return BINARY
    head = _narrow(content[:HEAD_BYTES]).lstrip()
    if _HTML_START.match(head):
        return "text/html"
    if _XML_START.match(head):
        return _xml_type(head)
    if _MHTML_HEAD.search(head[:4000]):
        return "multipart/related"
    if head.startswith((b"{", b"[")):
        return _json_type(_narrow(content).strip()) or PLAIN
    return PLAIN


def is_document(media_type: str) -> bool:
    """Whether people keep texts in files of this type, though this version does not read it."""
    return (
        media_type in _DOCUMENTS
        or media_type.startswith(("text/", "multipart/"))
        or (media_type in {"application/json", "application/xml"})
    )


def may_be_json(head: bytes) -> bool:
    """Whether the head of a file could be JSON, which only a whole line or file can show."""
    return _narrow(head[:HEAD_BYTES]).lstrip().startswith((b"{", b"["))


def is_binary(content: bytes) -> bool:
    """Whether the bytes are no text in any encoding: too many zero or control bytes."""
    if is_wide(content):
        return False
    head = content[:HEAD_BYTES]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > MAX_CONTROL_SHARE * len(head)


def is_wide(content: bytes) -> bool:
    """Whether the bytes look like UTF-16 or UTF-32: a mark, or zeros on one side of each pair."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return True
    head = content[:HEAD_BYTES]
    even, odd = head[::2].count(0), head[1::2].count(0)
    return max(even, odd) > MIN_ZERO_SHARE_UTF16 * len(head) and min(even, odd) < 0.1 * max(
        even, odd
    )


def _narrow(head: bytes) -> bytes:
    """Return a head in which ASCII can be looked for, whatever the width of its characters."""
    if is_wide(head):
        head = head.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    return head.removeprefix(b"\xef\xbb\xbf")


def _zipped(content: bytes) -> str:
    """Return what a ZIP holds: a WACZ keeps its WARCs in a folder of its own."""
    return (
        "application/wacz" if b"archive/" in content and b".warc" in content else "application/zip"
    )


def _xml_type(head: bytes) -> str:
    """Return the type of an XML document by its first element."""
    root = _XML_ROOT.search(head, _after_prolog(head))
    if not root:
        return "application/xml"
    name = root[1].lower().rpartition(b":")[2]
    if name in _XML_ROOTS and (name != b"newsitem" or b"iptc.org/std/nar" in head):
        return _XML_ROOTS[name]
    return "application/xml"


def _after_prolog(head: bytes) -> int:
    """Return where a document begins behind its declaration, instructions and comments."""
    at = 0
    while True:
        at += len(head[at:]) - len(head[at:].lstrip())
        closing = next((end for sign, end in _PROLOG if head.startswith(sign, at)), None)
        end = head.find(closing, at + 2) if closing else -1
        if closing is None or end < 0:
            return at
        at = end + len(closing)


def _json_type(content: bytes) -> str | None:
    """Return the JSON type of a whole file, or of its first lines when one is an object."""
    first, _, rest = content.partition(b"\n")
    if rest.strip() and isinstance(_json(first), dict):
        return "application/x-ndjson"
    value = _json(content)
    if is_json_feed(value):
        return "application/feed+json"
    if is_ninjs(value):
        return "application/ninjs+json"
    if isinstance(value, dict | list):
        return "application/json"
    return "application/x-ndjson" if first.startswith(b"{") and _has_record(rest) else None


def _has_record(content: bytes) -> bool:
    """Whether one of the first lines is an object: a broken line before it costs itself alone."""
    lines = content.split(b"\n", FIRST_LINES)[:FIRST_LINES]
    return any(line.startswith(b"{") and isinstance(_json(line), dict) for line in lines)


def _json(text: bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
