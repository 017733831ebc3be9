"""Captures into the store: cleaned, sketched, told from versions, and durable batch by batch."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from crossread.desk.sketches import from_bytes, to_bytes
from crossread.desk.versions import article_of, keys
from crossread.model.capture import Capture, Rejected
from crossread.model.desk import Arrival
from crossread.model.report import Report
from crossread.ports import Store, Writes
from crossread.stories import sketch

BATCH = 64  # reports that one commit makes durable: a flush of the disk costs as much as three

Clean = Callable[[Capture], Report | Rejected]


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


def batches(inputs: Iterable[Capture | Rejected]) -> Iterator[list[Capture | Rejected]]:
    """Yield the inputs in batches of one commit each."""
    rest = iter(inputs)
    while batch := list(islice(rest, BATCH)):
        yield batch


def take_batch(
    store: Store, run: str, batch: Sequence[Capture | Rejected], clean: Clean
) -> Counted:
    """Return what became of a batch, once it is durable."""
    read = list(_read(store, batch, clean))
    counted = Counted()
    with store.writing() as writes:
        for each in read:
            _keep(writes, run, each, counted)
    return counted


def _read(
    store: Store, batch: Sequence[Capture | Rejected], clean: Clean
) -> Iterator[Arrival | Rejected | str]:
    """What the inputs are: reports, rejected inputs, and ids of reports that are there already."""
    with store.reading() as reads:
        known = {
            each.sha256: reads.known(each.sha256) for each in batch if isinstance(each, Capture)
        }
    for each in batch:
        if isinstance(each, Rejected):
            yield each
        elif report := known[each.sha256]:
            yield report
        else:
            outcome = clean(each)
            yield outcome if isinstance(outcome, Rejected) else _arrival(each, outcome)


def _arrival(capture: Capture, report: Report) -> Arrival:
    sketched = sketch(report)
    return Arrival(capture, report, to_bytes(sketched), keys(report, sketched))


def _keep(writes: Writes, run: str, each: Arrival | Rejected | str, counted: Counted) -> None:
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
