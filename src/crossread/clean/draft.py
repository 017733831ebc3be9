"""A report in the making: its text, parts and facts, before caller and container are heard."""

from dataclasses import dataclass, replace

from crossread.clean import agencies
from crossread.clean.lines import key
from crossread.clean.moments import read_moment
from crossread.clean.page import Page, read_page
from crossread.model.capture import Told
from crossread.model.offsets import Offsets, Segment
from crossread.model.report import Basis, Boilerplate, Fact
from crossread.model.span import Span

AGENCY_CREDIT = "agency credit"
BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with what was read in it, and how it was made from the capture's bytes."""

    text: str
    page: Page
    offsets: Offsets
    extractor: str


def plain_draft(text: str, title: str | None, extractor: str) -> Draft:
    """Return the draft of a plain text, below the headline that its container gives it.

    A headline that the text begins with is not written twice.
    """
    headline = " ".join((title or "").split())
    if not headline:
        return Draft(text, read_page(text), Offsets.identity(len(text)), extractor)
    first = text.lstrip().split("\n", 1)[0]
    if key(first) == key(headline):
        start = len(text) - len(text.lstrip())
        span = Span(start, start + len(first.rstrip()))
        return Draft(text, read_page(text, title=span), Offsets.identity(len(text)), extractor)
    above = len(headline) + len(BREAK)
    whole = f"{headline}{BREAK}{text}"
    page = read_page(whole, title=Span(0, len(headline)))
    return Draft(whole, page, Offsets((Segment(above, 0, len(text)),)), extractor)


def with_told(draft: Draft, told: Told) -> Draft:
    """Return a draft with what the container says of the record in the place of its own words.

    A credit that the text does not print is added below it, marked, so that lineage can cite it.
    """
    page = draft.page
    published, modified = read_moment(told.date or ""), read_moment(told.modified or "")
    page = replace(
        page,
        title=_told(told.title, page.title),
        outlet=_told(told.outlet, page.outlet),
        author=_told(told.author, page.author),
        dateline=page.dateline or _told(told.dateline, None),
        date=Fact(published, Basis.METADATA) if published else page.date,
        modified=Fact(modified, Basis.METADATA) if modified else page.modified,
        url=told.url or page.url,
    )
    credit = " ".join((told.agency or "").split())
    return with_credit(replace(draft, page=page), credit) if credit else replace(draft, page=page)


def with_credit(draft: Draft, credit: str) -> Draft:
    """Return the draft with a credit from metadata below it, unless its words give the same one."""
    name = agencies.named(credit) or credit
    page = draft.page
    if page.agency and page.agency.span and key(page.agency.value) == key(name):
        return draft
    start = len(draft.text) + len(BREAK)
    span = Span(start, start + len(credit))
    return replace(
        draft,
        text=f"{draft.text}{BREAK}{credit}",
        page=replace(
            page,
            agency=page.agency
            if page.agency and page.agency.span
            else Fact(name, Basis.METADATA, span),
            boilerplate=(*page.boilerplate, Boilerplate(span, AGENCY_CREDIT)),
        ),
    )


def _told(value: str | None, printed: Fact | None) -> Fact | None:
    """Return what was told, with the words that say the same where the text has them."""
    words = " ".join((value or "").split())
    if not words:
        return printed
    same = printed and printed.span and key(printed.value) == key(words)
    return Fact(words, Basis.METADATA, printed.span if printed and same else None)
