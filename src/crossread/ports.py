"""What the core asks of the outside, as protocols."""

from collections.abc import Callable, Iterator, Sequence

from crossread.model.annotation import AnnotatedReport
from crossread.model.report import Report

Annotate = Callable[[Sequence[Report]], Iterator[AnnotatedReport]]
"""Yields annotated reports in order, as they get ready; where it runs is nobody's concern."""


Progress = Callable[[str, int, int], None]
"""Hears of a stage how many of how many steps are behind us."""
