"""Reports to annotated reports: typed marks on exact words."""

from crossread.annotate.reports import annotate, retime
from crossread.annotate.times import last_told

__all__ = ["annotate", "last_told", "retime"]
