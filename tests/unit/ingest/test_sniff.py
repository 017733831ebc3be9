import gzip

import pytest

from crossread.ingest.sniff import sniff

NEWS = "The harbour of Porto Vell closed on Monday, its master said.\n"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (NEWS.encode(), "text/plain"),
        (NEWS.encode("utf-8-sig"), "text/plain"),
        (NEWS.encode("utf-16"), "text/plain"),
        (NEWS.encode("utf-16-le"), "text/plain"),
        (NEWS.encode("utf-16-be"), "text/plain"),
        ("Le café du port a fermé.".encode("cp1252"), "text/plain"),
        (b"a < b and <b>bold</b> words stay plain text", "text/plain"),
        (b"[Corrected] The ferry sank.", "text/plain"),
        (b"%PDF-1.7 1 0 obj", "application/pdf"),
        (gzip.compress(NEWS.encode()), "application/gzip"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image/png"),
        (bytes(range(256)) * 8, "application/octet-stream"),
        (b"<!DOCTYPE html><title>Ferry sinks</title>", "text/html"),
        (b"\n <!-- saved --> <HTML lang=en>", "text/html"),
        ("<html><body>Ferry</body></html>".encode("utf-16"), "text/html"),
        (b'<?xml version="1.0"?><rss></rss>', "application/xml"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; x\r\n", "multipart/related"),
        (b'{"title": "Ferry sinks"}', "application/json"),
        (b'{"title": "Ferry sinks"}\n{"title": "Port shut"}\n', "application/x-ndjson"),
    ],
)
def test_the_type_is_told_by_the_bytes(content, media_type):
    """A format is told by its bytes, whatever the file is called."""
    assert sniff(content) == media_type


def test_one_stray_control_character_leaves_a_text_a_text():
    """A NUL in a long page does not make it binary."""
    assert sniff(NEWS.encode() * 20 + b"\x00") == "text/plain"
