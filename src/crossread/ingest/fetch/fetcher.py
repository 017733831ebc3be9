"""URL in, body out: admitted by robots.txt, paced by host, redirects followed a few times."""

import time
from collections.abc import Callable, Mapping

from crossread.ingest.fetch.config import FetchConfig
from crossread.ingest.fetch.connect import Resolve, look_up
from crossread.ingest.fetch.exchange import (
    GIVEN,
    NOT_MODIFIED,
    Answer,
    Exchanger,
    asking_again,
    wait_asked,
)
from crossread.ingest.fetch.failure import Failure
from crossread.ingest.fetch.pace import Pace
from crossread.ingest.fetch.robots import MAX_BYTES as MAX_ROBOTS
from crossread.ingest.fetch.robots import Robots
from crossread.ingest.fetch.target import Target, read_target
from crossread.model.capture import Reason
from crossread.model.fetched import Attempt, Fetched, Missed, Unchanged, Validators

_ROBOTS = "/robots.txt"
_BUSY = frozenset({429, 503})
ACCEPT = {
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
    "application/feed+json,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5"
}


class Fetcher:
    """Fetches one URL after the other; threads may share it.

    ``clock`` counts seconds from anywhere, ``sleep`` takes seconds, ``resolve`` gives the IP
    addresses of a host: all three are the system's unless given.
    """

    def __init__(
        self,
        config: FetchConfig = FetchConfig(),  # noqa: B008 - frozen
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
        resolve: Resolve = look_up,
    ) -> None:
        self.config = config
        self._exchanger = Exchanger(config, resolve, clock)
        self._pace = Pace(clock, sleep)
        self._robots = Robots(self._ask_robots, clock)

    def get(self, url: str, known: Validators = Validators()) -> Attempt:  # noqa: B008 - frozen
        """Return what came of a URL. Never raises for what a server does.

        With ``known`` validators a server may answer that nothing has changed.
        """
        headers = {**ACCEPT, **asking_again(known)}
        try:
            target, answer = self._followed(read_target(url), headers)
            return _outcome(url, target, answer)
        except Failure as failure:
            return failure.missed(url)

    def _followed(self, target: Target, headers: Mapping[str, str]) -> tuple[Target, Answer]:
        """Return the first answer that sends nowhere else, and who gave it."""
        for _ in range(self.config.max_redirects + 1):
            pause_s = max(self.config.pause_s, self._robots.admit(target))
            self._wait(target, pause_s)
            answer = self._exchanger.ask(target, headers, self.config.max_bytes)
            self._heed(target, answer)
            if not answer.leads_to:
                return target, answer
            target = read_target(answer.leads_to, base=target.url)
        raise _led_astray(self.config.max_redirects)

    def _ask_robots(self, target: Target) -> tuple[int, bytes]:
        """Return the status and body of a host's robots.txt, which no robots.txt rules over."""
        target = read_target(_ROBOTS, base=target.url)
        for _ in range(self.config.max_redirects + 1):
            self._wait(target, self.config.pause_s)
            answer = self._exchanger.ask(target, {}, MAX_ROBOTS)
            if not answer.leads_to:
                return answer.status, answer.content
            target = read_target(answer.leads_to, base=target.url)
        raise _led_astray(self.config.max_redirects)

    def _wait(self, target: Target, pause_s: float) -> None:
        self._pace.wait(target.host, pause_s, at_most_s=self.config.max_pause_s)

    def _heed(self, target: Target, answer: Answer) -> None:
        """Leave a host alone that says it is busy."""
        if answer.status in _BUSY:
            self._pace.hold(target.host, wait_asked(answer.headers) or 0.0)


def _outcome(path: str, target: Target, answer: Answer) -> Attempt:
    if answer.status == NOT_MODIFIED:
        return Unchanged(path)
    if answer.status not in GIVEN:
        detail = f"The server answered {answer.status}."
        wait_s = wait_asked(answer.headers)
        return Missed(path, Reason.HTTP_STATUS, detail, answer.status, wait_s)
    return Fetched(
        path, target.url, answer.content, answer.media_type, answer.charset, answer.validators
    )


def _led_astray(hops: int) -> Failure:
    return Failure(Reason.REDIRECTS, f"It sends on more than {hops} times.")
