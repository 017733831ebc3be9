"""A web and a fetcher for it, with a clock that only sleeping moves."""

from dataclasses import dataclass, field

import pytest

from crossread.ingest.fetch import FetchConfig, Fetcher
from tests.web import Web


@dataclass
class Clock:
    """Seconds that pass when somebody sleeps."""

    now: float = 1_000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        """The time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def web():
    with Web() as served:
        yield served


@pytest.fixture
def fetcher(web, clock):
    """Makes a fetcher that may read this machine."""

    def make(resolve=None, **settings):
        config = FetchConfig(**{"allow_private": True, **settings})
        return Fetcher(config, clock=clock, sleep=clock.sleep, resolve=resolve or web.resolve)

    return make
