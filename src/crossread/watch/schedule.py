"""When a feed is asked again: by what it answered the last time."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from crossread.model.feed import Feed
from crossread.model.fetched import Missed, Validators
from crossread.watch.config import WatchConfig

_GONE = 410
_SLACK = 0.1  # of the pause between rounds, which do not begin to the second
_DOUBLINGS = 30  # more would be longer than any pause
_LONGEST_WAIT_S = 7 * 86_400.0  # a server may ask for a week, not for ever


def is_due(feed: Feed, now: datetime) -> bool:
    """Whether a feed is to be asked."""
    return not feed.retired and (not feed.due or datetime.fromisoformat(feed.due) <= now)


def answered(feed: Feed, validators: Validators, now: datetime, config: WatchConfig) -> Feed:
    """Return a feed that gave what was asked for."""
    due = _after(now, config.every_s * (1 - _SLACK))
    return replace(feed, validators=validators, due=due, failures=0, error=None)


def failed(feed: Feed, missed: Missed, now: datetime, config: WatchConfig) -> Feed:
    """Return a feed that did not; one that is gone for good is retired."""
    told = f"{missed.reason}: {missed.detail}"
    if missed.status == _GONE:
        return replace(feed, due="", failures=feed.failures + 1, error=told, retired=True)
    failures = feed.failures + 1
    asked_s = min(missed.wait_s or 0.0, _LONGEST_WAIT_S)
    pause_s = max(back_off_s(feed.url, failures, config), asked_s)
    return replace(feed, due=_after(now, pause_s), failures=failures, error=told)


def back_off_s(url: str, failures: int, config: WatchConfig) -> float:
    """Return the pause after so many failures in a row, in seconds.

    It doubles with each, never shrinks, and ends at the longest pause and its jitter. Each feed
    has a jitter of its own, from 0 to ``config.jitter`` of the pause.
    """
    pause_s = min(config.every_s * 2.0 ** min(failures, _DOUBLINGS), config.longest_s)
    return pause_s * (1 + config.jitter * _share(url, config.seed))


def _share(url: str, seed: int) -> float:
    """Return a number from 0 to 1 that follows from a feed and the seed."""
    digest = hashlib.blake2b(f"{seed}\x1f{url}".encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2**64


def _after(now: datetime, seconds: float) -> str:
    return (now + timedelta(seconds=seconds)).isoformat(timespec="seconds")
