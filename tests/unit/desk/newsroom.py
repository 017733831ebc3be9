"""A desk with invented reports, for the tests of what a newsroom does with it."""

from collections.abc import Iterable
from pathlib import Path

from crossread import ingest
from crossread.desk import Desk
from crossread.model.capture import Capture, Given, Rejected
from crossread.scale.local import annotator

DAYS = tuple(f"2031-05-{day:02}T08:00:00+00:00" for day in range(6, 12))

FERRY = """Ferry strikes pier off Port Ellery

6 May 2031

The ferry Morning Heron struck a disused pier off Port Ellery in fog, killing two people.

Harbour master Ruan Castellow said the catamaran's radar had been faulty since Friday.

Fishing boats from the mussel beds took off the survivors with ladders and a cargo net.

Corran Island Lines declined to say why the captain did not wait for the fog to lift.
"""
FERRY_AGAIN = """Radar of ferry was broken, harbour master says

7 May 2031

Three people were killed when the Morning Heron struck an old pier off Port Ellery.

Corran Island Lines had known about a broken radar, harbour master Ruan Castellow admitted.

Mussel fishermen were the first to reach the catamaran, survivors told their families.
"""
FERRY_DENIED = """Line denies that radar was broken

8 May 2031

Corran Island Lines denied that the radar of the Morning Heron was faulty.

The ferry ran into a pier off Port Ellery on Tuesday, killing four people, the line said.

Harbour master Ruan Castellow declined to comment on the catamaran.
"""
MAYOR = """Former mayor of Halvern jailed

8 May 2031

Viktor Stallmeyer, once mayor of Halvern, was sentenced to five years for bribery.

Contractor Dorian Flett had given him a lakeside cottage and a vintage motorboat.

Clerk Salome Birk noticed that invoices for the swimming pool were entered twice.
"""
MAYOR_AGAIN = """Clerk who caught a mayor is applauded

9 May 2031

A court jailed Halvern's former mayor Viktor Stallmeyer for five years on Thursday.

Salome Birk, the clerk who found the doubled invoices, was applauded outside.

Stallmeyer took a cottage and a motorboat from the builder Dorian Flett.
"""


def opened(folder: Path, *, readonly: bool = False) -> Desk:
    """The desk of the folder's store."""
    path = folder / "desk.crossread"
    return Desk.open(path, annotate=annotator(), version="1", readonly=readonly)


def pasted(text: str, name: str = "", **given: str) -> Capture | Rejected:
    """A text as it comes in."""
    return ingest.capture_text(text, name=name or f"{text[:12]}.txt", given=Given(**given))


def take(desk: Desk, *inputs: str | Capture | Rejected, day: int = 0):
    """Take texts in on a day."""
    return desk.take(_captured(inputs), now=DAYS[day])


def _captured(inputs: Iterable[str | Capture | Rejected]) -> list[Capture | Rejected]:
    return [pasted(each) if isinstance(each, str) else each for each in inputs]
