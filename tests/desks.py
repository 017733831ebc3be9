"""Stores with invented reports in them, for the tests of what is served."""

import shutil
import threading
from contextlib import contextmanager
from pathlib import Path

from starlette.testclient import TestClient

import crossread
from crossread.desk import Desk
from crossread.ingest import capture, capture_text
from crossread.model.capture import Capture, Given, Rejected
from crossread.scale.local import annotator
from crossread.serve import run
from crossread.serve.app import make_app
from crossread.serve.config import ServeConfig

DAY_ONE, DAY_TWO, LATER = (f"2031-03-0{day}T12:00:00+00:00" for day in (4, 5, 6))
ORIGIN = "http://127.0.0.1:8765"
EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "lantern-quay"

HOSTILE_TITLE = '<script>alert("t")</script> & <b>bold</b>'
_ECHO = f"""{HOSTILE_TITLE}

4 June 2030

Three bee hives were stolen from the orchard of Olga Brandt in Tolvey Vale on Monday night.
"<img src=x onerror=alert(1)> they took the queens," Ms Brandt said, "\u202eliame\u202c or not."
Constable Anton Kesselring said the fence was cut </textarea><script>alert(2)</script> at 3 a.m.
The Tolvey Beekeepers' Guild offered a reward of 500 crowns, '"--></style></script>.
"""
_SONS = """Hive thieves strike Tolvey Vale <iframe src=//evil.example></iframe>

5 June 2030

Olga Brandt lost four hives from her Tolvey Vale orchard to thieves, police said on Tuesday.
Anton Kesselring, a constable, said it had been cut at about 4 a.m. &lt;b&gt; <b>on Monday</b>.
The guild of Tolvey beekeepers promised 600 crowns for them. onclick="alert(3)" {{ 7*7 }}
"""


def hostile() -> list[Capture | Rejected]:
    """Two reports of one event, of which every part tries to be markup."""
    echo = Given(outlet='"><script>alert(3)</script>', url="https://tolvey.example/<script>")
    return [
        capture_text(_ECHO, name="<i>echo</i>.txt", given=echo),
        capture_text(_SONS, name="sons.txt", given=Given(outlet="Wend & <i>Sons</i>")),
    ]


def opened(path: Path) -> Desk:
    """A desk that can compare."""
    return Desk.open(path, annotate=annotator(1), version=crossread.__version__)


def seeded(path: Path) -> Path:
    """Make a store of the example story, in two runs, and of a hostile one; all compared."""
    with opened(path) as desk:
        reports = capture([str(EXAMPLE)])
        desk.take(reports[:4], now=DAY_ONE)
        for card in desk.front():
            desk.story(card.id, now=DAY_ONE)
        desk.take([*reports[4:], *hostile()], now=DAY_TWO)
        for card in desk.front():
            desk.story(card.id, now=DAY_TWO)
    return path


def copied(source: Path, folder: Path) -> Path:
    """A store of one's own, to write to."""
    for each in source.parent.glob(f"{source.name}*"):
        shutil.copy2(each, folder / each.name)
    return folder / source.name


@contextmanager
def visiting(path: Path, **options):
    """A program that visits the desk of a store, without a network."""
    with opened(path) as desk:
        app = make_app(desk, ServeConfig(**options))
        with TestClient(app, base_url=ORIGIN, follow_redirects=False) as client:
            client.desk = desk
            yield client


@contextmanager
def listening(path: Path, **options):
    """The address of a desk that serves a store on this machine, in a thread of its own."""
    config = ServeConfig(port=0, **options)
    with opened(path) as desk, run.listening(config) as socket:
        server = run.server(make_app(desk, config))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{socket.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(20)


def token_of(page: str) -> str:
    """The form token that a page gives out."""
    return page.partition('name="csrf" value="')[2].partition('"')[0]


def sent(client, address: str, fields: dict, *, page: str = "/add", **options):
    """Send a form as the page would."""
    token = token_of(client.get(page).text)
    return client.post(address, data={"csrf": token, **fields}, **options)
