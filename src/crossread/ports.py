"""What the core asks of the outside, as protocols."""

from collections.abc import Callable, Sequence

from crossread.model.annotation import AnnotatedReport
from crossread.model.report import Report

Annotate = Callable[[Sequence[Report]], list[AnnotatedReport]]
"""Reads reports into annotated ones, in order; where it runs is not the caller's concern."""


Progress = Callable[[str, int, int], None]
"""Hears of a stage how many of how many steps are behind us."""
