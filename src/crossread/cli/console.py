"""A console that shows control characters; apart, so that no command waits for rich in vain."""

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from crossread.cli.controls import plain


class PlainConsole(Console):
    """A console on which what a report holds cannot move the cursor or change a colour."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """Yield the segments of what is printed, without control characters in their text."""
        for text, style, control in super().render(renderable, options):
            yield Segment(text if control else plain(text), style, control)
