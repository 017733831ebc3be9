"""``crossread ingest``: reports into a store, where they are kept and grouped."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crossread.cli import options, terminal
from crossread.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

    from crossread.desk import Desk, Taken
    from crossread.model.capture import Capture, Given, Rejected
    from crossread.model.desk import StoryChange
    from crossread.ports import Progress

EXIT_CODES = """
Exit codes: 0 every input is kept, known or listed as rejected; 1 an error of crossread's own; 2
there was no report among the inputs, or the call is wrong; 4 mistakes in the settings; 5 the model
is missing; 6 the store cannot be used; 130 interrupted. What was kept before an error stays kept.

For web addresses: CROSSREAD_CONTACT is a page or mail address that hosts are told, so that they can
reach you; CROSSREAD_ALLOW_PRIVATE=1 lets pages of this machine and of private networks be read.
"""
_SHOWN = 20  # stories; --json has them all

_Compare = Annotated[bool, typer.Option("--compare", help="Compare the stories that changed, too.")]
_AsJson = Annotated[bool, typer.Option("--json", help="Print what became of the inputs as JSON.")]
_Processes = Annotated[int, typer.Option(min=1, help="Processes to read with.")]


def ingest(
    paths: options.Inputs,
    store: options.Store,
    compare: _Compare = False,
    as_json: _AsJson = False,
    date: options.Date = None,
    outlet: options.Outlet = None,
    processes: _Processes = 1,
    settings: options.SettingsFile = None,
) -> None:
    """Take reports into a store and say what is new."""
    from crossread.cli import screen
    from crossread.dossier.to_json import as_text
    from crossread.serve.clock import now

    captures = _captured(paths, options.given(date, outlet), store)
    with (
        options.desk(store, settings, make=True, compare=compare, processes=processes) as desk,
        screen.progress(terminal.progress()) as hears,
    ):
        before = desk.runs()
        taken = desk.take(captures, now=now(), progress=hears)
        if compare:
            _compare(desk, taken, hears)
        news = desk.news(before[-1].id if before else None)
    if as_json:
        sys.stdout.write(as_text(_form(taken, news)))
    else:
        _show(taken, news, terminal.output())
    if not (taken.added or taken.versions or taken.known):
        raise InputError(f"no report among the inputs, {len(taken.rejected)} of them rejected")


ingest.__doc__ = f"{ingest.__doc__}\n{EXIT_CODES}"


def _captured(paths: Sequence[str], given: "Given", store: Path) -> "Iterator[Capture | Rejected]":
    """What the names lead to, one by one, but for the store itself.

    An archive is never in memory whole.
    """
    from crossread.ingest import stream

    own = {f"{store.resolve()}{end}" for end in ("", "-wal", "-shm")}
    fetch = options.fetch(paths)
    for each in stream(paths, given=given, stdin=options.stdin(), fetch=fetch):
        if str(Path(each.path).resolve()) not in own:
            yield each


def _compare(desk: "Desk", taken: "Taken", hears: "Progress | None") -> None:
    """Compare the changed stories that two reports or more tell."""
    known = [desk.story(story, compare=False) for story in taken.stories]
    told = [read.id for read in known if read.compared_at or len(read.waiting) > 1]
    for number, story in enumerate(told, start=1):
        desk.story(story)
        if hears:
            hears("comparing", number, len(told))


def _show(taken: "Taken", news: "Sequence[StoryChange]", console: "Console") -> None:
    """Print the counts, then a line a story with what is new of it, then what was rejected."""
    from rich.text import Text

    from crossread.desk import in_words

    console.print(_counted(taken), highlight=False)
    for each in news[:_SHOWN]:
        console.print(Text.assemble((f"{each.story} ", "dim"), each.title, ": ", in_words(each)))
    if len(news) > _SHOWN:
        console.print(f"… and {len(news) - _SHOWN} more stories", style="dim", highlight=False)
    for rejected in taken.rejected:
        console.print(Text(terminal.rejection(rejected), "red"))


def _counted(taken: "Taken") -> str:
    from crossread.dossier.view.labels import plural

    added = plural(len(taken.added), "report")
    versions = plural(len(taken.versions), "new version")
    return (
        f"{taken.run}: {added} added, {versions}, "
        f"{len(taken.known)} known, {len(taken.rejected)} rejected; "
        f"{plural(len(taken.stories), 'story', 'stories')} changed"
    )


def _form(taken: "Taken", news: "Sequence[StoryChange]") -> dict[str, Any]:
    from crossread.desk import in_words
    from crossread.model.codec import encode

    told = [{**encode(each, {}), "in_words": in_words(each)} for each in news]
    return {**encode(taken, {}), "news": told}
