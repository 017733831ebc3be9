"""What a round puts down: reports first, and once they are durable, what they mean for feeds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from crossread.desk import Desk, Taken
from crossread.model.capture import Capture, Rejected
from crossread.model.feed import Feed, FeedEntry
from crossread.model.ids import content_id
from crossread.ports import Store
from crossread.watch.config import WatchConfig
from crossread.watch.news import Read, Tell


@dataclass(frozen=True, slots=True)
class Delivery:
    """What belongs together: inputs, and what is written of feeds once they are durable."""

    inputs: Sequence[Capture | Rejected] = ()
    entries: Sequence[FeedEntry] = ()
    feed: Feed | None = None


@dataclass(slots=True)
class Tally:
    """What became of inputs so far; only what is durable is in it."""

    added: int = 0
    versions: int = 0
    known: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    stories: set[str] = field(default_factory=set)

    def plus(self, taken: Taken) -> None:
        """Add what became of a batch."""
        self.added += len(taken.added)
        self.versions += len(taken.versions)
        self.known += len(taken.known)
        self.rejected.extend(taken.rejected)
        self.stories.update(taken.stories)


class Ledger:
    """Puts pieces down in batches; ``flush`` puts down the rest."""

    def __init__(
        self, store: Store, desk: Desk, config: WatchConfig, at: Callable[[], str], tell: Tell
    ) -> None:
        self._store, self._desk, self._config = store, desk, config
        self._at, self._tell = at, tell
        self._pieces: list[Delivery] = []
        self.counted = Tally()

    def add(self, piece: Delivery) -> None:
        """Take a piece; it is durable with its batch."""
        self._pieces.append(piece)
        inputs = [each for held in self._pieces for each in held.inputs]
        size = sum(len(each.content) for each in inputs if isinstance(each, Capture))
        if len(inputs) >= self._config.batch or size >= self._config.batch_bytes:
            self.flush()

    def flush(self) -> None:
        """Make durable what was put down, then write what it means for feeds and entries."""
        pieces, self._pieces = self._pieces, []
        inputs = [each for piece in pieces for each in piece.inputs]
        if inputs:
            taken = self._desk.take(inputs, now=self._at())
            self.counted.plus(taken)
            for told in _news(inputs, taken):
                self._tell(told)
        with self._store.writing() as writes:
            for piece in pieces:
                if piece.feed:
                    writes.put_feed(piece.feed)
                for entry in piece.entries:
                    writes.put_entry(entry)


def _news(inputs: Sequence[Capture | Rejected], taken: Taken) -> Iterator[Read]:
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
