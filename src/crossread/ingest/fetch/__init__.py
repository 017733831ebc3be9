"""Pages and feeds from the web: bounded, polite, and never from inside somebody's network."""

from crossread.ingest.fetch.config import FetchConfig
from crossread.ingest.fetch.fetcher import Fetcher

__all__ = ["FetchConfig", "Fetcher"]
