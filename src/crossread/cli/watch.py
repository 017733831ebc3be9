"""``crossread watch``: feeds in, a store that grows."""

import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli import options, terminal
from crossread.cli.faults import fault
from crossread.errors import InputError

if TYPE_CHECKING:
    from crossread.desk import Desk
    from crossread.ingest.feedlist import Subscription
    from crossread.ports import Fetch, Store
    from crossread.watch import Watch

EXIT_CODES = """
Exit codes: 0 it ended as asked, after --once or by Ctrl-C or SIGTERM; 1 an error of crossread's
own; 2 FEEDS names no feed, with --once no feed could be read, or the call is wrong; 6 the store
cannot be used. A feed or page that cannot be read is told and stops nothing.
"""
_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_PAUSE = re.compile(r"(\d{1,6})([smhd])")
_FORMS = "give OPML, or a text file with one URL a line"
_TURN_S = 1.0  # of a wait

_Feeds = Annotated[
    Path, typer.Argument(metavar="FEEDS", help="OPML, or a text file with one URL a line.")
]
_Every = Annotated[str, typer.Option(help="Pause between rounds: 90s, 10m, 2h, 1d.")]
_Once = Annotated[bool, typer.Option("--once", help="One round, then end.")]
_TextOnly = Annotated[
    bool, typer.Option("--text-only", help="Read what feeds say, not the pages they link to.")
]
_AsJson = Annotated[bool, typer.Option("--json", help="Print a JSON object a line.")]


def watch(
    feeds: _Feeds,
    store: options.Store,
    every: _Every = "10m",
    once: _Once = False,
    text_only: _TextOnly = False,
    as_json: _AsJson = False,
    contact: options.Contact = "",
    allow_private: options.AllowPrivate = False,
) -> None:
    """Ask feeds again and again, read what they link to, and say what is new."""
    from crossread.cli import watched
    from crossread.watch import Watch, WatchConfig

    listed = _listed(feeds)
    config = WatchConfig(every_s=_seconds(every), text_only=text_only)
    if not contact:
        terminal.say("give --contact, so that hosts can reach you")
    with _opened(store) as (kept, desk), _stopping() as stop:
        watching = Watch(
            kept,
            desk,
            _fetch(contact, allow_private, stop),
            config,
            now=lambda: datetime.now(UTC),
            tell=watched.tell_json if as_json else watched.tell,
            stop=stop,
        )
        watching.follow(listed)
        _rounds(watching, stop, config.every_s, once=once)


watch.__doc__ = f"{watch.__doc__}\n{EXIT_CODES}"


def _rounds(watching: "Watch", stop: Event, every_s: float, *, once: bool) -> None:
    """Go round after round; InputError when there is one alone and no feed could be read in it."""
    from crossread.cli import screen

    while not stop.is_set():
        began = time.monotonic()
        with screen.progress(terminal.progress()) as hears:
            told = watching.round(hears)
        if once and told.asked and told.failed == told.asked:
            raise InputError(f"no feed could be read, {told.failed} asked and failed")
        if once:
            return
        _rest(stop, began + every_s)


def _rest(stop: Event, until: float) -> None:
    """Wait until a time of the monotonic clock, or until stopped.

    In short turns: a signal that comes just before a wait begins is heard only when it ends.
    """
    while (left := until - time.monotonic()) > 0 and not stop.wait(min(left, _TURN_S)):
        pass


@contextmanager
def _opened(path: Path) -> "Iterator[tuple[Store, Desk]]":
    """Give the store in a file, and its desk; the model is loaded when a story is compared."""
    from crossread import __version__
    from crossread.desk import Desk
    from crossread.scale.copies import copies
    from crossread.scale.local import annotator
    from crossread.settings import Settings
    from crossread.store import open_store

    with open_store(path) as store:
        desk = Desk(store, Settings(), annotate=annotator(), version=__version__, matching=copies())
        yield store, desk


@contextmanager
def _stopping() -> Iterator[Event]:
    """Give what is set by the first Ctrl-C or SIGTERM; the second ends at once."""
    stop = Event()

    def hear(signum: int, frame: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        terminal.say("ending after what is under way; again to end at once")
        # Not here: the interrupted thread may be holding the lock inside the event.
        Thread(target=stop.set).start()

    before = {each: signal.signal(each, hear) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _fetch(contact: str, allow_private: bool, stop: Event) -> "Fetch":
    """Return what asks the web, and sleeps no longer than until it is stopped."""
    from crossread import __version__
    from crossread.ingest.fetch import FetchConfig, Fetcher

    def sleep(seconds: float) -> None:
        if stop.wait(seconds):
            raise KeyboardInterrupt  # in a lane that nobody listens to any more

    config = FetchConfig(contact=contact, allow_private=allow_private, version=__version__)
    return Fetcher(config, sleep=sleep).get


def _listed(path: Path) -> "list[Subscription]":
    """Return the feeds of a file; InputError when it names none."""
    from crossread.dossier.view.passages import on_one_line
    from crossread.ingest.feedlist import Subscription, read_feeds

    try:
        found = read_feeds(path.read_bytes(), str(path))
    except OSError as error:
        raise InputError(f"{path} cannot be read: {fault(error)}; {_FORMS}") from error
    feeds = [each for each in found if isinstance(each, Subscription)]
    for each in found:
        if not isinstance(each, Subscription):
            terminal.say(on_one_line(f"{each.path}: {each.detail}"))
    if not feeds:
        raise InputError(f"{path} names no feed; {_FORMS}")
    return feeds


def _seconds(pause: str) -> float:
    found = _PAUSE.fullmatch(pause.strip().lower())
    if not found:
        raise InputError(f"--every {pause!r} is not a pause; write it as 90s, 10m, 2h or 1d")
    return float(found[1]) * _UNITS[found[2]]
