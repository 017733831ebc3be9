"""A round: ask the feeds that are due, read the pages that they link to, tell what is new.

The store is the only memory. A feed's new state is written with its entries, and after what the
feed itself holds of them is durable; a page's entry is done once the page is durable. Whatever is
cut short is therefore asked for again, and what is there already is known by its bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Event

from crossread.desk import Desk, Taken, in_words
from crossread.ingest import page
from crossread.ingest.feedlist import Subscription
from crossread.ingest.lanes import Wanted, fetched
from crossread.model.capture import Capture, Reason, Rejected
from crossread.model.feed import EntryState, Feed, FeedEntry
from crossread.model.fetched import Fetched, Missed, Outcome, Unchanged
from crossread.model.ids import content_id
from crossread.ports import Fetch, Progress, Store
from crossread.watch.config import WatchConfig
from crossread.watch.entries import Shown, shown
from crossread.watch.news import Asked, Heard, Read, Round, StoryNews, Tell
from crossread.watch.schedule import answered, failed, is_due

_PASSING = frozenset({Reason.TIMEOUT, Reason.UNREACHABLE})
_BUSY = frozenset({429, 500, 502, 503, 504})


@dataclass(slots=True)
class _Piece:
    """What belongs together: inputs, and what is written of feeds once they are durable."""

    inputs: list[Capture | Rejected] = field(default_factory=list)
    entries: list[FeedEntry] = field(default_factory=list)
    feed: Feed | None = None


@dataclass(slots=True)
class _Counted:
    """What a round counted so far."""

    asked: int = 0
    failed: int = 0
    added: int = 0
    versions: int = 0
    known: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    stories: set[str] = field(default_factory=set)


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
        self._pieces: list[_Piece] = []
        self._counted = _Counted()
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
        began, self._counted = self._now(), _Counted()
        last = next((run.id for run in reversed(self._desk.runs())), None)
        self._rounds += 1
        self._ask_feeds(began, progress or _silent)
        self._read_pages(progress or _silent)
        self._compare_again(progress or _silent)
        told = self._told(began, last)
        self._tell(told)
        return told

    def _ask_feeds(self, began: datetime, progress: Progress) -> None:
        with self._store.reading() as reads:
            due = {
                each.url: each
                for each in reads.feeds()
                if each.url in self._followed and is_due(each, began)
            }
        wanted = [Wanted(each.url, each.validators) for each in due.values()]
        for asked, outcome in fetched(wanted, self._fetch, self._stop):
            self._counted.asked += 1
            self._hear(due[asked.url], outcome, began)
            progress("asking feeds", self._counted.asked, len(wanted))
        self._flush()

    def _hear(self, feed: Feed, outcome: Outcome, began: datetime) -> None:
        """Put down what a feed showed."""
        found: tuple[Shown, ...] | Missed = ()
        if isinstance(outcome, Fetched):
            found = self._shown(feed, outcome)
        elif isinstance(outcome, Missed):
            found = outcome
        if isinstance(found, Missed):
            self._counted.failed += 1
            after = failed(feed, found, began, self._config)
            asked = Asked.RETIRED if after.retired else Asked.FAILED
            self._add(_Piece(feed=after))
            self._tell(Heard(feed.url, asked, 0, after.due, after.error))
            return
        validators = outcome.validators if isinstance(outcome, Fetched) else feed.validators
        after = answered(feed, validators, began, self._config)
        inputs = [each.record for each in found if each.record]
        self._add(_Piece(inputs, [each.entry for each in found], after))
        self._tell(Heard(feed.url, Asked.NEW if found else Asked.SAME, len(found), after.due))

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

    def _read_pages(self, progress: Progress) -> None:
        waiting = self._waiting()
        came = fetched(map(Wanted, waiting), self._fetch, self._stop)
        for done, (asked, outcome) in enumerate(came, start=1):
            self._read(waiting[asked.url], outcome)
            progress("reading pages", done, len(waiting))
        self._flush()

    def _waiting(self) -> dict[str, list[FeedEntry]]:
        """Return the entries of the followed feeds that wait for a page, by page."""
        pages: dict[str, list[FeedEntry]] = {}
        with self._store.reading() as reads:
            for each in reads.waiting():
                if each.feed in self._followed and each.url:
                    pages.setdefault(each.url, []).append(each)
        return pages

    def _read(self, entries: Sequence[FeedEntry], outcome: Outcome) -> None:
        """Put down what came of a page that entries link to."""
        if isinstance(outcome, Fetched):
            inputs = page(outcome, told=entries[0].told)
            self._add(_Piece(inputs, [replace(e, state=EntryState.TAKEN) for e in entries]))
        elif isinstance(outcome, Missed) and self._may_pass(outcome, entries):
            self._add(_Piece(entries=[replace(e, tries=e.tries + 1) for e in entries]))
            self._tell(Read(outcome.path, "waiting", detail=outcome.detail))
        elif isinstance(outcome, Missed):
            rejected = [replace(e, state=EntryState.REJECTED) for e in entries]
            self._add(_Piece([outcome.rejected], rejected))
        elif isinstance(outcome, Unchanged):  # nobody asked whether it had changed
            self._add(_Piece(entries=[replace(e, state=EntryState.TAKEN) for e in entries]))

    def _may_pass(self, missed: Missed, entries: Sequence[FeedEntry]) -> bool:
        """Whether a page may come another time; a host that asked for patience costs no try."""
        if missed.reason is Reason.ROBOTS and missed.wait_s and missed.status is None:
            return True
        passing = missed.reason in _PASSING or missed.status in _BUSY
        return passing and min(each.tries for each in entries) + 1 < self._config.tries

    def _compare_again(self, progress: Progress) -> None:
        """Compare the stories that changed and that somebody compared before."""
        changed = sorted(self._counted.stories)
        for number, story in enumerate(changed, start=1):
            with self._store.reading() as reads:
                kept, compared = reads.story(story), reads.collation(story) is not None
            if compared and kept and not kept.into and not self._stop.is_set():
                self._desk.story(story, now=self._at())
            progress("comparing", number, len(changed))

    def _add(self, piece: _Piece) -> None:
        self._pieces.append(piece)
        inputs = [each for held in self._pieces for each in held.inputs]
        size = sum(len(each.content) for each in inputs if isinstance(each, Capture))
        if len(inputs) >= self._config.batch or size >= self._config.batch_bytes:
            self._flush()

    def _flush(self) -> None:
        """Make durable what was put down, then write what it means for feeds and entries."""
        pieces, self._pieces = self._pieces, []
        inputs = [each for piece in pieces for each in piece.inputs]
        if inputs:
            taken = self._desk.take(inputs, now=self._at())
            self._count(taken)
            for told in _read_news(inputs, taken):
                self._tell(told)
        with self._store.writing() as writes:
            for piece in pieces:
                if piece.feed:
                    writes.put_feed(piece.feed)
                for entry in piece.entries:
                    writes.put_entry(entry)

    def _count(self, taken: Taken) -> None:
        self._counted.added += len(taken.added)
        self._counted.versions += len(taken.versions)
        self._counted.known += len(taken.known)
        self._counted.rejected.extend(taken.rejected)
        self._counted.stories.update(taken.stories)

    def _told(self, began: datetime, last: str | None) -> Round:
        counted = self._counted
        return Round(
            number=self._rounds,
            at=began.isoformat(timespec="seconds"),
            asked=counted.asked,
            failed=counted.failed,
            added=counted.added,
            versions=counted.versions,
            known=counted.known,
            rejected=tuple(counted.rejected),
            waiting=sum(map(len, self._waiting().values())),
            stories=tuple(self._news(last)),
            stopped=self._stop.is_set(),
        )

    def _news(self, last: str | None) -> Iterator[StoryNews]:
        for change in self._desk.news(last):
            yield StoryNews(change.story, change.title, in_words(change))

    def _at(self) -> str:
        return self._now().isoformat(timespec="seconds")


def _read_news(inputs: Sequence[Capture | Rejected], taken: Taken) -> Iterator[Read]:
    """Yield what became of each input, in their order."""
    became = dict.fromkeys(taken.added, "added")
    became |= dict.fromkeys(taken.versions, "version")
    refused = {each.path: each for each in taken.rejected}
    for each in inputs:
        report = content_id("r", each.sha256) if isinstance(each, Capture) else ""
        if report in became or report in taken.known:
            yield Read(each.path, became.get(report, "known"), report)
        elif each.path in refused:
            yield Read(each.path, "rejected", detail=refused[each.path].detail)


def _silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""
