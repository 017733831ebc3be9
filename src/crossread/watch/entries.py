"""What a feed shows → what in it is new, and what is to be done with it."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from crossread.ingest.container import Container, as_bytes, received
from crossread.ingest.content import feed_entries
from crossread.ingest.feed import Entry, NoEntry, record
from crossread.model.capture import Capture, Reason, Rejected, Told
from crossread.model.feed import EntryState, Feed, FeedEntry
from crossread.model.fetched import Fetched, Missed
from crossread.watch.config import WatchConfig

_REST = "rest"  # stands for the entries that are not read
_LONGEST_KEY = 500


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry that is new, or of which the feed says something else than before.

    ``record`` is what the feed itself has of it; None where the page is to be read instead.
    """

    entry: FeedEntry
    record: Capture | Rejected | None


def shown(
    feed: Feed, found: Fetched, seen: Mapping[str, str], at: str, config: WatchConfig
) -> tuple[Shown, ...] | Missed:
    """Return what is new in a feed, in its order; Missed when the body is no feed.

    A feed without any entry is one, as long as it looks like a feed.
    """
    listed = feed_entries(found.content, found.url)
    for each in listed:
        if isinstance(each, NoEntry) and not each.label and each.reason is not Reason.NO_REPORT:
            return Missed(feed.url, each.reason, each.detail)
    every = [_shown(feed, each, at, config) for each in listed[: config.max_entries] if each.label]
    every.extend(_left_out(feed, len(listed), at, config))
    fresh = {
        each.entry.key: each for each in every if seen.get(each.entry.key) != each.entry.digest
    }
    return tuple(fresh.values())


def _shown(feed: Feed, each: Entry | NoEntry, at: str, config: WatchConfig) -> Shown:
    told = each.told if isinstance(each, Entry) else Told()
    page = told.url if not config.text_only else None
    digest = _digest(each)
    entry = FeedEntry(feed.url, _key(each, digest), digest, page, _of_page(told), at)
    if page:
        return Shown(entry, None)
    kept = record(each, Container(feed.url))
    state = EntryState.TAKEN if isinstance(kept, Capture) else EntryState.REJECTED
    return Shown(replace(entry, state=state), kept)


def _left_out(feed: Feed, count: int, at: str, config: WatchConfig) -> Iterator[Shown]:
    """Yield what stands for the entries behind the last that is read, if there are any."""
    if count > config.max_entries:
        detail = f"The feed has {count} entries; the first {config.max_entries} are read."
        rest = NoEntry(_REST, Reason.TOO_LARGE, detail)
        entry = FeedEntry(feed.url, _REST, _digest(rest), None, Told(), at, EntryState.REJECTED)
        yield Shown(entry, record(rest, Container(feed.url)))


def _of_page(told: Told) -> Told:
    """Return what a feed says of a page; who publishes it the page knows better."""
    return replace(told, url=None, outlet=None)


def _digest(each: Entry | NoEntry) -> str:
    """Return what differs when the feed says something else of an entry."""
    if isinstance(each, Entry):
        said = received(as_bytes(each.text), each.told)
    else:
        said = f"{each.reason} {each.detail}".encode("utf-8", "replace")
    return hashlib.blake2b(said, digest_size=12).hexdigest()


def _key(each: Entry | NoEntry, digest: str) -> str:
    """Return how an entry is known again, in characters that a store can keep.

    An entry without an id is labelled by its place, which the next entry moves: its page stands
    for it then, or else its words.
    """
    label = each.label
    if label.isdecimal() and isinstance(each, Entry):
        label = each.told.url or digest
    return label.encode("utf-8", "replace").decode().replace("\x00", "")[:_LONGEST_KEY]
