"""A console that shows control characters; apart, so that no command waits for rich in vain."""

from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from crossread.cli.controls import plain


class PlainConsole(Console):
    """A console on which what a report holds cannot move the cursor or change a colour."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """Yield the segments of what is printed, without control characters in their text.

        In a pipe no line ends in the blanks that fill a column.
        """
        segments = (
            Segment(text if control else plain(text), style, control)
            for text, style, control in super().render(renderable, options)
        )
        yield from segments if self.is_terminal else _trimmed(segments)


def _trimmed(segments: Iterable[Segment]) -> Iterator[Segment]:
    """The segments without blanks before the end of a line."""
    held = ""
    for text, style, control in segments:
        body = text.rstrip(" ")
        if body:
            yield Segment(body if body[0] == "\n" else held + body, style, control)
            held = ""
        held += text[len(body) :]
    if held:
        yield Segment(held)
