from dataclasses import replace
from datetime import timedelta

import pytest

from crossread.model.capture import Reason
from crossread.model.fetched import Fetched, Missed, Unchanged
from crossread.store import in_memory, open_store
from crossread.watch import Asked, FeedHeard, Read, WatchConfig
from tests.unit.watch.newsstand import FERRY, MAYOR, SCHOOL, Newsstand, article, entry, pages, rss
from tests.web import Page, Web, redirect


@pytest.fixture
def web():
    with Web(pages([FERRY, MAYOR, SCHOOL])) as served:
        yield served


@pytest.fixture
def store():
    with in_memory() as made:
        yield made


@pytest.fixture
def stand(web, store):
    return Newsstand(web, store)


def linked(web, *numbers):
    return rss(*(entry(f"q-{n}", web.url(f"/{n}")) for n in numbers))


def test_pages_that_a_feed_links_to_are_taken_in(web, stand):
    """Each entry's page is a report with the page's address, and the round says so."""
    web.pages["/feed"] = Page(linked(web, 1, 2))
    stand.follow("/feed")
    told = stand.round()

    assert (told.asked, told.failed, told.added, told.waiting) == (1, 0, 2, 0)
    assert [each.became for each in stand.heard(Read)] == ["added", "added"]
    assert stand.heard(FeedHeard)[0].asked is Asked.NEW
    assert sum("Castellow" in text for text in stand.texts()) == 1
    assert sorted(each.title for each in told.stories) == sorted(
        card.title for card in stand.desk.front()
    )


def test_only_what_is_new_is_read(web, stand):
    """The second round reads the one entry that came; the third reads nothing."""
    web.pages["/feed"] = Page(linked(web, 1, 2), etag='"1"')
    stand.follow("/feed")
    stand.round()
    web.pages["/feed"] = Page(linked(web, 3, 1, 2), etag='"2"')
    second, third = stand.round(), stand.round()

    assert (second.added, second.known, third.added) == (1, 0, 0)
    assert web.paths() == ["/feed", "/1", "/2", "/feed", "/3", "/feed"]
    assert web.asked[-1].headers["if-none-match"] == '"2"'
    assert stand.heard(FeedHeard)[-1].asked is Asked.SAME
    assert third.stories == ()


def test_the_text_of_a_feed_can_be_read_alone(web, store):
    """No page is asked for, and entries without words are rejected with their reason."""
    web.pages["/feed"] = Page(rss(entry("q-1", web.url("/1"), FERRY), entry("q-2", web.url("/2"))))
    stand = Newsstand(web, store, WatchConfig(text_only=True))
    stand.follow("/feed")
    told = stand.round()

    assert (told.added, [each.reason for each in told.rejected]) == (1, [Reason.EMPTY])
    assert web.paths() == ["/feed"]
    assert stand.round().rejected == ()


def test_an_entry_without_a_link_is_read_by_its_text(web, stand):
    """What the feed holds is all there is."""
    web.pages["/feed"] = Page(rss(entry("q-1", text=FERRY)))
    stand.follow("/feed")

    assert stand.round().added == 1


def test_an_entry_that_the_feed_changed_is_read_again(web, stand):
    """An article that was edited comes as a new version of itself."""
    web.pages["/feed"] = Page(rss(entry("q-1", web.url("/1"), "Twelve dead.")))
    stand.follow("/feed")
    stand.round()
    web.pages["/feed"] = Page(rss(entry("q-1", web.url("/1"), "Seventeen dead.")))
    web.pages["/1"] = Page(article(FERRY.replace("12 people", "17 people")))
    told = stand.round()

    assert (told.added, told.versions) == (0, 1)
    assert [each.change for each in told.stories] == ["one new version"]


def test_a_page_that_two_feeds_link_to_is_read_once(web, stand):
    """In one round and across rounds."""
    web.pages |= {"/a": Page(linked(web, 1)), "/b": Page(rss(entry("b-1", web.url("/1"))))}
    stand.follow("/a", "/b")
    stand.round()
    web.pages["/c"] = Page(rss(entry("c-1", web.url("/1"))))
    stand.follow("/a", "/b", "/c")
    stand.round()

    assert web.paths().count("/1") == 1
    assert stand.round().waiting == 0


BAD = {
    "missing": Page(status=404),
    "broken": Page(b"<feed><entr"),
    "page": Page(article(FERRY)),
    "rubbish": Page(bytes(range(256)) * 9),
    "torn": Page(rss(), promised=9_999),
    "bomb": Page(b"\x1f\x8b" + b"\0" * 500, headers={"Content-Encoding": "gzip"}),
    "circle": redirect("/bad"),
    "json": Page(b'{"version": "https://jsonfeed.org/version/1.1", "items": '),
}


@pytest.mark.parametrize("name", BAD)
def test_one_bad_feed_stops_nothing(web, stand, name):
    """The other feed is read; the bad one is told, and asked again later and later."""
    web.pages |= {"/bad": BAD[name], "/feed": Page(linked(web, 1))}
    stand.follow("/bad", "/feed")
    told = stand.round()

    assert told.added == 1
    assert told.failed == 1
    assert stand.feed("/bad").failures == 1
    assert stand.round().asked == 1  # the good one


@pytest.mark.parametrize(
    "body", [rss(), b'{"version": "https://jsonfeed.org/version/1.1", "items": 7, "title": []}']
)
def test_a_feed_without_entries_is_a_feed(web, stand, body):
    """A new feed is empty at first; that is no failure."""
    web.pages["/feed"] = Page(body)
    stand.follow("/feed")
    told = stand.round()

    assert (told.asked, told.failed, told.rejected) == (1, 0, ())


def test_a_feed_that_comes_back_is_read_again(web, stand):
    """The failures are forgotten once it answers."""
    web.pages["/feed"] = Page(status=503)
    stand.follow("/feed")
    stand.round()
    web.pages["/feed"] = Page(linked(web, 1))
    told = stand.round(after=timedelta(hours=1))

    assert told.added == 1
    assert (stand.feed("/feed").failures, stand.feed("/feed").error) == (0, None)


def test_a_feed_that_is_gone_is_retired(web, stand):
    """410 is told once, and the feed is never asked again."""
    web.pages["/feed"] = Page(status=410)
    stand.follow("/feed")
    stand.round()
    later = stand.round(after=timedelta(days=30))

    assert stand.heard(FeedHeard)[0].asked is Asked.RETIRED
    assert later.asked == 0


@pytest.mark.parametrize("status", [404, 403, 410, 451])
def test_a_page_that_is_not_there_is_rejected_once(web, stand, status):
    """Its reason is kept, and it is not asked for again."""
    web.pages |= {"/feed": Page(linked(web, 1, 2)), "/2": Page(status=status)}
    stand.follow("/feed")
    told = stand.round()

    assert (told.added, [each.reason for each in told.rejected]) == (1, [Reason.HTTP_STATUS])
    assert told.rejected[0].path == web.url("/2")
    assert stand.round().rejected == ()
    assert web.paths().count("/2") == 1


def test_a_page_that_does_not_come_for_now_is_tried_again(web, stand):
    """It waits for the next rounds, three times in all, and then is rejected."""
    web.pages |= {"/feed": Page(linked(web, 1)), "/1": Page(status=500)}
    stand.follow("/feed")
    rounds = [stand.round() for _ in range(4)]

    assert [each.waiting for each in rounds] == [1, 1, 0, 0]
    assert [len(each.rejected) for each in rounds] == [0, 0, 1, 0]
    assert web.paths().count("/1") == 3


def test_a_page_that_comes_at_the_second_try_is_read(web, stand):
    """Nothing is lost by a bad moment."""
    web.pages |= {"/feed": Page(linked(web, 1)), "/1": Page(status=503)}
    stand.follow("/feed")
    stand.round()
    web.pages["/1"] = Page(article(FERRY))

    assert stand.round().added == 1


def test_a_host_that_asks_for_patience_costs_no_try(web, store):
    """Pages of a host with a long crawl-delay come one a round, however many rounds that takes."""
    web.pages |= {
        "/robots.txt": Page(b"User-agent: *\nCrawl-delay: 400\nAllow: /"),
        "/feed": Page(linked(web, 1, 2, 3)),
    }

    def patient(url, known):
        wait = Missed(url, Reason.ROBOTS, "Not before.", wait_s=400.0)
        return wait if not url.endswith("/feed") else Fetched(url, url, linked(web, 1, 2, 3))

    stand = Newsstand(web, store, fetch=patient)
    stand.follow("/feed")
    rounds = [stand.round() for _ in range(9)]

    assert [each.waiting for each in rounds] == [3] * 9
    assert all(not each.rejected for each in rounds)


def test_feeds_that_are_not_followed_rest(web, stand):
    """What is known of them stays, for when they are followed again."""
    web.pages |= {"/a": Page(linked(web, 1)), "/b": Page(linked(web, 2))}
    stand.follow("/a", "/b")
    stand.round()
    stand.follow("/a")
    asked = stand.round().asked
    stand.follow("/a", "/b")
    again = stand.round()

    assert asked == 1
    assert (again.asked, again.added) == (2, 0)


def test_an_archive_of_a_feed_is_cut_and_told(web, store):
    """A feed of thousands is read up to a limit, and the rest is no secret."""
    web.pages["/feed"] = Page(rss(*(entry(f"q-{n}", text=f"{FERRY}{n}") for n in range(30))))
    stand = Newsstand(web, store, WatchConfig(max_entries=10))
    stand.follow("/feed")
    told = stand.round()

    assert [each.reason for each in told.rejected] == [Reason.TOO_LARGE]
    assert "30 entries" in told.rejected[0].detail
    assert len([each for each in stand.heard(Read) if each.became != "rejected"]) == 10


def test_entries_without_ids_are_known_by_what_they_are(web, stand):
    """A new entry at the top moves the others' places and makes none of them new."""
    items = [f"<item><link>{web.url(f'/{n}')}</link><title>t</title></item>" for n in (1, 2, 3)]
    bare = [f"<item><description>{FERRY}{n}</description></item>" for n in (1, 2)]
    web.pages["/feed"] = Page(rss(items[0], bare[0]))
    stand.follow("/feed")
    stand.round()
    web.pages["/feed"] = Page(rss(items[1], items[0], bare[1], bare[0]))
    stand.round()

    assert stand.heard(FeedHeard)[-1].entries == 2
    assert web.paths().count("/1") == 1


@pytest.mark.parametrize(
    "body",
    [
        rss(entry("q-1", "../1")),
        b'<feed><entry><id>q</id><link href="/1"/></entry></feed>',
        b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "q", "url": "../1"}]}',
    ],
    ids=["rss", "atom", "json"],
)
def test_links_may_be_relative_to_their_feed(web, stand, body):
    """The address that the feed was found at completes them."""
    web.pages |= {"/feed": redirect("/deep/feed"), "/deep/feed": Page(body)}
    stand.follow("/feed")

    assert stand.round().added == 1
    assert web.paths()[-1] == "/1"


def test_a_stop_ends_the_round_and_loses_nothing(web, store):
    """What came is durable, the rest waits for the next time."""
    web.pages["/feed"] = Page(linked(web, 1, 2, 3))
    asked = []

    def stopping(url, known):
        asked.append(url)
        if len(asked) == 3:
            stand.stop.set()
        return Fetched(url, url, web.pages["/" + url.rpartition("/")[2]].body)

    stand = Newsstand(web, store, fetch=stopping)
    stand.follow("/feed")
    told = stand.round()
    again = Newsstand(web, store)
    again.follow("/feed")
    rest = again.round(after=timedelta(minutes=30))

    assert told.stopped
    assert len(asked) <= 3
    assert told.added + rest.added == 3
    assert told.waiting == rest.added
    assert rest.waiting == 0


def test_state_outlives_the_process(web, tmp_path):
    """A watch that starts again goes on where the other one ended."""
    web.pages["/feed"] = Page(linked(web, 1), etag='"1"')
    for expected in (1, 0):
        with open_store(tmp_path / "desk") as store:
            stand = Newsstand(web, store)
            stand.now += timedelta(hours=1 - expected)
            stand.follow("/feed")
            assert stand.round().added == expected
    assert web.paths() == ["/feed", "/1", "/feed"]
    assert web.asked[-1].headers["if-none-match"] == '"1"'


def test_a_kill_between_feed_and_pages_loses_no_entry(web, store):
    """The feed's new validators are written with its entries, so none is skipped."""
    web.pages["/feed"] = Page(linked(web, 1, 2), etag='"1"')

    def dying(url, known):
        if url.endswith("/feed"):
            return Fetched(url, url, linked(web, 1, 2), validators=replace(known, etag='"1"'))
        raise SystemExit  # as a kill would: nothing of the page is kept

    stand = Newsstand(web, store, fetch=dying)
    stand.follow("/feed")
    with pytest.raises(SystemExit):
        stand.round()
    again = Newsstand(web, store)
    again.follow("/feed")
    told = again.round(after=timedelta(minutes=20))

    assert told.added == 2


def test_an_unchanged_feed_keeps_what_is_known_of_it(web, store):
    """A 304 leaves the validators, and the entries that still wait are read."""
    known_to = []

    def same(url, known):
        known_to.append(known)
        return Unchanged(url)

    web.pages["/feed"] = Page(linked(web, 1), etag='"1"')
    first = Newsstand(web, store)
    first.follow("/feed")
    first.round()
    again = Newsstand(web, store, fetch=same)
    again.follow("/feed")
    again.round(after=timedelta(hours=1))
    again.round()

    assert [each.etag for each in known_to] == ['"1"', '"1"']
