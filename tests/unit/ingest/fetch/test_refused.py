"""Whatever a stranger's page or name server says, nothing inside a network is connected to."""

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.ingest.fetch import FetchConfig, Fetcher
from crossread.ingest.fetch.address import refusal
from crossread.model.capture import Reason
from crossread.model.fetched import Missed
from tests.web import Page, Web, redirect

INSIDE = [
    "http://127.0.0.1/",
    "http://localhost/",
    "http://[::1]/",
    "http://10.0.0.1/",
    "http://192.168.1.1/admin",
    "http://169.254.169.254/latest/meta-data/",
    "http://[fd00:ec2::254]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:a9fe:a9fe]/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://0.0.0.0/",
    "http://[::]/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
]


@pytest.fixture
def nothing_leaves(monkeypatch):
    """Whoever opens a socket to anywhere fails the test."""

    def connect(*_):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.mark.parametrize("url", INSIDE)
@pytest.mark.usefixtures("nothing_leaves")
def test_addresses_inside_are_refused_however_they_are_written(url):
    """The system's own look-up reads odd spellings; what it reads is ruled on."""
    outcome = Fetcher().get(url)

    assert isinstance(outcome, Missed)
    assert outcome.reason is Reason.REFUSED_ADDRESS
    assert outcome.rejected.path == url


@pytest.mark.usefixtures("nothing_leaves")
def test_a_name_that_leads_inside_and_outside_is_refused():
    """One refused address spoils the name."""
    fetch = Fetcher(resolve=lambda host, port: ["8.8.8.8", "127.0.0.1"])

    assert fetch.get("http://quay.example/").reason is Reason.REFUSED_ADDRESS


def test_a_name_is_looked_up_once_a_connection(web, clock):
    """A name server that changes its mind between check and connection changes nothing."""
    answers = []

    def rebinding(host, port):
        answers.append(host)
        return ["127.0.0.1"] if len(answers) % 2 else ["169.254.169.254"]

    web.pages |= {"/robots.txt": Page(status=404), "/a": Page(b"<p>Late.</p>")}
    config = FetchConfig(allow_private=True)
    fetch = Fetcher(config, clock=clock, sleep=clock.sleep, resolve=rebinding)
    outcome = fetch.get(web.url("/a", host="quay.example"))

    assert outcome.reason is Reason.REFUSED_ADDRESS  # the second look-up is a second connection
    assert len(answers) == 2
    assert web.paths(robots=True) == ["/robots.txt"]


HOSTS = st.sampled_from(
    ["10.0.0.1", "192.168.7.7", "169.254.169.254", "100.64.0.1", "172.16.0.9", "[::1]",
     "[fe80::1]", "[::ffff:10.0.0.1]", "[::]", "meta.example", "intra.example"]
)  # fmt: skip
HOPS = st.lists(st.sampled_from([301, 302, 303, 307, 308]), min_size=0, max_size=4)


@pytest.fixture(scope="module")
def open_net():
    """A web that plays the open net; whatever else is private stays so."""
    names = {"meta.example": ["169.254.169.254"], "intra.example": ["10.1.1.1"]}
    with Web() as web, pytest.MonkeyPatch.context() as patch:
        web.names = names
        patch.setattr("crossread.ingest.fetch.connect.refusal", _but_for_this_machine)
        yield web


@given(HOPS, HOSTS, st.booleans())
def test_no_chain_of_redirects_leads_inside(open_net, hops, host, by_robots):
    """However many hops come before, and by page or robots.txt: the address is not connected to."""
    way = [*(f"/{number}" for number in range(len(hops))), "/last"]
    open_net.pages = {
        here: redirect(there, status)
        for here, there, status in zip(way, way[1:], hops, strict=False)
    }
    open_net.pages["/last"] = redirect(f"http://{host}/")
    if by_robots:
        open_net.pages["/robots.txt"] = redirect(way[0])
    connected = []
    create = socket.create_connection

    def watched(address, *rest, **named):
        connected.append(address[0])
        return create(address, *rest, **named)

    fetch = Fetcher(
        FetchConfig(pause_s=0.0),
        sleep=lambda _: None,
        resolve=lambda host, port: open_net.names.get(host, [host]),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "create_connection", watched)
        outcome = fetch.get(open_net.url(way[0]))

    assert isinstance(outcome, Missed)
    assert outcome.reason is Reason.REFUSED_ADDRESS
    assert set(connected) == {"127.0.0.1"}


def _but_for_this_machine(address, *, allow_private=False):
    return None if address == "127.0.0.1" else refusal(address, allow_private=allow_private)
