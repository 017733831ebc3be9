"""One clock a host: no two requests to it closer together than it wants."""

import threading
from collections.abc import Callable

from crossread.ingest.fetch.failure import Failure
from crossread.model.capture import Reason

_MAX_HOSTS = 10_000


class Pace:
    """Lets requests to a host through one by one, from whatever thread they come."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], object]) -> None:
        self._clock, self._sleep = clock, sleep
        self._free: dict[str, float] = {}  # host → when the next request may go out
        self._lock = threading.Lock()

    def wait(self, host: str, pause_s: float, *, at_most_s: float) -> None:
        """Sleep until the host may be asked, then hold it for ``pause_s``.

        Failure, and nothing is held, when that would be longer than ``at_most_s``.
        """
        with self._lock:
            now = self._clock()
            starts = max(now, self._free.get(host, now))
            if starts - now > at_most_s:
                detail = f"{host} wants to be asked again in {starts - now:.0f} s, not before."
                raise Failure(Reason.ROBOTS, detail, wait_s=starts - now)
            if len(self._free) >= _MAX_HOSTS:
                self._free = {each: at for each, at in self._free.items() if at > now}
            self._free[host] = starts + pause_s
        if starts > now:
            self._sleep(starts - now)

    def hold(self, host: str, seconds: float) -> None:
        """Let nothing through to a host for some time, for it asked for that."""
        with self._lock:
            until = self._clock() + seconds
            self._free[host] = max(self._free.get(host, until), until)
