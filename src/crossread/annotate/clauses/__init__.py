"""Clauses, the pieces that each say one thing."""

from crossread.annotate.clauses.recognise import recognise

__all__ = ["recognise"]
