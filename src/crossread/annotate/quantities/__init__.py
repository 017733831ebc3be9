"""How many and how much: numbers with their bounds, units and what they count."""

from crossread.annotate.quantities.recognise import recognise

__all__ = ["recognise"]
