import gzip
import ssl
import time
import zlib
from pathlib import Path

import pytest

from crossread.ingest.fetch import FetchConfig, Fetcher
from crossread.model.capture import Reason
from crossread.model.fetched import Fetched, Missed, Unchanged, Validators
from tests.web import Page, Web, free_port, packed, redirect

PAGE = b"<p>The ferry to Brill Island was late.</p>"
QUAY = Path(__file__).with_name("quay.pem")
TYPED = {"Content-Type": "Text/HTML; Charset=ISO-8859-1"}


def missed(outcome):
    assert isinstance(outcome, Missed), outcome
    return outcome.reason


def test_a_page_comes_with_its_type_and_validators(web, fetcher):
    """What the server says of a body goes with it."""
    stamp = "Mon, 03 Mar 2031 10:04:00 GMT"
    web.pages["/a"] = Page(PAGE, headers={**TYPED, "Last-Modified": stamp}, etag='"1"')
    found = fetcher().get(web.url("/a"))

    assert found == Fetched(
        web.url("/a"), web.url("/a"), PAGE, "text/html", "ISO-8859-1", Validators('"1"', stamp)
    )


def test_a_page_that_has_not_changed_is_not_sent_again(web, fetcher):
    """The validators go back to the server, and its 304 is an outcome of its own."""
    web.pages["/a"] = Page(PAGE, etag='W/"1"')
    fetch = fetcher()
    first = fetch.get(web.url("/a"))
    again = fetch.get(web.url("/a"), first.validators)

    assert again == Unchanged(web.url("/a"))
    assert web.asked[-1].headers["if-none-match"] == 'W/"1"'


def test_validators_that_no_request_can_carry_are_dropped(web, fetcher):
    """A server cannot make us send a header of its own."""
    web.pages["/a"] = Page(PAGE, headers={"ETag": "\xff\xfe"})
    found = fetcher().get(web.url("/a"), Validators("a\r\nHost: b", "ä"))

    assert found.validators == Validators()
    assert "if-none-match" not in web.asked[-1].headers


def test_the_host_learns_who_asks(web, fetcher):
    """The request names the program, its version and a contact."""
    web.pages["/a"] = Page(PAGE)
    fetcher(contact="desk@quay.example", version="1.2").get(web.url("/a"))

    assert web.asked[-1].headers["user-agent"] == (
        "crossread/1.2 (reads news reports; +desk@quay.example)"
    )


def test_the_name_is_kept_when_its_address_is_connected_to(web, fetcher):
    """A server with many sites sees which one is meant."""
    web.pages["/a"] = Page(PAGE)
    found = fetcher().get(web.url("/a", host="quay.example"))

    assert found.content == PAGE
    assert web.asked[-1].headers["host"] == f"quay.example:{web.port}"


@pytest.fixture
def secure_web():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(QUAY)
    with Web({"/a": Page(PAGE)}, tls=context) as served:
        yield served


def test_a_certificate_is_checked_against_the_name(secure_web, clock, monkeypatch):
    """TLS goes by the host of the URL though the connection goes by its address."""
    monkeypatch.setenv("SSL_CERT_FILE", str(QUAY))
    config = FetchConfig(allow_private=True)
    fetch = Fetcher(config, clock=clock, sleep=clock.sleep, resolve=secure_web.resolve)

    assert fetch.get(secure_web.url("/a", host="quay.example")).content == PAGE
    assert missed(fetch.get(secure_web.url("/a", host="pier.example"))) is Reason.UNREACHABLE


def test_a_certificate_that_nobody_vouches_for_is_refused(secure_web, clock):
    """An unknown certificate is no connection."""
    config = FetchConfig(allow_private=True)
    fetch = Fetcher(config, clock=clock, sleep=clock.sleep, resolve=secure_web.resolve)

    assert missed(fetch.get(secure_web.url("/a", host="quay.example"))) is Reason.UNREACHABLE


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(web, fetcher, status):
    """The outcome names the URL asked for and the URL that answered."""
    web.pages |= {"/a": redirect("/b", status), "/b": Page(PAGE)}
    found = fetcher().get(web.url("/a"))

    assert (found.path, found.url, found.content) == (web.url("/a"), web.url("/b"), PAGE)


def test_a_redirect_may_be_written_in_any_letters(web, fetcher):
    """Servers put raw UTF-8 where ASCII should be."""
    web.pages |= {"/a": redirect("/ä".encode().decode("latin-1")), "/%C3%A4": Page(PAGE)}

    assert fetcher().get(web.url("/a")).content == PAGE


def test_redirects_end(web, fetcher):
    """A page that sends on for ever is left after the allowed number of hops."""
    web.pages["/a"] = redirect("/a")
    outcome = fetcher(max_redirects=3).get(web.url("/a"))

    assert missed(outcome) is Reason.REDIRECTS
    assert len(web.paths()) == 4


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://quay.example/a", "http://a:b@c/"])
def test_redirects_lead_to_web_addresses_only(web, fetcher, to):
    """A redirect is read as strictly as a URL."""
    web.pages["/a"] = redirect(to)

    assert missed(fetcher().get(web.url("/a"))) is Reason.REFUSED_ADDRESS


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 500, 503, 206, 300])
def test_an_answer_that_is_no_page_tells_its_status(web, fetcher, status):
    """The status is kept for whoever decides when to ask again."""
    web.pages["/a"] = Page(b"Sorry", status=status)
    outcome = fetcher().get(web.url("/a"))

    assert missed(outcome) is Reason.HTTP_STATUS
    assert outcome.status == status
    assert str(status) in outcome.rejected.detail


def test_a_page_over_the_cap_is_left(web, fetcher):
    """Announced or not, plain or packed: more than the cap is never kept."""
    big = b"a" * 2_000
    web.pages |= {
        "/announced": Page(big),
        "/quiet": Page(big, unannounced=True),
        "/packed": packed(b"a" * 1_000_000),
    }
    fetch = fetcher(max_bytes=1_500)

    for path in web.pages:
        assert missed(fetch.get(web.url(path))) is Reason.TOO_LARGE, path


def test_a_page_without_a_length_is_read_to_its_end(web, fetcher):
    """Old servers close the connection to say that a page ends."""
    web.pages["/a"] = Page(PAGE, unannounced=True)

    assert fetcher().get(web.url("/a")).content == PAGE


def test_a_page_of_exactly_the_cap_is_read(web, fetcher):
    """The cap is the largest size that is read."""
    web.pages |= {"/plain": Page(b"a" * 1_500), "/packed": packed(b"a" * 1_500)}
    fetch = fetcher(max_bytes=1_500)

    assert len(fetch.get(web.url("/plain")).content) == 1_500
    assert len(fetch.get(web.url("/packed")).content) == 1_500


def test_a_bomb_costs_no_memory(web, fetcher):
    """A hundred megabytes in a hundred kilobytes are never unpacked."""
    import tracemalloc

    web.pages["/a"] = packed(b"\0" * 100_000_000)
    fetch = fetcher(max_bytes=1_000_000)
    tracemalloc.start()
    outcome = fetch.get(web.url("/a"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert missed(outcome) is Reason.TOO_LARGE
    assert peak < 20_000_000


BROKEN = {
    "torn": packed(PAGE).body[:-6],
    "no gzip": PAGE,
    "empty": b"",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_packed_body_is_told(web, fetcher, name):
    """What does not unpack to its end is no page; nothing at all is an empty page."""
    web.pages["/a"] = Page(BROKEN[name], headers={"Content-Encoding": "gzip"})
    outcome = fetcher().get(web.url("/a"))

    assert outcome.content == b"" if name == "empty" else missed(outcome) is Reason.UNREADABLE


def test_members_of_gzip_follow_each_other(web, fetcher):
    """A body in two packed parts is read whole."""
    body = gzip.compress(b"The ferry ") + gzip.compress(b"was late.")
    web.pages["/a"] = Page(body, headers={"Content-Encoding": "gzip"})

    assert fetcher().get(web.url("/a")).content == b"The ferry was late."


def test_a_packing_that_was_not_asked_for_is_not_read(web, fetcher):
    """Only gzip is asked for."""
    web.pages["/a"] = Page(zlib.compress(PAGE), headers={"Content-Encoding": "deflate"})

    assert missed(fetcher().get(web.url("/a"))) is Reason.UNREADABLE
    assert web.asked[-1].headers["accept-encoding"] == "gzip"


def test_a_body_that_breaks_off_is_no_page(web, fetcher):
    """Half a page is not read as a whole one."""
    web.pages["/a"] = Page(PAGE, promised=len(PAGE) + 10)

    assert missed(fetcher().get(web.url("/a"))) is Reason.UNREADABLE


def test_a_server_that_drips_ends_with_the_time(web):
    """The time counts for all bytes together, so no server can hold the run."""
    web.pages["/a"] = Page(b"a" * 1_000, drip_s=0.05)
    fetch = Fetcher(FetchConfig(allow_private=True, total_s=0.4, pause_s=0.0))
    began = time.monotonic()

    assert missed(fetch.get(web.url("/a"))) is Reason.TIMEOUT
    assert time.monotonic() - began < 5


def test_a_look_up_that_hangs_ends_with_the_time(web, fetcher):
    """The system's look-up knows no time-out; we do."""

    def slow(host, port):
        time.sleep(2)
        return []

    began = time.monotonic()

    assert missed(fetcher(slow, connect_s=0.1).get(web.url("/a"))) is Reason.TIMEOUT
    assert time.monotonic() - began < 1.5


def test_a_host_without_an_address_is_unreachable(web, fetcher):
    """No such host is told as such."""

    def none(host, port):
        raise OSError("Name or service not known")

    for resolve in (none, lambda host, port: []):
        outcome = fetcher(resolve).get(web.url("/a", host="quay.example"))
        assert missed(outcome) is Reason.UNREACHABLE
        assert "quay.example" in outcome.detail


def test_a_closed_port_is_unreachable(fetcher):
    """Nobody listens: that is no fault of the URL."""
    assert missed(fetcher().get(f"http://127.0.0.1:{free_port()}/")) is Reason.UNREACHABLE


def test_the_second_address_is_tried(web, fetcher):
    """A host with several addresses is reached at the one that answers."""
    web.pages["/a"] = Page(PAGE)
    web.names["quay.example"] = ["127.0.0.77", "127.0.0.1"]

    assert fetcher().get(web.url("/a", host="quay.example")).content == PAGE


def test_a_busy_host_is_left_alone(web, fetcher, clock):
    """Retry-After holds the host back, and a wait too long for a run is told."""
    web.pages |= {"/a": Page(status=429, headers={"Retry-After": "500"}), "/b": Page(PAGE)}
    fetch = fetcher()
    busy, later = fetch.get(web.url("/a")), fetch.get(web.url("/b"))

    assert (busy.status, busy.wait_s) == (429, 500.0)
    assert missed(later) is Reason.ROBOTS
    assert 490 < later.wait_s <= 500
    clock.now += 500
    assert fetch.get(web.url("/b")).content == PAGE
