import gzip
import io
import zipfile

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

from crossread.ingest import capture
from crossread.model.capture import Capture

PAGE = b"<html><body><p>The harbour of Porto Vell closed on Monday.</p></body></html>"


def record(payload, *, url="https://quay.example/a", kind="response", status="200 OK", headers=()):
    """Return the bytes of one record of an invented archive."""
    lines = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(payload)}", "", ""]
    http = "\r\n".join(lines).encode() + payload
    made = WarcRecord()
    made.init_headers(record_type=getattr(WarcRecordType, kind))
    made.headers["WARC-Target-URI"] = url
    made.headers["Content-Type"] = f"application/http; msgtype={kind}"
    made.set_bytes_content(http)
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


HTML = ("Content-Type: text/html; charset=windows-1252",)
ARCHIVE = (
    record(PAGE, headers=HTML),
    record(b"\x89PNG", headers=("Content-Type: image/png",)),
    record(PAGE + b"<!-- 2 -->", url="https://quay.example/b", headers=HTML),
    record(b"<p>gone</p>", url="https://quay.example/c", status="404 Not Found", headers=HTML),
    record(b"", url="https://quay.example/d", headers=HTML),
    record(PAGE, url="https://quay.example/e", kind="request", headers=HTML),
    record(PAGE, url="https://quay.example/f", headers=HTML),
    record(
        b"The ferry was late.", url="https://quay.example/g", headers=("Content-Type: text/plain",)
    ),
)


@pytest.fixture
def read(tmp_path):
    """What becomes of a file with the given bytes, by its path."""

    def outcomes(content, **limits):
        file = tmp_path / "crawl"
        file.write_bytes(content)
        return {each.path.rpartition("/")[2]: each for each in capture([str(file)], **limits)}

    return outcomes


@pytest.mark.parametrize("packed", [lambda b: b, gzip.compress], ids=["plain", "gzip"])
def test_each_page_of_an_archive_is_a_capture_or_a_rejection(read, packed):
    """Responses with pages are inputs, named by their number; pictures and requests are none."""
    found = read(b"".join(packed(each) for each in ARCHIVE))
    reasons = {path: getattr(each, "reason", "captured") for path, each in found.items()}

    assert reasons == {
        "crawl#1": "captured",
        "crawl#3": "captured",
        "crawl#4": "no_report",
        "crawl#5": "empty",
        "crawl#7": "duplicate",
        "crawl#8": "captured",
    }
    assert "404" in found["crawl#4"].detail


def test_a_capture_carries_address_and_charset(read):
    """The record's address and the charset of its HTTP header go with its bytes."""
    found = read(ARCHIVE[0])["crawl#1"]

    assert found.content == PAGE
    assert found.media_type == "text/html"
    assert (found.told.url, found.told.charset) == ("https://quay.example/a", "windows-1252")


def test_compressed_bodies_are_unpacked(read):
    """A body that the server sent packed is captured as the page that it is."""
    packed = record(gzip.compress(PAGE), headers=(*HTML, "Content-Encoding: gzip"))

    assert read(packed)["crawl#1"].content == PAGE


def test_a_record_beyond_the_limit_costs_itself_alone(read):
    """The limit is one on records, not on archives."""
    large = record(PAGE + b"x" * 500, headers=HTML)
    found = read(large + ARCHIVE[2], max_bytes=200)

    assert found["crawl#1"].reason == "too_large"
    assert isinstance(found["crawl#2"], Capture)


@pytest.mark.parametrize("cut", [10, 100, 250])
@pytest.mark.parametrize("packed", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_a_broken_archive_yields_what_stands_before_the_break(read, packed, cut):
    """An archive that breaks off gives its whole records, and one rejection that says so."""
    whole = packed(ARCHIVE[0]) + packed(ARCHIVE[2])
    found = read(whole[:-cut])

    assert isinstance(found["crawl#1"], Capture)
    assert found["crawl"].reason == "unreadable"
    assert "crawl" not in read(whole)


def test_a_bomb_ends_at_the_limit(read):
    """A body that unpacks to more than is read is rejected, not unpacked."""
    bomb = record(gzip.compress(b"x" * 5_000_000), headers=(*HTML, "Content-Encoding: gzip"))

    assert read(bomb, max_bytes=100_000)["crawl#1"].reason == "too_large"


@pytest.mark.parametrize("packed", [lambda b: b, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize(
    "body", [gzip.compress(PAGE * 90_000), gzip.compress(PAGE * 9)[:-20] + b"x" * 70_000]
)
def test_what_cannot_be_unpacked_costs_no_record_behind_it(read, packed, body):
    """A packed body that is too large, or broken, is passed over as it stands in the archive."""
    middle = record(body, headers=(*HTML, "Content-Encoding: gzip"))
    found = read(b"".join(map(packed, (ARCHIVE[0], middle, ARCHIVE[2]))), max_bytes=100_000)

    assert "crawl" not in found
    assert isinstance(found["crawl#3"], Capture)


def test_a_body_sent_in_chunks_is_one_page(read):
    """How a server cut its answer is no part of the page."""
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE)
    found = read(record(chunked, headers=(*HTML, "Transfer-Encoding: chunked")))

    assert found["crawl#1"].content == PAGE


def test_a_wacz_is_read_by_its_archives(read):
    """The archives inside a WACZ are read; its indexes are none."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("datapackage.json", "{}")
        package.writestr("archive/part.warc.gz", b"".join(map(gzip.compress, ARCHIVE[:3])))

    assert list(read(out.getvalue())) == ["crawl#part.warc.gz:1", "crawl#part.warc.gz:3"]


def test_another_zip_is_no_archive_of_the_web(read):
    """A ZIP is not unpacked, and the rejection says what to do."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("a.txt", "The ferry was late.")

    assert "unpack" in read(out.getvalue())["crawl"].detail
