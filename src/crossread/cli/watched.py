"""What ``crossread watch`` prints: a line a happening, for people or for programs."""

import json
import sys

from rich.console import Console
from rich.text import Text

from crossread.cli import terminal
from crossread.dossier.view.labels import plural
from crossread.model.codec import encode
from crossread.watch import Asked, FeedHeard, Read, Round

_SHOWN = 20  # stories of a round; --json has them all
_EVENTS: dict[type, str] = {FeedHeard: "feed", Read: "report", Round: "round"}
_COLOURS = {"added": "green", "version": "green", "rejected": "red"}
_WORDS = {"version": "new version of"}


def tell_json(told: FeedHeard | Read | Round) -> None:
    """Print what happened as one JSON object on one line, at once."""
    form = {"event": _EVENTS[type(told)], **encode(told, {})}
    sys.stdout.write(json.dumps(form) + "\n")
    sys.stdout.flush()


def tell(told: FeedHeard | Read | Round) -> None:
    """Print what happened as lines for people; what is as it was goes unsaid."""
    console = terminal.output()
    if isinstance(told, Round):
        _round(told, console)
    elif isinstance(told, Read):
        if told.became != "known":
            console.print(_read(told))
    elif told.asked is not Asked.SAME:
        console.print(_heard(told))


def _heard(told: FeedHeard) -> Text:
    if told.asked is Asked.NEW:
        return Text(f"{told.feed}: {told.entries} new")
    again = f"asked again after {told.due}" if told.due else "it is not asked again"
    return Text(f"{told.asked} {told.feed}: {told.detail} ({again})", "red")


def _read(told: Read) -> Text:
    line = f"{_WORDS.get(told.became, told.became)} {told.path}"
    return Text(f"{line}: {told.detail}" if told.detail else line, _COLOURS.get(told.became, "dim"))


def _round(told: Round, console: Console) -> None:
    """Print the counts, then a line a story with what is new of it."""
    asked = f"{plural(told.asked, 'feed')} asked"
    added = f"{plural(told.added, 'report')} added, {plural(told.versions, 'new version')}"
    counts = (
        f"round {told.number}, {told.at}: {asked}, {told.failed} failed; "
        f"{added}, {told.known} known, {len(told.rejected)} rejected, {told.waiting} waiting"
    )
    console.print(Text(counts + (" (stopped)" if told.stopped else ""), "bold"))
    for each in told.stories[:_SHOWN]:
        console.print(Text.assemble((f"{each.story} ", "dim"), each.title, ": ", each.change))
    if len(told.stories) > _SHOWN:
        console.print(Text(f"… and {len(told.stories) - _SHOWN} more stories", "dim"))
