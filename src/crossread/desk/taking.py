"""Captures into the store: cleaned, sketched, told from versions, and durable batch by batch."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from crossread.desk.sketches import from_bytes, to_bytes
from crossread.desk.versions import article_of, keys
from crossread.model.capture import Capture, Rejected
from crossread.model.desk import Arrival
from crossread.pipeline import cleaner
from crossread.ports import Spread, Store, Writes
from crossread.settings import Settings
from crossread.stories import sketch

BATCH = 64  # reports that one commit makes durable: a flush of the disk costs as much as three

Input = Capture | Rejected
Read = Arrival | Rejected | str  # a report, an input that is none, or the id of a known report


@dataclass(slots=True)
class Counted:
    """What became of the inputs so far; only what is durable is in it."""

    added: list[str] = field(default_factory=list)
    versions: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.added) + len(self.versions) + len(self.known) + len(self.rejected)

    def plus(self, other: "Counted") -> None:
        """Add what another batch counted."""
        self.added += other.added
        self.versions += other.versions
        self.known += other.known
        self.rejected += other.rejected


def take_all(
    inputs: Iterable[Input], store: Store, run: str, settings: Settings, spread: Spread
) -> Iterator[Counted]:
    """Yield what became of the inputs, batch by batch, each once it is durable."""
    read = spread(partial(_read, settings=settings), _known_as_ids(inputs, store))
    while batch := list(islice(read, BATCH)):
        counted = Counted()
        with store.writing() as writes:
            for each in batch:
                _keep(writes, run, each, counted)
        yield counted


def _known_as_ids(inputs: Iterable[Input], store: Store) -> Iterator[Input | str]:
    """The inputs, with the id of its report in the place of a capture that is there already."""
    for each in inputs:
        if isinstance(each, Rejected):
            yield each
            continue
        with store.reading() as reads:
            known = reads.known(each.sha256)
        yield known or each


def _read(each: Input | str, settings: Settings) -> Read:
    if not isinstance(each, Capture):
        return each
    report = cleaner(settings)(each)
    if isinstance(report, Rejected):
        return report
    sketched = sketch(report)
    return Arrival(each, report, to_bytes(sketched), keys(report, sketched))


def _keep(writes: Writes, run: str, each: Read, counted: Counted) -> None:
    if isinstance(each, Rejected):
        writes.reject(run, each)
        counted.rejected.append(each)
    elif isinstance(each, str):
        counted.known.append(each)
    elif report := writes.known(each.capture.sha256):  # twice in one batch, or by another process
        counted.known.append(report)
    else:
        article = article_of(each.report, from_bytes(each.sketch), writes)
        writes.add(run, each, article)
        (counted.versions if article else counted.added).append(each.report.id)
