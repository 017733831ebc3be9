"""What is told while feeds are watched."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from crossread.model.capture import Rejected


class Asked(StrEnum):
    """What came of asking for a feed."""

    NEW = "new"  # it has new entries
    SAME = "same"  # nothing is new
    FAILED = "failed"
    RETIRED = "retired"  # gone for good; it is not asked for again


@dataclass(frozen=True, slots=True)
class FeedHeard:
    """A feed was asked for. ``due`` is when it will be again, "" for never."""

    feed: str
    asked: Asked
    entries: int  # that are new
    due: str
    detail: str | None = None  # what went wrong


@dataclass(frozen=True, slots=True)
class Read:
    """A page or an entry's text is in the store, or is not, and why."""

    path: str
    became: str  # added, version, known, rejected; waiting when its page is tried again
    report: str | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class StoryNews:
    """What a round changed in a story, in words."""

    story: str
    title: str
    change: str


@dataclass(frozen=True, slots=True)
class Round:
    """A round is over. ``rejected`` are inputs; feeds that failed are counted apart."""

    number: int
    at: str
    asked: int  # feeds
    failed: int
    added: int
    versions: int
    known: int
    rejected: tuple[Rejected, ...]
    waiting: int  # entries whose pages are still to come
    stories: tuple[StoryNews, ...]
    stopped: bool  # before it was done


Tell = Callable[[FeedHeard | Read | Round], None]
"""Hears what happens, as it happens; what is told of a report is durable."""
