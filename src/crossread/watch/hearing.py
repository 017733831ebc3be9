"""What an answer means: for a feed that was asked for, and for entries that link to a page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from crossread.ingest import page
from crossread.model.capture import Reason
from crossread.model.feed import EntryState, Feed, FeedEntry
from crossread.model.fetched import Attempt, Fetched, Missed, Unchanged
from crossread.watch.config import WatchConfig
from crossread.watch.entries import Shown
from crossread.watch.ledger import Delivery
from crossread.watch.news import Asked, FeedHeard
from crossread.watch.schedule import answered, failed

_PASSING = frozenset({Reason.TIMEOUT, Reason.UNREACHABLE})
_BUSY = frozenset({429, 500, 502, 503, 504})


def of_feed(
    feed: Feed, outcome: Fetched | Unchanged, found: Sequence[Shown], now: datetime, c: WatchConfig
) -> tuple[Delivery, FeedHeard]:
    """Return what a feed that answered brought: its state, its entries, and texts of its own."""
    validators = outcome.validators if isinstance(outcome, Fetched) else feed.validators
    after = answered(feed, validators, now, c)
    texts = [each.record for each in found if each.record]
    told = FeedHeard(feed.url, Asked.NEW if found else Asked.SAME, len(found), after.due)
    return Delivery(texts, [each.entry for each in found], after), told


def of_failure(
    feed: Feed, missed: Missed, now: datetime, config: WatchConfig
) -> tuple[Delivery, FeedHeard]:
    """Return what it means that a feed did not answer, or not with a feed."""
    after = failed(feed, missed, now, config)
    asked = Asked.RETIRED if after.retired else Asked.FAILED
    return Delivery(feed=after), FeedHeard(feed.url, asked, 0, after.due, after.error)


def of_page(entries: Sequence[FeedEntry], outcome: Attempt, config: WatchConfig) -> Delivery:
    """Return what came of a page that entries link to; they wait on when it may come later."""
    if isinstance(outcome, Fetched):
        return Delivery(page(outcome, told=entries[0].told), _all(entries, EntryState.TAKEN))
    if isinstance(outcome, Unchanged):  # nobody asked whether it had changed
        return Delivery(entries=_all(entries, EntryState.TAKEN))
    if _is_told_to_wait(outcome):
        return Delivery(entries=entries)
    tries = min(each.tries for each in entries) + 1
    if _may_pass(outcome) and tries < config.tries:
        return Delivery(entries=[replace(each, tries=tries) for each in entries])
    return Delivery([outcome.rejected], _all(entries, EntryState.REJECTED))


def _all(entries: Sequence[FeedEntry], state: EntryState) -> list[FeedEntry]:
    return [replace(each, state=state) for each in entries]


def _is_told_to_wait(missed: Missed) -> bool:
    """Whether a host may be asked, only later: that does not count as a try."""
    return missed.reason is Reason.ROBOTS and bool(missed.wait_s) and missed.status is None


def _may_pass(missed: Missed) -> bool:
    return missed.reason in _PASSING or missed.status in _BUSY
