"""Reports → stories, and who took from whom inside one."""

from crossread.stories.derivation import LineageConfig
from crossread.stories.grouping import group, group_sketches
from crossread.stories.incremental import Growth, Move, grown
from crossread.stories.likely import GroupingConfig
from crossread.stories.lineage import lineage, lineage_of
from crossread.stories.sketch import Sketch, sketch

__all__ = [
    "GroupingConfig",
    "Growth",
    "LineageConfig",
    "Move",
    "Sketch",
    "group",
    "group_sketches",
    "grown",
    "lineage",
    "lineage_of",
    "sketch",
]
