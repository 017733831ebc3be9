"""Capture → report: decoded, read, and every character kept.

The report's text is the decoded input unchanged but for a byte order mark, so its offsets are
those of the source.
"""

import hashlib

from crossread.clean import masthead
from crossread.clean.decode import decode
from crossread.clean.language import language_of
from crossread.clean.lines import count_words
from crossread.clean.page import Page, read_page
from crossread.model.capture import Capture, Given, Reason, Rejected
from crossread.model.ids import content_id
from crossread.model.offsets import Offsets
from crossread.model.report import Basis, Fact, Report

EXTRACTOR = "plain/1"
# The shortest reports measured, alerts of two sentences, have about 20 words of body.
MIN_BODY_WORDS = 8


def clean(capture: Capture) -> Report | Rejected:
    """Return the report that a capture holds, or why it holds none.

    What the caller gave (date, outlet, address) goes before what the page says. Never raises.
    """
    decoded = decode(capture.content)
    if decoded is None:
        detail = "No known encoding fits its bytes; save it as UTF-8."
        return Rejected(capture.path, Reason.NOT_DECODED, detail)
    page = read_page(decoded.text)
    size = sum(count_words(span.of(decoded.text)) for span in page.body)
    if size < MIN_BODY_WORDS:
        detail = f"{size} words of running text; a report has {MIN_BODY_WORDS} or more."
        return Rejected(capture.path, Reason.TOO_SHORT, detail)
    made = EXTRACTOR if decoded.encoding == "utf-8" else f"{EXTRACTOR}+{decoded.encoding}"
    return _report(capture, decoded.text, page, made)


def _report(capture: Capture, text: str, page: Page, extractor: str) -> Report:
    given = capture.given
    return Report(
        id=content_id("r", capture.sha256),
        path=capture.path,
        url=given.url,
        outlet=_outlet(capture, page),
        sha256=capture.sha256,
        text_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        extractor=extractor,
        language=language_of("\n".join(span.of(text) for span in page.body)),
        words=len(text.split()),
        title=page.title,
        author=page.author,
        agency=page.agency,
        dateline=page.dateline,
        date=_date(given, page),
        boilerplate=page.boilerplate,
        body=page.body,
        text=text,
        offsets=Offsets.identity(len(text)),
    )


def _date(given: Given, page: Page) -> Fact | None:
    return Fact(given.date, Basis.GIVEN) if given.date else page.date


def _outlet(capture: Capture, page: Page) -> Fact | None:
    """Return the outlet by the surest of caller, address, page's title and file's name."""
    if capture.given.outlet:
        return Fact(capture.given.outlet, Basis.GIVEN)
    host = masthead.of_address(capture.given.url) if capture.given.url else None
    if host:
        return Fact(host, Basis.URL)
    address = masthead.of_path(capture.path)
    return page.outlet or (Fact(address, Basis.PATH) if address else None)
