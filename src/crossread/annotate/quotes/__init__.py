"""Direct quotations and who speaks them."""

from crossread.annotate.quotes.recognise import recognise

__all__ = ["recognise"]
