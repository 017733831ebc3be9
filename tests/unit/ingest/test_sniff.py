import gzip
import time

import pytest

from crossread.ingest.sniff import sniff

NEWS = "The harbour of Porto Vell closed on Monday, its master said.\n"
RSS = "application/rss+xml"


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
        (gzip.compress(NEWS.encode(), mtime=0), "application/gzip"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image/png"),
        (bytes(range(256)) * 8, "application/octet-stream"),
        (b"<!DOCTYPE html><title>Ferry sinks</title>", "text/html"),
        (b"\n <!-- saved --> <HTML lang=en>", "text/html"),
        ("<html><body>Ferry</body></html>".encode("utf-16"), "text/html"),
        (b'<?xml version="1.0"?><rss></rss>', "application/rss+xml"),
        (b'<?xml version="1.0"?><!-- x --><feed xmlns="http://www.w3.org/2005/Atom"/>', RSS),
        (b"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", "application/rss+xml"),
        (b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', "text/html"),
        (b'<?xml version="1.0"?><catalogue/>', "application/xml"),
        (b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">', "application/vnd.iptc.g2+xml"),
        (b"WARC/1.1\r\nWARC-Type: warcinfo\r\n", "application/warc"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "application/feed+json"),
        (b'{"uri": "a", "pubstatus": "usable", "body_text": ""}', "application/ninjs+json"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; x\r\n", "multipart/related"),
        (b'{"title": "Ferry sinks"}', "application/json"),
        (b'{"title": "Ferry sinks"}\n{"title": "Port shut"}\n', "application/x-ndjson"),
        (b'{"title": "Ferry si\n\n{"title": "Port shut"}\n', "application/x-ndjson"),
        (b'{"reports": [\n{"title": "Ferry sinks"}\n]}', "application/json"),
        (b'{sic} The ferry sank.\n{"It" sank}\n', "text/plain"),
    ],
)
def test_the_type_is_told_by_the_bytes(content, media_type):
    """A format is told by its bytes, whatever the file is called."""
    assert sniff(content) == media_type


def test_one_stray_control_character_leaves_a_text_a_text():
    """A NUL in a long page does not make it binary."""
    assert sniff(NEWS.encode() * 20 + b"\x00") == "text/plain"


@pytest.mark.parametrize(
    "head", [b"<!-- a -->" * 5_000 + b"plain", b"<!-- " * 10_000, b"<?x " * 10_000, b"{" * 60_000]
)
def test_hostile_heads_cost_no_time(head):
    """Many comments before no page are read once, not once for each way to part them."""
    start = time.process_time()

    assert sniff(head)
    assert time.process_time() - start < 2
