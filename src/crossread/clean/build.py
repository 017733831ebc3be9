"""Capture → report: decoded, read, and every character kept.

The text of a plain file is the decoded input unchanged but for a byte order mark, so its offsets
are those of the source. The text of a web page is what was extracted from it.
"""

import hashlib

from crossread.clean.decode import decode
from crossread.clean.draft import Draft, plain_draft, with_told
from crossread.clean.language import language_of
from crossread.clean.lines import count_words
from crossread.clean.outlets import NO_OUTLETS, Outlets, outlet_of
from crossread.clean.webpage import read_webpage
from crossread.model.capture import Capture, Reason, Rejected
from crossread.model.ids import content_id
from crossread.model.report import Basis, Fact, Report

EXTRACTOR = "plain/1"
# The shortest reports measured, alerts of two sentences, have about 20 words of body.
MIN_BODY_WORDS = 8
_WHY = {
    Reason.NOT_DECODED: "No known encoding fits its bytes; save it as UTF-8.",
    Reason.TOO_LARGE: "The page has more elements than an article; save its text as a .txt file.",
}


def clean(capture: Capture, outlets: Outlets = NO_OUTLETS) -> Report | Rejected:
    """Return the report that a capture holds, or why it holds none.

    What the caller gave (date, outlet, address) goes before what a container says of the record,
    and that before what the page says. ``outlets`` are the caller's own names of addresses. Never
    raises.
    """
    draft = _webpage(capture) if capture.media_type == "text/html" else _plain(capture)
    if isinstance(draft, Reason):
        return Rejected(capture.path, draft, _WHY[draft])
    size = sum(count_words(span.of(draft.text)) for span in draft.page.body)
    if size < MIN_BODY_WORDS:
        words = "word" if size == 1 else "words"
        detail = f"{size} {words} of running text; a report has {MIN_BODY_WORDS} or more."
        return Rejected(capture.path, Reason.TOO_SHORT, detail)
    return _report(capture, with_told(draft, capture.told), outlets)


def _plain(capture: Capture) -> Draft | Reason:
    decoded = decode(capture.content)
    if decoded is None:
        return Reason.NOT_DECODED
    made = EXTRACTOR if decoded.encoding == "utf-8" else f"{EXTRACTOR}+{decoded.encoding}"
    return plain_draft(decoded.text, capture.told.title, made)


def _webpage(capture: Capture) -> Draft | Reason:
    told = capture.told
    return read_webpage(capture.content, charset=told.charset, title=told.title or "")


def _report(capture: Capture, draft: Draft, outlets: Outlets) -> Report:
    given, page, text = capture.given, draft.page, draft.text
    url = given.url or page.url
    return Report(
        id=content_id("r", capture.sha256),
        path=capture.path,
        url=url,
        outlet=outlet_of(capture, page, url, outlets),
        sha256=capture.sha256,
        text_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        extractor=draft.extractor,
        language=language_of("\n".join(span.of(text) for span in page.body)),
        words=len(text.split()),
        title=page.title,
        author=page.author,
        agency=page.agency,
        dateline=page.dateline,
        date=Fact(given.date, Basis.GIVEN) if given.date else page.date,
        boilerplate=page.boilerplate,
        body=page.body,
        text=text,
        offsets=draft.offsets,
        modified=page.modified,
    )
