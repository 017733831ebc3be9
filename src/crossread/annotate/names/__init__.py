"""Names of people, organizations and places."""

from crossread.annotate.names.recognise import recognise

__all__ = ["recognise"]
