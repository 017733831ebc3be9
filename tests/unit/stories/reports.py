"""Invented reports for the tests of stories: plain paragraphs with the facts a test names."""

import hashlib
import re

from crossread.model.ids import content_id
from crossread.model.offsets import Offsets
from crossread.model.report import Basis, Fact, Report
from crossread.model.span import Span


def report(
    text: str,
    *,
    title: str | None = None,
    date: str | None = "2031-05-06",
    outlet: str | None = None,
    agency: str | None = None,
    url: str | None = None,
    name: str = "",
) -> Report:
    """Return a report whose lines are its body; ``agency`` must stand in the text."""
    digest = hashlib.sha256(f"{name}|{text}".encode("utf-8", "surrogatepass")).hexdigest()
    at = text.find(agency) if agency else -1
    return Report(
        id=name or content_id("r", digest),
        path=f"{name or digest[:6]}.txt",
        url=url,
        outlet=Fact(outlet, Basis.GIVEN) if outlet else None,
        sha256=digest,
        text_sha256=digest,
        extractor="plain/1",
        language="en",
        words=len(text.split()),
        title=Fact(title, Basis.METADATA) if title else None,
        author=None,
        agency=Fact(agency, Basis.TEXT, Span(at, at + len(agency))) if agency else None,
        dateline=None,
        date=Fact(date, Basis.GIVEN) if date else None,
        boilerplate=(),
        body=tuple(Span(*line.span()) for line in re.finditer(r"[^\n]*\S[^\n]*", text)),
        text=text,
        offsets=Offsets.identity(len(text)),
    )


FERRY = (
    "The ferry Morning Heron struck a disused pier off Port Ellery in fog, killing two people.",
    "Harbour master Ruan Castellow said the catamaran's radar had been faulty since Friday.",
    "Fishing boats from the mussel beds took off the survivors with ladders and a cargo net.",
    "Corran Island Lines declined to say why the captain did not wait for the fog to lift.",
)
FERRY_AGAIN = (
    "Two passengers died when the Morning Heron ran into an old pier near Port Ellery.",
    "Corran Island Lines had known about a broken radar, harbour master Ruan Castellow admitted.",
    "Mussel fishermen were the first to reach the catamaran, survivors told their families.",
)
MAYOR = (
    "Viktor Stallmeyer, once mayor of Halvern, was sentenced to five years for bribery.",
    "Contractor Dorian Flett had given him a lakeside cottage and a vintage motorboat.",
    "Clerk Salome Birk noticed that invoices for the swimming pool were entered twice.",
)
MAYOR_AGAIN = (
    "A court jailed Halvern's former mayor Viktor Stallmeyer for five years on Thursday.",
    "Salome Birk, the clerk who found the doubled invoices, was applauded outside.",
    "Stallmeyer took a cottage and a motorboat from the builder Dorian Flett.",
)
