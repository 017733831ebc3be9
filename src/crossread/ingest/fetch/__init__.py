"""Pages and feeds from the web: bounded, polite, and never from inside somebody's network."""

from crossread.ingest.fetch.config import FetchConfig
from crossread.ingest.fetch.fetcher import Fetcher
from crossread.ingest.fetch.outcome import Fetched, Missed, Outcome, Unchanged, Validators

__all__ = ["FetchConfig", "Fetched", "Fetcher", "Missed", "Outcome", "Unchanged", "Validators"]
