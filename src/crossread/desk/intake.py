"""Reports that come to a store: taken in, grouped, counted; one run of work each time."""

from collections.abc import Iterable, Sequence
from threading import Lock

from crossread.desk.growing import grow
from crossread.desk.results import Taken
from crossread.desk.sketches import Sketches
from crossread.desk.taking import Counted, take_all
from crossread.model.capture import Capture, Rejected
from crossread.model.desk import Run, RunKind
from crossread.ports import Progress, Spread, Store
from crossread.settings import Settings


class Intake:
    """Where reports come in. Safe to use from several threads; stories grow for one at a time."""

    def __init__(self, store: Store, settings: Settings, spread: Spread) -> None:
        self._store, self._settings, self._spread = store, settings, spread
        self._sketches, self._growing = Sketches(), Lock()

    def take(
        self, inputs: Iterable[Capture | Rejected], *, now: str, progress: Progress | None
    ) -> Taken:
        """Return what became of the inputs once it is durable; see ``Desk.take``."""
        with self._store.writing() as writes:
            run = writes.begin_run(RunKind.TAKE, now)
        counted = self._counted(inputs, run, progress)
        with self._growing:
            grown = grow(self._store, self._sketches, self._settings.grouping, run=run, at=now)
        self._end(run, now, counted)
        return _taken(run, counted, {*grown, *self._homes(counted)})

    def _counted(
        self, inputs: Iterable[Capture | Rejected], run: str, progress: Progress | None
    ) -> Counted:
        counted = Counted()
        total = len(inputs) if isinstance(inputs, Sequence) else 0
        for batch in take_all(inputs, self._store, run, self._settings, self._spread):
            counted.plus(batch)
            if progress:
                progress("taking in", len(counted), max(total, len(counted)))
        return counted

    def _homes(self, counted: Counted) -> set[str]:
        """The stories of what came; another process may have grouped it."""
        with self._store.reading() as reads:
            kept = (reads.kept(each) for each in (*counted.added, *counted.versions))
            return {each.story for each in kept if each and each.story}

    def _end(self, run: str, at: str, counted: Counted) -> None:
        done = Run(
            id=run,
            kind=RunKind.TAKE,
            at=at,
            added=len(counted.added),
            versions=len(counted.versions),
            known=len(counted.known),
            rejected=len(counted.rejected),
            done=True,
        )
        with self._store.writing() as writes:
            writes.end_run(done)


def _taken(run: str, counted: Counted, stories: set[str]) -> Taken:
    return Taken(
        run=run,
        added=tuple(counted.added),
        versions=tuple(counted.versions),
        known=tuple(counted.known),
        rejected=tuple(counted.rejected),
        stories=tuple(sorted(stories)),
    )
