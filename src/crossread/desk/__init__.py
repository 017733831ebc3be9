"""A store with the pipeline on it: reports come in, stories grow, people rule."""

from crossread.desk.desk import Desk
from crossread.desk.results import ReportRead, StoryRead, Taken
from crossread.desk.words import in_words

__all__ = ["Desk", "ReportRead", "StoryRead", "Taken", "in_words"]
