"""Invented pages for the tests of reading the web."""

from crossread.clean import clean
from crossread.model.capture import Capture, Given, Rejected, Told
from crossread.model.report import Report

PARAGRAPHS = (
    "PORTO VELL (AP) — The harbour of Porto Vell closed on Monday after a ferry struck the quay, "
    "its master said.",
    "At least 12 people were taken to the hospital on the hill, and divers searched the water "
    "until dark, said Ada Moss, who leads the port's rescue service.",
    "The ferry, the Lantern, had left Brill Island at noon with 140 people on board &amp; was due "
    "to arrive twenty minutes later, according to the company’s timetable.",
    "Witnesses said the engines did not slow as the boat passed the outer light. The port will "
    "stay shut until Wednesday, the harbour office said in a statement.",
)
HEADLINE = "Ferry strikes quay in Porto Vell"
MENU = "<nav><ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li></ul></nav>"


def page(
    *,
    head: str = "",
    above: str = "",
    below: str = "",
    headline: str = HEADLINE,
    paragraphs: tuple[str, ...] = PARAGRAPHS,
) -> str:
    """Return an invented page; ``above`` stands under the headline, ``below`` under the text."""
    told = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{headline} - Quay Herald</title>{head}</head>"
        f"<body>{MENU}<main><article><h1>{headline}</h1>{above}\n{told}\n</article>{below}</main>"
        "<footer><p>About us | Contact</p></footer></body></html>"
    )


def outcome(source: str | bytes, told: Told | None = None, **given: str) -> Report | Rejected:
    """Return what becomes of a page; ``given`` is what the caller says of it."""
    content = source.encode() if isinstance(source, str) else source
    name, digest = "page.html", "0" * 64
    return clean(Capture(name, content, digest, "text/html", Given(**given), told or Told()))


def report(source: str | bytes, told: Told | None = None, **given: str) -> Report:
    """Return the report of a page that must be one."""
    made = outcome(source, told, **given)
    assert isinstance(made, Report), made
    return made


def body(made: Report) -> str:
    """Return the paragraphs of a report's body."""
    return "\n".join(span.of(made.text) for span in made.body)
