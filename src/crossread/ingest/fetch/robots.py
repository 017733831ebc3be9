"""What a host's robots.txt allows (RFC 9309), and how often it wants to be asked.

No file allows everything; a server that fails allows nothing, until it is asked again.
"""

from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from crossread.ingest.fetch.config import PRODUCT
from crossread.ingest.fetch.failure import Failure
from crossread.ingest.fetch.target import Target
from crossread.model.capture import Reason

MAX_BYTES = 512_000  # RFC 9309 wants at least 500 kB read
_KEPT_S = 24 * 3600.0  # as long as RFC 9309 lets a copy be used
_TRIED_AGAIN_S = 300.0  # after a failure
_LONGEST_S = 24 * 3600.0  # a host that asks for "inf" is asked once a day
_MAX_HOSTS = 5_000
_TOO_MANY = 429

Ask = Callable[[Target], tuple[int, bytes]]
"""Gives the status and body of a robots.txt, behind its redirects; Failure for none at all."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for one origin, until a time on the fetcher's clock."""

    until: float
    text: Protego | None = None  # None: all is allowed
    failure: Failure | None = None  # nothing is

    def delay_s(self) -> float:
        """Return the seconds that the host wants between two requests, 0 when it does not say."""
        asked = self.text.crawl_delay(PRODUCT) if self.text else None
        return min(asked or 0.0, _LONGEST_S)


class Robots:
    """Keeps what each origin allows."""

    def __init__(self, ask: Ask, clock: Callable[[], float]) -> None:
        self._ask, self._clock = ask, clock
        self._known: dict[str, Rules] = {}

    def admit(self, target: Target) -> float:
        """Return the pause in seconds that the host asks for; Failure when it says no."""
        rules = self._rules(target)
        if rules.failure:
            raise rules.failure
        if rules.text and not rules.text.can_fetch(target.url, PRODUCT):
            detail = f"The robots.txt of {target.host} does not allow this page to be read."
            raise Failure(Reason.ROBOTS, detail)
        return rules.delay_s()

    def _rules(self, target: Target) -> Rules:
        known = self._known.get(target.origin)
        if known and known.until > self._clock():
            return known
        if len(self._known) >= _MAX_HOSTS:
            self._known.clear()
        rules = self._known[target.origin] = self._read(target)
        return rules

    def _read(self, target: Target) -> Rules:
        now = self._clock()
        try:
            status, content = self._ask(target)
        except Failure as failure:
            if failure.reason is Reason.REDIRECTS:  # RFC 9309: as if there were none
                return Rules(now + _KEPT_S)
            return Rules(now + _TRIED_AGAIN_S, failure=_of_robots(failure, target))
        if status >= 500 or status == _TOO_MANY:
            detail = f"{target.host} answered {status} for robots.txt, which has to mean no."
            no = Failure(Reason.ROBOTS, detail, status=status, wait_s=_TRIED_AGAIN_S)
            return Rules(now + _TRIED_AGAIN_S, failure=no)
        if status >= 400:
            return Rules(now + _KEPT_S)
        return Rules(now + _KEPT_S, Protego.parse(content.decode("utf-8", "replace")))


def _of_robots(failure: Failure, target: Target) -> Failure:
    """Return a failure that does not sound like one of the page's, where it could."""
    if failure.reason not in (Reason.TOO_LARGE, Reason.UNREADABLE):
        return failure
    detail = f"The robots.txt of {target.host} cannot be read: {failure.detail}"
    return Failure(Reason.ROBOTS, detail)
