"""How certain each clause is, as the report puts it."""

from crossread.annotate.certainty.events import EventCertainty, event_certainties
from crossread.annotate.certainty.recognise import recognise

__all__ = ["EventCertainty", "event_certainties", "recognise"]
