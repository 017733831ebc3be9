"""A round: ask the feeds that are due, read the pages that they link to, tell what is new.

The store is the only memory. A feed's new state is written with its entries, and after what the
feed itself holds of them is durable; a page's entry is done once the page is durable. Whatever is
cut short is therefore asked for again, and what is there already is known by its bytes.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from threading import Event

from crossread.desk import Desk, in_words
from crossread.ingest.feedlist import Subscription
from crossread.ingest.lanes import Wanted, fetched
from crossread.model.feed import EntryState, Feed, FeedEntry
from crossread.model.fetched import Attempt, Fetched, Missed
from crossread.ports import Fetch, Progress, Store
from crossread.watch import hearing
from crossread.watch.config import WatchConfig
from crossread.watch.entries import Shown, shown
from crossread.watch.ledger import Delivery, Ledger
from crossread.watch.news import FeedHeard, Read, Round, StoryNews, Tell
from crossread.watch.schedule import is_due


class Watch:
    """Watches feeds into a store.

    ``now`` gives the time, with its zone; ``stop`` ends a round after what is under way.
    """

    def __init__(
        self,
        store: Store,
        desk: Desk,
        fetch: Fetch,
        config: WatchConfig = WatchConfig(),  # noqa: B008 - frozen
        *,
        now: Callable[[], datetime],
        tell: Tell,
        stop: Event,
    ) -> None:
        self._store, self._desk, self._fetch, self._config = store, desk, fetch, config
        self._now, self._tell, self._stop = now, tell, stop
        self._followed: frozenset[str] = frozenset()
        self._rounds = 0

    def follow(self, feeds: Iterable[Subscription]) -> None:
        """Watch these feeds and no others; what is known of one goes on."""
        listed = {each.url: each for each in feeds}
        with self._store.writing() as writes:
            known = {each.url: each for each in writes.feeds()}
            for each in listed.values():
                feed = known.get(each.url, Feed(each.url))
                writes.put_feed(replace(feed, title=each.title or feed.title))
        self._followed = frozenset(listed)

    def round(self, progress: Progress | None = None) -> Round:
        """Return what one round brought; nothing that a host does ends it."""
        began, hears = self._now(), progress or _silent
        last = next((run.id for run in reversed(self._desk.runs())), None)
        ledger = Ledger(self._store, self._desk, self._config, self._at, self._tell)
        asked, failed = self._ask_feeds(ledger, began, hears)
        self._read_pages(ledger, hears)
        self._compare_again(ledger.counted.stories, hears)
        self._rounds += 1
        told = Round(
            number=self._rounds,
            at=began.isoformat(timespec="seconds"),
            asked=asked,
            failed=failed,
            added=ledger.counted.added,
            versions=ledger.counted.versions,
            known=ledger.counted.known,
            rejected=tuple(ledger.counted.rejected),
            waiting=sum(map(len, self._waiting().values())),
            stories=tuple(self._news(last)),
            stopped=self._stop.is_set(),
        )
        self._tell(told)
        return told

    def _ask_feeds(self, ledger: Ledger, began: datetime, hears: Progress) -> tuple[int, int]:
        """Return how many feeds were asked, and how many of them failed."""
        with self._store.reading() as reads:
            followed = [each for each in reads.feeds() if each.url in self._followed]
        due = {each.url: each for each in followed if is_due(each, began)}
        wanted = [Wanted(each.url, each.validators) for each in due.values()]
        asked = failed = 0
        for each, outcome in fetched(wanted, self._fetch, self._stop):
            piece, told = self._heard(due[each.url], outcome, began)
            ledger.add(piece)
            self._tell(told)
            asked += 1
            failed += told.detail is not None
            hears("asking feeds", asked, len(wanted))
        ledger.flush()
        return asked, failed

    def _heard(self, feed: Feed, outcome: Attempt, began: datetime) -> tuple[Delivery, FeedHeard]:
        """Return what a feed's answer means, and what is told of it."""
        if isinstance(outcome, Missed):
            return hearing.of_failure(feed, outcome, began, self._config)
        found = self._shown(feed, outcome) if isinstance(outcome, Fetched) else ()
        if isinstance(found, Missed):
            return hearing.of_failure(feed, found, began, self._config)
        return hearing.of_feed(feed, outcome, found, began, self._config)

    def _shown(self, feed: Feed, outcome: Fetched) -> tuple[Shown, ...] | Missed:
        """Return what is new in a feed; a page that another feed led to is not read again."""
        with self._store.reading() as reads:
            seen = reads.seen(feed.url)
            found = shown(feed, outcome, seen, self._at(), self._config)
            if isinstance(found, Missed):
                return found
            return tuple(
                replace(each, entry=replace(each.entry, state=EntryState.TAKEN))
                if each.entry.url and each.entry.key not in seen and reads.has_page(each.entry.url)
                else each
                for each in found
            )

    def _read_pages(self, ledger: Ledger, hears: Progress) -> None:
        waiting = self._waiting()
        came = fetched(map(Wanted, waiting), self._fetch, self._stop)
        for done, (each, outcome) in enumerate(came, start=1):
            piece = hearing.of_page(waiting[each.url], outcome, self._config)
            ledger.add(piece)
            if isinstance(outcome, Missed) and not piece.inputs:
                self._tell(Read(each.url, "waiting", detail=outcome.detail))
            hears("reading pages", done, len(waiting))
        ledger.flush()

    def _waiting(self) -> dict[str, list[FeedEntry]]:
        """Return the entries of the followed feeds that wait for a page, by page."""
        pages: dict[str, list[FeedEntry]] = {}
        with self._store.reading() as reads:
            for each in reads.waiting():
                if each.feed in self._followed and each.url:
                    pages.setdefault(each.url, []).append(each)
        return pages

    def _compare_again(self, changed: Iterable[str], hears: Progress) -> None:
        """Compare the stories that changed and that somebody compared before."""
        with self._store.reading() as reads:
            opened = [s for s in sorted(changed) if reads.story(s) and reads.collation(s)]
        for number, story in enumerate(opened, start=1):
            if not self._stop.is_set():
                self._desk.story(story, now=self._at())
            hears("comparing", number, len(opened))

    def _news(self, last: str | None) -> Iterator[StoryNews]:
        for change in self._desk.news(last):
            yield StoryNews(change.story, change.title, in_words(change))

    def _at(self) -> str:
        return self._now().isoformat(timespec="seconds")


def _silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""
