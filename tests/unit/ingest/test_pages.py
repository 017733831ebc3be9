import gzip

import pytest

from crossread.clean import clean
from crossread.ingest import capture, page
from crossread.ingest.fetch import FetchConfig, Fetcher
from crossread.model.capture import Capture, Given, Reason, Rejected, Told
from crossread.model.fetched import Fetched
from tests.web import Page, Web, redirect

WORDS = "The ferry to Brill Island was late on Monday, the port of Porto Vell said in a note. "
HTML = f"<html><head><title>Ferry late</title></head><body><p>{WORDS * 4}</p></body></html>"
RSS = f"""<rss version="2.0"><channel><title>Quay Herald</title>
<item><guid>q-1</guid><link>https://quay.example/a</link><description>{WORDS}</description></item>
</channel></rss>"""


@pytest.fixture
def web():
    with Web() as served:
        yield served


@pytest.fixture
def fetch(web):
    config = FetchConfig(allow_private=True, pause_s=0.0)
    return Fetcher(config, resolve=web.resolve).get


def test_a_url_is_an_input_like_a_file(web, fetch, tmp_path):
    """Files come by path, pages by URL; each is one capture under its name."""
    (tmp_path / "a.txt").write_text(WORDS)
    web.pages |= {"/b?id=*": Page(HTML.encode()), "/a": redirect("/c"), "/c": Page(b"<p>Shut.</p>")}
    asking = web.url("/b?id=*")
    names = [asking, str(tmp_path / "a.txt"), web.url("/a"), asking]
    found = capture(names, fetch=fetch)

    assert [each.path for each in found] == [
        str(tmp_path / "a.txt"), web.url("/a"), asking
    ]  # fmt: skip
    assert found[1].told.url == web.url("/c")
    assert found[2].content == HTML.encode()


def test_a_fetched_page_becomes_a_report_with_its_address(web, fetch):
    """The charset of the header is heard, and the address stands in the report."""
    text = HTML.replace("Brill", "Björkö").encode("cp1252")
    web.pages["/a"] = Page(text, headers={"Content-Type": "text/html; charset=windows-1252"})
    (found,) = capture([web.url("/a")], fetch=fetch, given=Given(outlet="The Quay"))
    report = clean(found)

    assert "Björkö" in report.text
    assert report.url == web.url("/a")
    assert report.outlet.value == "The Quay"


def test_a_feed_behind_a_url_is_read_as_a_feed(web, fetch):
    """Each entry is a report of its own, with what the feed says."""
    web.pages["/feed"] = Page(RSS.encode(), headers={"Content-Type": "text/html"})
    (found,) = capture([web.url("/feed")], fetch=fetch)

    assert found.path == web.url("/feed") + "#q-1"
    assert found.told.outlet == "Quay Herald"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"%PDF-1.7 x", Reason.UNSUPPORTED),
        (bytes(range(256)), Reason.NOT_TEXT),
        (gzip.compress(b"a" * 30_000_000), Reason.TOO_LARGE),
    ],
)
def test_what_is_no_page_is_rejected_as_a_file_would_be(web, fetch, body, reason):
    """The bytes decide, whatever the server calls them."""
    web.pages["/a"] = Page(body, headers={"Content-Type": "text/html"})
    (found,) = capture([web.url("/a")], fetch=fetch)

    assert isinstance(found, Rejected)
    assert (found.path, found.reason) == (web.url("/a"), reason)


def test_a_page_that_does_not_come_is_rejected_with_its_reason(web, fetch):
    """The other inputs are read all the same."""
    web.pages["/a"] = Page(HTML.encode())
    found = {each.path: each for each in capture([web.url("/a"), web.url("/no")], fetch=fetch)}

    assert isinstance(found[web.url("/a")], Capture)
    assert found[web.url("/no")].reason is Reason.HTTP_STATUS


def test_without_a_fetcher_nothing_is_asked_for(web):
    """The library fetches only for who gives it a fetcher."""
    (found,) = capture([web.url("/a")])

    assert isinstance(found, Rejected)
    assert web.asked == []


def test_what_a_feed_says_of_a_page_goes_with_it():
    """Title and date of the entry that linked to a page are told with the page."""
    told = Told(title="Ferry late", date="2031-03-03", url="https://quay.example/r")
    found = Fetched("https://quay.example/r", "https://quay.example/a", HTML.encode())
    (capture_,) = page(found, told=told)

    assert capture_.told == Told(
        title="Ferry late", date="2031-03-03", url="https://quay.example/a"
    )
