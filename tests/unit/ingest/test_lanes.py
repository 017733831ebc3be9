import threading
import time

import pytest

from crossread.ingest.lanes import Wanted, fetched
from crossread.model.fetched import Missed, Unchanged, Validators


def wanted(*urls):
    return [Wanted(url) for url in urls]


def test_every_url_has_an_outcome():
    """Hosts come in any order, the pages of one host in theirs."""
    urls = [f"http://h{host}.example/{page}" for page in range(5) for host in range(20)]
    came = [each.url for each, _ in fetched(wanted(*urls), lambda url, known: Unchanged(url))]

    assert sorted(came) == sorted(urls)
    for host in range(20):
        pages = [url for url in came if f"h{host}.example" in url]
        assert pages == sorted(pages)


def test_validators_go_along():
    """Each URL is asked for with what is known of it."""
    known = Validators('"1"')
    heard = []
    list(fetched([Wanted("http://a.example/", known)], lambda *asked: heard.append(asked)))

    assert heard == [("http://a.example/", known)]


def test_a_host_is_asked_one_by_one_and_hosts_side_by_side():
    """Two lanes never serve one host at once; a slow host holds up nobody else."""
    busy, most, lock = {"a": 0, "b": 0}, {"a": 0, "b": 0}, threading.Lock()
    met = threading.Barrier(2, timeout=5)

    def get(url, known):
        host = url[7]
        with lock:
            busy[host] += 1
            most[host] = max(most[host], busy[host])
        met.wait()  # only two hosts at once can pass
        with lock:
            busy[host] -= 1
        return Unchanged(url)

    urls = [f"http://{host}.example/{n}" for host in "ab" for n in range(4)]

    assert len(list(fetched(wanted(*urls), get))) == 8
    assert most == {"a": 1, "b": 1}


def test_what_stops_one_lane_stops_all():
    """An interruption reaches whoever listens, and no further URL is asked for."""
    asked = []

    def get(url, known):
        asked.append(url)
        if url == "http://a.example/1":
            raise KeyboardInterrupt
        return Unchanged(url)

    urls = [f"http://a.example/{n}" for n in range(10)]
    with pytest.raises(KeyboardInterrupt):
        list(fetched(wanted(*urls), get))
    time.sleep(0.05)

    assert asked == urls[:2]


def test_who_stops_listening_stops_the_lanes():
    """Nothing more is asked for than what was under way."""
    asked = []

    def get(url, known):
        asked.append(url)
        return Unchanged(url)

    outcomes = fetched(wanted(*(f"http://a.example/{n}" for n in range(100))), get)
    next(outcomes)
    outcomes.close()
    time.sleep(0.3)
    seen = len(asked)
    time.sleep(0.2)

    assert len(asked) == seen < 10


def test_no_url_is_no_outcome():
    """Nothing to ask for ends at once; rubbish is somebody's to refuse."""
    assert list(fetched([], Missed)) == []
    assert (
        len(list(fetched(wanted("http://[", "nonsense"), lambda url, known: Unchanged(url)))) == 2
    )


def test_a_stop_ends_the_lanes_at_once():
    """Nothing is asked for once somebody wants to stop, however slow the request under way is."""
    stop, asked = threading.Event(), []

    def get(url, known):
        asked.append(url)
        time.sleep(1.0 if len(asked) > 1 else 0.0)
        return Unchanged(url)

    began = time.monotonic()
    for _ in fetched(wanted(*(f"http://a.example/{n}" for n in range(9))), get, stop):
        stop.set()

    assert time.monotonic() - began < 0.9
    assert len(asked) <= 2
    assert list(fetched(wanted("http://a.example/"), get, stop)) == []
