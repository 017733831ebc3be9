from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from crossread.model.capture import Reason
from crossread.model.feed import Feed
from crossread.model.fetched import Missed, Validators
from crossread.watch.config import WatchConfig
from crossread.watch.schedule import answered, back_off_s, failed, is_due

NOW = datetime(2031, 3, 3, 10, tzinfo=UTC)
QUAY = Feed("https://quay.example/rss")
CONFIG = WatchConfig()
CONFIGS = st.builds(
    WatchConfig,
    every_s=st.floats(0, 1e5),
    longest_s=st.floats(1, 1e6),
    jitter=st.floats(0, 1),
    seed=st.integers(0, 9),
)


def missed(reason=Reason.TIMEOUT, **more):
    return Missed(QUAY.url, reason, "It did not come.", **more)


@given(st.text(), st.integers(0, 10**9), st.integers(0, 100), CONFIGS)
def test_back_off_is_bounded_and_never_shrinks(url, failures, more, config):
    """Each further failure waits at least as long, and no wait is longer than the longest."""
    sooner, later = (back_off_s(url, n, config) for n in (failures, failures + more))

    assert 0 <= sooner <= later <= config.longest_s * (1 + config.jitter) + 1e-6


@given(st.text(), st.integers(0, 20))
def test_the_same_seed_gives_the_same_pause(url, failures):
    """The jitter follows from the feed and the seed, not from dice."""
    assert back_off_s(url, failures, CONFIG) == back_off_s(url, failures, WatchConfig())


def test_feeds_that_failed_together_come_back_apart():
    """A hundred feeds do not knock in the same second, and another seed spreads them otherwise."""
    pauses = {back_off_s(f"https://{n}.example/", 3, CONFIG) for n in range(100)}
    others = {back_off_s(f"https://{n}.example/", 3, WatchConfig(seed=1)) for n in range(100)}

    assert len({round(each) for each in pauses}) > 60
    assert max(pauses) - min(pauses) > 0.2 * CONFIG.every_s * 8
    assert pauses != others


def test_a_feed_that_answers_is_due_by_the_next_round():
    """A little sooner than the pause, for rounds do not begin to the second."""
    after = answered(replace(QUAY, failures=3, error="x"), Validators('"1"'), NOW, CONFIG)

    assert after == replace(QUAY, validators=Validators('"1"'), due="2031-03-03T10:09:00+00:00")
    assert not is_due(after, NOW + timedelta(minutes=8))
    assert is_due(after, NOW + timedelta(minutes=10))


def test_a_feed_that_fails_is_left_longer_each_time():
    """The error is kept, and the validators are for when it is back."""
    feed, dues = replace(QUAY, validators=Validators('"1"')), []
    for _ in range(4):
        feed = failed(feed, missed(), NOW, CONFIG)
        dues.append(datetime.fromisoformat(feed.due))

    assert dues == sorted(dues)
    assert dues[0] - NOW >= timedelta(minutes=20)
    assert (feed.failures, feed.validators) == (4, Validators('"1"'))
    assert feed.error == "timeout: It did not come."


def test_a_server_that_asks_for_patience_gets_it():
    """Retry-After counts when it is longer, up to a week."""
    hour = failed(QUAY, missed(Reason.HTTP_STATUS, status=503, wait_s=7_200.0), NOW, CONFIG)
    ever = failed(QUAY, missed(Reason.HTTP_STATUS, status=503, wait_s=1e12), NOW, CONFIG)

    assert hour.due == "2031-03-03T12:00:00+00:00"
    assert ever.due == "2031-03-10T10:00:00+00:00"


def test_a_feed_that_is_gone_is_asked_no_more():
    """410 Gone is the server's word that nothing will come again."""
    gone = failed(QUAY, missed(Reason.HTTP_STATUS, status=410), NOW, CONFIG)

    assert gone.retired
    assert not is_due(gone, NOW + timedelta(days=9_999))


def test_a_feed_that_nobody_asked_yet_is_due():
    """A new subscription does not wait."""
    assert is_due(QUAY, NOW)
