"""Stores with invented reports in them, for the tests of what is served."""

import shutil
from contextlib import contextmanager
from pathlib import Path

from starlette.testclient import TestClient

import crossread
from crossread.desk import Desk
from crossread.ingest import capture, capture_text
from crossread.model.capture import Given
from crossread.scale.local import annotator
from crossread.serve.app import make_app
from crossread.serve.config import ServeConfig

DAY_ONE, DAY_TWO, LATER = (f"2031-03-0{day}T12:00:00+00:00" for day in (4, 5, 6))
ORIGIN = "http://127.0.0.1:8765"
EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "lantern-quay"

HOSTILE_TITLE = '<script>alert("t")</script> & <b>bold</b>'
_HOSTILE = f"""{HOSTILE_TITLE}

4 March 2031

The mayor of Brackwater, Olga Brandt, said {{}} barges sank at Quay Nine on Tuesday.
"<img src=x onerror=alert(1)> we will raise them," Ms Brandt said, "\u202eliame\u202c or not."
The harbour pilot Anton Kesselring told </textarea><script>alert(2)</script> the Brackwater Echo that
the lock gate at Quay Nine had been left open, '"--></style></script>.
"""


def hostile(barges: str, outlet: str):
    """A report whose every part tries to be markup."""
    given = Given(outlet=outlet, url="https://brackwater.example/<script>")
    return capture_text(_HOSTILE.format(barges), name=f"<i>{barges}</i>.txt", given=given)


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
        echo = hostile("three", '"><script>alert(3)</script>')
        desk.take([*reports[4:], echo, hostile("four", "Wend & <i>Sons</i>")], now=DAY_TWO)
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


def token_of(page: str) -> str:
    """The form token that a page gives out."""
    return page.partition('name="csrf" value="')[2].partition('"')[0]


def sent(client, address: str, fields: dict, *, page: str = "/add", **options):
    """Send a form as the page would."""
    token = token_of(client.get(page).text)
    return client.post(address, data={"csrf": token, **fields}, **options)
