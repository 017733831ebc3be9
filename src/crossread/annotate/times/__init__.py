"""When things happened: dates, clock times, durations and sets, on the calendar."""

from crossread.annotate.times.printed import last_told
from crossread.annotate.times.recognise import recognise

__all__ = ["last_told", "recognise"]
