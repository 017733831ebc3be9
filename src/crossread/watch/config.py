"""How feeds are watched."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchConfig:
    """Times are seconds."""

    every_s: float = 600.0  # between two rounds
    longest_s: float = 86_400.0  # a feed that fails is asked once a day at least
    jitter: float = 0.25  # of a pause, so that feeds that failed together come back apart
    seed: int = 0  # of the jitter
    text_only: bool = False  # what feeds say is read, the pages that they link to are not
    tries: int = 3  # of a page that does not come for now
    # A feed shows 10 to 100 entries; one with more is an archive, whose newest stand first.
    max_entries: int = 500
    # What is made durable, and grouped, together: as many pages, or as many bytes of them.
    batch: int = 64
    batch_bytes: int = 32_000_000
