"""What every store does with feeds, whatever it is made of."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.model.capture import Told
from crossread.model.feed import EntryState, Feed, FeedEntry
from crossread.model.fetched import Validators
from crossread.store import in_memory, open_store

NOW = "2031-03-03T10:00:00+00:00"
QUAY = Feed("https://quay.example/rss", "The Quay", Validators('"1"', "yesterday"), NOW, 2, "503")
FERRY = FeedEntry(QUAY.url, "q-1", "d1", "https://quay.example/a", Told(title="Ferry late"), NOW)
MAKERS = {
    "file": lambda folder: open_store(folder / "desk.crossread"),
    "memory": lambda folder: in_memory(),
}


@pytest.fixture(params=MAKERS)
def store(request, tmp_path):
    """A store of each kind that knows one feed."""
    made = MAKERS[request.param](tmp_path)
    with made.writing() as writes:
        writes.put_feed(QUAY)
    yield made
    made.close()


def test_a_feed_comes_back_as_it_was_last_written(store):
    """State goes over state; other feeds stay as they are, in the order of their URLs."""
    pier = Feed("https://pier.example/rss")
    with store.writing() as writes:
        writes.put_feed(pier)
        writes.put_feed(replace(QUAY, failures=0, error=None, retired=True))
    with store.reading() as reads:
        assert reads.feeds() == [pier, replace(QUAY, failures=0, error=None, retired=True)]


def test_an_entry_waits_until_something_became_of_it(store):
    """Entries wait in the order of their coming; one that a feed changed keeps its place."""
    second = replace(FERRY, key="q-2", url=None)
    with store.writing() as writes:
        for each in (FERRY, second, replace(FERRY, digest="d2", tries=1)):
            writes.put_entry(each)
    with store.reading() as reads:
        assert reads.waiting() == [replace(FERRY, digest="d2", tries=1), second]
        assert reads.seen(QUAY.url) == {"q-1": "d2", "q-2": "d1"}
        assert reads.seen("https://pier.example/rss") == {}

    with store.writing() as writes:
        writes.put_entry(replace(FERRY, state=EntryState.REJECTED))
        writes.put_entry(replace(second, state=EntryState.TAKEN))
    with store.reading() as reads:
        assert reads.waiting() == []
        assert set(reads.seen(QUAY.url)) == {"q-1", "q-2"}


def test_a_page_is_known_once_it_was_taken(store):
    """A page that waits or was rejected was not taken; one without an address is nobody's."""
    assert FERRY.url
    for state in EntryState:
        with store.writing() as writes:
            writes.put_entry(replace(FERRY, state=state))
        with store.reading() as reads:
            assert reads.has_page(FERRY.url) is (state is EntryState.TAKEN)


def test_a_feed_that_failed_to_be_written_is_as_before(store):
    """Feeds stand in the same transaction as reports."""

    def fail():
        with store.writing() as writes:
            writes.put_feed(replace(QUAY, failures=9))
            writes.put_entry(FERRY)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    with store.reading() as reads:
        assert reads.feeds() == [QUAY]
        assert reads.waiting() == []


def test_feeds_outlive_their_process(tmp_path):
    """What was written is there when the file is opened again."""
    with open_store(tmp_path / "s") as store, store.writing() as writes:
        writes.put_feed(QUAY)
        writes.put_entry(FERRY)
    with open_store(tmp_path / "s") as store, store.reading() as reads:
        assert reads.feeds() == [QUAY]
        assert reads.waiting() == [FERRY]


TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20)


@given(TEXTS, TEXTS, st.text(max_size=20), st.integers(0, 10**6))
def test_anything_that_a_feed_says_comes_back(key, title, error, failures):
    """No character of a stranger's feed is too odd to be kept."""
    feed = replace(QUAY, title=title, error=error, failures=failures)
    entry = replace(FERRY, key=key.replace("\x00", ""), told=Told(title=title, author=error))
    with in_memory() as store:
        with store.writing() as writes:
            writes.put_feed(feed)
            writes.put_entry(entry)
        with store.reading() as reads:
            assert reads.feeds() == [feed]
            assert reads.waiting() == [entry]
            assert list(reads.seen(QUAY.url)) == [entry.key]
