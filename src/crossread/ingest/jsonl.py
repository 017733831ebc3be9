"""JSON Lines: one report a line, as an object; also a JSON list of such objects, or one alone.

The first of the keys below that is there and holds words is read, in upper or lower case:

=========  ========================================================================
text       text, body, content, maintext, body_text, fulltext, full_text, article,
           raw_text, story, description
html       html, body_html, content_html, raw_html, body_xhtml (read when there is no text)
title      title, headline, head
date       date, published, date_published, datepublished, published_at, publishedat,
           date_publish, publish_date, pub_date, pubdate, publication_date, created_at
modified   modified, date_modified, datemodified, updated, updated_at, date_modify
url        url, link, source_url, web_url, canonical_url
outlet     outlet, source, publisher, publication, sitename, site_name, source_name,
           newspaper, hostname, source_domain, domain
author     author, authors, byline, creator
agency     agency, wire, credit, news_agency
dateline   dateline
=========  ========================================================================

A value may be text, a list of texts, or an object with a ``name`` or ``title``. Other keys are
left alone. A record is named by the number of its line.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from crossread.ingest.container import HTML, PLAIN, Container, as_bytes, too_large
from crossread.model.capture import Capture, Reason, Rejected, Told

_NAMES = {
    "text": (
        "text body content maintext body_text fulltext full_text article raw_text story description"
    ),
    "html": "html body_html content_html raw_html body_xhtml",
    "title": "title headline head",
    "date": (
        "date published date_published datepublished published_at publishedat date_publish "
        "publish_date pub_date pubdate publication_date created_at"
    ),
    "modified": "modified date_modified datemodified updated updated_at date_modify",
    "url": "url link source_url web_url canonical_url",
    "outlet": (
        "outlet source publisher publication sitename site_name source_name newspaper hostname "
        "source_domain domain"
    ),
    "author": "author authors byline creator",
    "agency": "agency wire credit news_agency",
    "dateline": "dateline",
}
KEYS = {field: tuple(names.split()) for field, names in _NAMES.items()}
MAX_FACT = 2_000  # characters of a title, a list of authors, an address


def read(stream: BinaryIO, container: Container) -> Iterator[Capture | Rejected]:
    """Yield an outcome for each line that is not blank."""
    number = 0
    while line := stream.readline(container.max_bytes + 1):
        number += 1
        if len(line) > container.max_bytes:
            detail = too_large(len(line), container.max_bytes)
            yield container.rejected(number, Reason.TOO_LARGE, detail)
            while line and not line.endswith(b"\n"):
                line = stream.readline(container.max_bytes)
        elif line.strip():
            yield _line(line, number, container)


def read_document(stream: BinaryIO, container: Container) -> Iterator[Capture | Rejected]:
    """Yield an outcome for each object of a JSON list, or for the one object of a file."""
    value = json.loads(stream.read())
    if isinstance(value, Mapping):
        inner = next((v for v in value.values() if _are_records(v)), None)
        value = inner if inner is not None and not _text(value, "text") else value
    records = value if isinstance(value, list) else [value]
    if not records:
        yield container.rejected("", Reason.NO_REPORT, "The list has no record.")
    for number, record in enumerate(records, start=1):
        label = number if isinstance(value, list) else ""
        received = json.dumps(record, sort_keys=True).encode("ascii")
        yield capture_of(record, label, container, received)


def capture_of(
    record: Any, label: object, container: Container, received: bytes
) -> Capture | Rejected:
    """Return the outcome of one JSON value."""
    if not isinstance(record, Mapping):
        return container.rejected(label, Reason.NO_REPORT, "The record is no JSON object.")
    folded = {str(key).casefold(): value for key, value in record.items()}
    text, page = _text(folded, "text"), _text(folded, "html")
    if not text and not page:
        detail = f"The record has no text under any of: {', '.join(KEYS['text'][:5])}, ..."
        return container.rejected(label, Reason.NO_REPORT, detail)
    told = Told(
        url=_fact(folded, "url"),
        title=_fact(folded, "title"),
        date=_fact(folded, "date"),
        modified=_fact(folded, "modified"),
        author=_fact(folded, "author"),
        outlet=_fact(folded, "outlet"),
        agency=_fact(folded, "agency"),
        dateline=_fact(folded, "dateline"),
        charset="utf-8" if not text else None,
    )
    return container.record(label, as_bytes(text or page), PLAIN if text else HTML, told, received)


def _line(line: bytes, number: int, container: Container) -> Capture | Rejected:
    try:
        record = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        detail = f"The line is no JSON: {error}."
        return container.rejected(number, Reason.UNREADABLE, detail)
    return capture_of(record, number, container, line.strip())


def _are_records(value: Any) -> bool:
    """Whether a value is a list of objects with text: {"articles": [{"text": ...}, ...]}."""
    if not isinstance(value, Sequence) or isinstance(value, str) or not value:
        return False
    return isinstance(value[0], Mapping) and bool(
        {str(key).casefold() for key in value[0]} & {*KEYS["text"], *KEYS["html"]}
    )


def _text(record: Mapping[str, Any], field: str) -> str:
    """Return the first text of a field, paragraphs of a list on lines of their own."""
    for key in KEYS[field]:
        value = record.get(key)
        if isinstance(value, list):
            value = "\n\n".join(each for each in value if isinstance(each, str))
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _fact(record: Mapping[str, Any], field: str) -> str | None:
    for key in KEYS[field]:
        words = _words(record.get(key))
        if words:
            return words[:MAX_FACT]
    return None


def _words(value: Any) -> str:
    """Return a value as one line: text, a list of texts, an object with a name."""
    if isinstance(value, list):
        return " and ".join(filter(None, map(_words, value[:20])))
    if isinstance(value, Mapping):
        name = value.get("name") or value.get("title")
        return _words(name) if not isinstance(name, Mapping) else ""
    return " ".join(value.split()) if isinstance(value, str) else ""
