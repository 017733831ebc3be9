"""``crossread story``: the stories of a store, and one of them compared."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli import options, terminal
from crossread.errors import InputError

if TYPE_CHECKING:
    from crossread.desk import Desk, StoryRead
    from crossread.model.desk import StoryCard, StoryChange

EXIT_CODES = """
Exit codes: 0 the story is shown; 1 an error of crossread's own; 2 no such story or run, or the call
is wrong; 3 the folder cannot be written; 4 mistakes in the settings; 5 a model is missing or
damaged; 6 the store cannot be used; 130 interrupted.
"""

_SHOWN, _ALL = 50, 1_000_000  # stories in a table, and as JSON

_Story = Annotated[
    str | None, typer.Argument(metavar="ID", help="Which; without it all are listed.")
]
_Out = Annotated[Path | None, typer.Option("--out", "-o", help="Folder to write its dossier to.")]
_Stale = Annotated[bool, typer.Option("--stale", help="Show the last comparison; compare nothing.")]
_Since = Annotated[
    str | None, typer.Option(metavar="RUN", help="List what changed after a run, in words.")
]
_Least = Annotated[int, typer.Option(min=1, help="List stories of so many reports.")]
_AsJson = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]


def story(
    store: options.Store,
    story: _Story = None,
    out: _Out = None,
    stale: _Stale = False,
    since: _Since = None,
    least: _Least = 1,
    as_json: _AsJson = False,
    settings: options.SettingsFile = None,
) -> None:
    """Compare a story of a store and show it, or list the stories, last changed first."""
    from crossread.serve.clock import now

    if story and since:
        raise InputError(f"--since lists stories: give it without an id, or {story} without it")
    with options.desk(store, settings, compare=bool(story) and not stale) as desk:
        if story:
            read = desk.story(story, compare=not stale, now=now())
            _show(read, out, as_json=as_json)
        elif since:
            _list_changes(_news(desk, since), as_json=as_json)
        else:
            _list(desk.front(limit=_ALL, least=least), as_json=as_json)


story.__doc__ = f"{story.__doc__}\n{EXIT_CODES}"


def _news(desk: "Desk", since: str) -> "Sequence[StoryChange]":
    """What changed after a run; InputError where the store has none of this name."""
    news, runs = desk.news(since), [run.id for run in desk.runs()]
    if since not in runs:
        last = f"the last is {runs[-1]}" if runs else "it has none"
        raise InputError(f"no run {since!r} in this store; {last}")
    return news


def _show(read: "StoryRead", out: Path | None, *, as_json: bool) -> None:
    from crossread.cli import folder
    from crossread.dossier.view.labels import plural

    if not read.fresh:
        waiting = plural(len(read.waiting), "report")
        terminal.say(f"{waiting} came since it was compared")
    folder.hand_over(read.dossier, out, as_json=as_json)


def _list(cards: "Sequence[StoryCard]", *, as_json: bool) -> None:
    from rich.table import Table
    from rich.text import Text

    if as_json:
        _write({"stories": cards})
        return
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("id", "story", "reports", "origins", "disputed", "changed"):
        right = heading in ("reports", "origins", "disputed")
        whole = heading not in {"story", "changed"}
        table.add_column(heading, justify="right" if right else "left", no_wrap=whole)
    for card in cards[:_SHOWN]:
        counts = (card.reports, card.origins, card.disputed)
        shown = ("–" if count is None else str(count) for count in counts)
        table.add_row(card.id, Text(card.title), *shown, Text(card.last_change, "dim"))
    console = terminal.output()
    console.print(table)
    if len(cards) > _SHOWN:
        left = f"… and {len(cards) - _SHOWN} more stories; --json lists all"
        console.print(left, style="dim", highlight=False)


def _list_changes(news: "Sequence[StoryChange]", *, as_json: bool) -> None:
    from rich.text import Text

    from crossread.desk import in_words

    if as_json:
        _write({"news": news})
        return
    console = terminal.output()
    for each in news:
        console.print(Text.assemble((f"{each.story} ", "dim"), each.title, ": ", in_words(each)))


def _write(values: "dict[str, object]") -> None:
    from crossread.dossier.to_json import as_text
    from crossread.model.codec import encode

    sys.stdout.write(as_text(encode(values, {})))
