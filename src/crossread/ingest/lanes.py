"""Many URLs at once, one lane a host: hosts are asked side by side, each host one by one."""

import queue
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from crossread.model.fetched import Attempt, Validators
from crossread.ports import Fetch

# Hosts wait for us far longer than we for them: threads that mostly sleep.
LANES = 8
_PATIENCE_S = 0.2


@dataclass(frozen=True, slots=True)
class Wanted:
    """A URL to ask for, with what the server gave the last time."""

    url: str
    known: Validators = Validators()  # noqa: RUF009 - frozen


class _Line:
    """What the lanes share: hosts to serve, outcomes that came, and whether to go on."""

    def __init__(self, wanted: Iterable[Wanted], stop: threading.Event | None) -> None:
        self.hosts: queue.SimpleQueue[list[Wanted]] = queue.SimpleQueue()
        # Bounded: bodies wait in the lanes while whoever listens is busy with one.
        self.came: queue.Queue[tuple[Wanted, Attempt | BaseException] | None] = queue.Queue(1)
        self._stop, self._left = stop or threading.Event(), threading.Event()
        by_host: dict[str, list[Wanted]] = {}
        for each in wanted:
            by_host.setdefault(_host(each.url), []).append(each)
        self.lanes = min(LANES, len(by_host))
        for urls in by_host.values():
            self.hosts.put(urls)

    @property
    def ended(self) -> bool:
        """Whether nothing more is to be asked for."""
        return self._stop.is_set() or self._left.is_set()

    def leave(self) -> None:
        """Listen no more."""
        self._left.set()

    def next(self) -> tuple[Wanted, Attempt | BaseException] | None:
        """Return what came next; None when a lane is done or all are to end."""
        while not self.ended:
            try:
                return self.came.get(timeout=_PATIENCE_S)
            except queue.Empty:
                continue
        return None

    def hand_over(self, came: tuple[Wanted, Attempt | BaseException] | None) -> None:
        """Wait until somebody takes it, or nobody listens any more."""
        while not self.ended:
            try:
                self.came.put(came, timeout=_PATIENCE_S)
            except queue.Full:
                continue
            return


def fetched(
    wanted: Iterable[Wanted], fetch: Fetch, stop: threading.Event | None = None
) -> Iterator[tuple[Wanted, Attempt]]:
    """Yield what came of each URL, as it comes.

    Nothing more is asked for, and nothing yielded, once ``stop`` is set or nobody listens. What
    ``fetch`` raises is raised here.
    """
    line = _Line(wanted, stop)
    threads = [
        threading.Thread(target=_serve, args=(line, fetch), daemon=True) for _ in range(line.lanes)
    ]
    for each in threads:
        each.start()
    open_lanes = line.lanes
    try:
        while open_lanes and not line.ended:
            came = line.next()
            if came is None:
                open_lanes -= 1
            elif isinstance(came[1], BaseException):
                raise came[1]
            else:
                yield came[0], came[1]
    finally:
        line.leave()


def _serve(line: _Line, fetch: Fetch) -> None:
    """Take one host after the other and ask for its URLs in order."""
    try:
        while not line.ended:
            for each in line.hosts.get_nowait():
                if line.ended:
                    return
                try:
                    line.hand_over((each, fetch(each.url, each.known)))
                except BaseException as error:  # raised to whoever listens
                    line.hand_over((each, error))
                    return
    except queue.Empty:
        pass
    finally:
        line.hand_over(None)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
