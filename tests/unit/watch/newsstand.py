"""Invented feeds and pages, and a watch over them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Event

from crossread.desk import Desk
from crossread.ingest.feedlist import Subscription
from crossread.ingest.fetch import FetchConfig, Fetcher
from crossread.ports import Fetch, Store
from crossread.settings import Settings
from crossread.watch import FeedHeard, Read, Round, Watch, WatchConfig
from tests.web import Page, Web

FERRY = (
    "Ferry Castellow sinks off Porto Vell, twelve dead. At least 12 people died when the ferry "
    "Castellow sank off Porto Vell on Monday, harbour master Ines Dorval said. "
)
MAYOR = (
    "Mayor of Ellery resigns over flood wall. Mayor Tobias Renn of Ellery resigned on Tuesday "
    "after the flood wall gave way, the town council said in a note to residents. "
)
SCHOOL = (
    "School in Brill reopens after fire. The Brill Island school opened its doors again on Friday "
    "after the kitchen fire of last month, head teacher Ann Lee told parents. "
)


def entry(key: str, link: str = "", text: str = "", title: str = "A title") -> str:
    """An RSS item."""
    parts = {"guid": key, "link": link, "title": title, "description": text}
    return f"<item>{''.join(f'<{k}>{v}</{k}>' for k, v in parts.items() if v)}</item>"


def rss(*items: str, title: str = "Quay Herald") -> bytes:
    """An RSS feed."""
    head = f'<rss version="2.0"><channel><title>{title}</title>'
    return f"{head}{''.join(items)}</channel></rss>".encode()


def article(text: str) -> bytes:
    """A page with one article, long enough to be a report."""
    head = f"<html><head><title>{text[:30]}</title></head>"
    return f"{head}<body><p>{text * 2}</p></body></html>".encode()


@dataclass
class Newsstand:
    """A watch over a small web; its clock stands still until it is moved."""

    web: Web
    store: Store
    config: WatchConfig = field(default_factory=WatchConfig)
    fetch: Fetch | None = None
    desk: Desk | None = None
    told: list[FeedHeard | Read | Round] = field(default_factory=list)
    stop: Event = field(default_factory=Event)
    now: datetime = datetime(2031, 3, 3, 10, tzinfo=UTC)

    def __post_init__(self) -> None:
        limits = FetchConfig(allow_private=True, pause_s=0.0)
        self.desk = self.desk or Desk(self.store, Settings(), annotate=None, version="test")
        self.watch = Watch(
            self.store,
            self.desk,
            self.fetch or Fetcher(limits, resolve=self.web.resolve).get,
            self.config,
            now=lambda: self.now,
            tell=self.told.append,
            stop=self.stop,
        )

    def follow(self, *paths: str) -> None:
        """Watch the feeds at these paths."""
        self.watch.follow([Subscription(self.web.url(path)) for path in paths])

    def round(self, after: timedelta = timedelta(minutes=10)) -> Round:
        """Go round once, some time after the last."""
        self.now += after
        return self.watch.round()

    def heard(self, kind: type) -> list:
        """What was told of a kind, in order."""
        return [each for each in self.told if isinstance(each, kind)]

    def texts(self) -> list[str]:
        """The texts of all reports in the store, in order."""
        with self.store.reading() as reads:
            heads = [head for _, head, _ in reads.heads()]
            return sorted(reads.report(each).text for each in heads)

    def feed(self, path: str):
        """What the store says of a feed."""
        with self.store.reading() as reads:
            return next(each for each in reads.feeds() if each.url == self.web.url(path))


Pages = dict[str, Page | Callable]


def pages(texts: Iterable[str]) -> Pages:
    """A page for each text: /1, /2 and so on."""
    return {f"/{number}": Page(article(text)) for number, text in enumerate(texts, start=1)}
