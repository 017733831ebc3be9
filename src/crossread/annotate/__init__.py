"""Reports to annotated reports: typed marks on exact words."""

from crossread.annotate.reports import annotate, retime

__all__ = ["annotate", "retime"]
