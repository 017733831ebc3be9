"""Feeds that are watched, and what they linked to."""

from dataclasses import dataclass
from enum import StrEnum

from crossread.model.capture import Told
from crossread.model.fetched import Validators


@dataclass(frozen=True, slots=True)
class Feed:
    """Where a feed stands. Instants are ISO 8601 in UTC."""

    url: str
    title: str | None = None
    validators: Validators = Validators()  # noqa: RUF009 - frozen
    due: str = ""  # asked again from then on; "" at once
    failures: int = 0  # in a row
    error: str | None = None  # what went wrong the last time
    retired: bool = False  # its server said that it is gone for good


class EntryState(StrEnum):
    """What became of an entry."""

    WAITING = "waiting"  # its page is still to be fetched
    TAKEN = "taken"  # it was handed to the desk
    REJECTED = "rejected"  # its page could not be had


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry that a feed showed; ``digest`` differs when the feed says something else of it."""

    feed: str
    key: str  # as the feed tells its entries apart
    digest: str
    url: str | None  # of its page
    told: Told  # what the feed says of its page
    at: str  # when it was seen
    state: EntryState = EntryState.WAITING
    tries: int = 0  # of its page that came to nothing for now
