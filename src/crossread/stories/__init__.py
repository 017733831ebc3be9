"""Reports → stories, and who took from whom inside one."""

from crossread.stories.derivation import LineageConfig
from crossread.stories.grouping import as_written, group, group_sketches, group_stream
from crossread.stories.incremental import Growth, Move, grown
from crossread.stories.likely import GroupingConfig
from crossread.stories.lineage import lineage
from crossread.stories.sketch import Passage, Sketch, sketch

__all__ = [
    "GroupingConfig",
    "Growth",
    "LineageConfig",
    "Move",
    "Passage",
    "Sketch",
    "as_written",
    "group",
    "group_sketches",
    "group_stream",
    "grown",
    "lineage",
    "sketch",
]
