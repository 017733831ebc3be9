import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.ingest.fetch.failure import Failure
from crossread.ingest.fetch.pace import Pace
from crossread.model.capture import Reason
from crossread.model.fetched import Fetched
from tests.web import Page, redirect

PAGE = Page(b"<p>The ferry was late.</p>")


def robots(text):
    return Page(text.encode(), headers={"Content-Type": "text/plain"})


def test_what_robots_txt_forbids_is_not_asked_for(web, fetcher):
    """The page is never requested, and the reason says who said no."""
    web.pages |= {"/robots.txt": robots("User-agent: *\nDisallow: /private"), "/private/a": PAGE}
    outcome = fetcher().get(web.url("/private/a"))

    assert outcome.reason is Reason.ROBOTS
    assert "robots.txt" in outcome.detail
    assert web.paths() == []


def test_rules_for_crossread_go_before_rules_for_all(web, fetcher):
    """A host may open to crossread what it closes to others, and the other way round."""
    rules = "User-agent: *\nDisallow: /\n\nUser-agent: crossread\nDisallow: /a\nAllow: /a/b\n"
    web.pages |= {"/robots.txt": robots(rules), "/a/b": PAGE, "/c": PAGE}
    fetch = fetcher()

    assert isinstance(fetch.get(web.url("/a/b")), Fetched)
    assert isinstance(fetch.get(web.url("/c")), Fetched)
    assert fetch.get(web.url("/a/c")).reason is Reason.ROBOTS


def test_robots_txt_is_asked_for_once_a_day(web, fetcher, clock):
    """A copy is kept, and renewed after a day."""
    web.pages |= {"/robots.txt": robots(""), "/a": PAGE}
    fetch = fetcher()
    fetch.get(web.url("/a"))
    fetch.get(web.url("/a"))
    clock.now += 25 * 3600
    fetch.get(web.url("/a"))

    assert web.paths(robots=True) == ["/robots.txt", "/a", "/a", "/robots.txt", "/a"]


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (500, False), (429, False)]
)
def test_a_missing_robots_txt_allows_and_a_failing_one_does_not(web, fetcher, status, allowed):
    """RFC 9309: no file is a yes, a server in trouble is a no."""
    web.pages |= {"/robots.txt": Page(status=status), "/a": PAGE}
    outcome = fetcher().get(web.url("/a"))

    assert isinstance(outcome, Fetched) is allowed
    assert allowed or outcome.reason is Reason.ROBOTS


def test_a_no_for_now_is_asked_about_again(web, fetcher, clock):
    """A server in trouble gets another chance some minutes later."""
    web.pages |= {"/robots.txt": Page(status=503), "/a": PAGE}
    fetch = fetcher()
    first = fetch.get(web.url("/a"))
    web.pages["/robots.txt"] = robots("")
    clock.now += first.wait_s + 1

    assert isinstance(fetch.get(web.url("/a")), Fetched)


def test_robots_txt_may_stand_elsewhere(web, fetcher):
    """Its redirects are followed; one that goes in circles is none."""
    web.pages |= {
        "/robots.txt": redirect("/r"), "/r": robots("User-agent: *\nDisallow: /a"), "/a": PAGE
    }  # fmt: skip
    assert fetcher().get(web.url("/a")).reason is Reason.ROBOTS

    web.pages["/r"] = redirect("/robots.txt")
    assert isinstance(fetcher().get(web.url("/a")), Fetched)


@pytest.mark.parametrize("body", [b"\xff\xfe\x00", b"Disallow", b"\x00" * 10_000, b"*" * 100_000])
def test_a_robots_txt_of_any_bytes_is_read(web, fetcher, body):
    """Rubbish rules on nothing."""
    web.pages |= {"/robots.txt": Page(body), "/a": PAGE}

    assert isinstance(fetcher().get(web.url("/a")), Fetched)


def test_an_endless_robots_txt_is_a_no(web, fetcher):
    """A file too large to be obeyed is not guessed at."""
    web.pages |= {"/robots.txt": Page(b"#" * 600_000), "/a": PAGE}

    assert fetcher().get(web.url("/a")).reason is Reason.ROBOTS


def test_a_redirect_is_ruled_on_where_it_leads(web, fetcher):
    """A page that another host forbids is not read by way of a host that allows."""
    web.pages |= {"/robots.txt": robots("User-agent: *\nDisallow: /b"), "/a": redirect("/b")}

    assert fetcher().get(web.url("/a")).reason is Reason.ROBOTS
    assert web.paths() == ["/a"]


def test_a_host_is_not_asked_twice_within_its_pause(web, fetcher, clock):
    """Requests to one host are a pause apart; another host is not held back."""
    web.pages |= {"/a": PAGE}
    fetch = fetcher(pause_s=2.0)
    for host in ("quay.example", "quay.example", "pier.example"):
        fetch.get(web.url("/a", host=host))

    assert clock.slept == [2.0, 2.0, 2.0]  # robots.txt of two hosts, and the second page of one


def test_the_crawl_delay_is_obeyed(web, fetcher, clock):
    """A host that wants ten seconds gets ten seconds."""
    web.pages |= {"/robots.txt": robots("User-agent: *\nCrawl-delay: 10"), "/a": PAGE}
    fetch = fetcher()
    fetch.get(web.url("/a"))
    before = clock.now
    fetch.get(web.url("/a"))

    assert clock.now - before == 10.0


def test_a_delay_too_long_to_wait_for_is_told_at_once(web, fetcher, clock):
    """A host that wants an hour is asked once, and the next page is left for later."""
    web.pages |= {"/robots.txt": robots("User-agent: *\nCrawl-delay: 3600"), "/a": PAGE}
    fetch = fetcher()
    first, second = fetch.get(web.url("/a")), fetch.get(web.url("/a"))

    assert isinstance(first, Fetched)
    assert second.reason is Reason.ROBOTS
    assert second.wait_s > 3_000


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.floats(0, 50), st.floats(0, 100)), max_size=30),
    st.floats(0, 200),
)
def test_two_requests_to_a_host_are_never_too_close(requests, at_most):
    """Whatever the order, each request keeps the pause that the one before it asked for."""
    now = [0.0]
    last: dict[str, tuple[float, float]] = {}
    pace = Pace(lambda: now[0], lambda s: now.__setitem__(0, now[0] + s))
    for host, pause, idle in requests:
        now[0] += idle
        try:
            pace.wait(host, pause, at_most_s=at_most)
        except Failure:
            continue
        if host in last:
            assert now[0] - last[host][0] >= last[host][1] - 1e-6
        last[host] = (now[0], pause)


def test_threads_that_share_a_host_take_turns():
    """Each thread gets a slot of its own."""
    slept = []
    pace = Pace(lambda: 0.0, slept.append)
    threads = [
        threading.Thread(target=pace.wait, args=("a", 1.0), kwargs={"at_most_s": 99.0})
        for _ in range(10)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert sorted(slept) == [float(n) for n in range(1, 10)]
