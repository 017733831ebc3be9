"""Web page → report: extracted text with its places in the source, facts with their evidence."""

from crossread.clean.webpage.report import read_webpage

__all__ = ["read_webpage"]
