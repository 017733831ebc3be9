"""RSS, Atom and JSON Feed files: each entry a report.

The longest of an entry's contents is its text; an entry that carries a summary alone is read by
that. What the feed says of an entry (title, address, dates, author, source) goes with it. Nothing
is fetched.
"""

import json
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, BinaryIO

from crossread.ingest.container import HTML, PLAIN, Container, as_bytes, received
from crossread.model.capture import Capture, Reason, Rejected, Told


def read(stream: BinaryIO, container: Container) -> Iterator[Capture | Rejected]:
    """Yield an outcome for each entry of an RSS or Atom file."""
    import feedparser  # noqa: PLC0415 - heavy

    content = stream.read()
    try:
        # A stream, for a string could be taken for an address to fetch.
        parsed = feedparser.parse(BytesIO(content), response_headers={"content-type": "text/xml"})
        entries, outlet = list(parsed.entries), _line(parsed.feed.get("title"))
    except Exception as error:  # hostile XML raises what it likes
        detail = f"The feed cannot be parsed ({type(error).__name__})."
        yield container.rejected("", Reason.UNREADABLE, detail)
        return
    if not entries:
        yield container.rejected("", Reason.NO_REPORT, "The feed has no entry.")
    for number, entry in enumerate(entries, start=1):
        text, media_type = _content(entry)
        source = _line((entry.get("source") or {}).get("title"))
        told = Told(
            url=_address(entry.get("link")),
            title=_line(_without_markup(entry.get("title_detail"), entry.get("title"))),
            date=_line(entry.get("published") or entry.get("created")),
            modified=_line(entry.get("updated")) if "updated" in entry else None,
            author=_line(entry.get("author")),
            outlet=outlet,
            agency=source if source != outlet else None,
        )
        yield _record(container, entry.get("id") or number, text, media_type, told)


def read_json(stream: BinaryIO, container: Container) -> Iterator[Capture | Rejected]:
    """Yield an outcome for each entry of a JSON Feed."""
    feed = json.loads(stream.read())
    outlet = _line(feed.get("title"))
    entries = feed.get("items")
    if not isinstance(entries, list) or not entries:
        yield container.rejected("", Reason.NO_REPORT, "The feed has no entry.")
        return
    for number, entry in enumerate(entries, start=1):
        if not isinstance(entry, Mapping):
            yield container.rejected(number, Reason.NO_REPORT, "The entry is no JSON object.")
            continue
        page = entry.get("content_html")
        text = page if isinstance(page, str) else entry.get("content_text") or entry.get("summary")
        authors = entry.get("authors") or [entry.get("author")]
        names = [each.get("name") for each in authors if isinstance(each, Mapping)]
        told = Told(
            url=_address(entry.get("url") or entry.get("external_url")),
            title=_line(entry.get("title")),
            date=_line(entry.get("date_published")),
            modified=_line(entry.get("date_modified")),
            author=_line(" and ".join(name for name in names if isinstance(name, str))),
            outlet=outlet,
        )
        words = text if isinstance(text, str) else ""
        yield _record(
            container, entry.get("id") or number, words, HTML if text is page else PLAIN, told
        )


def is_json_feed(value: Any) -> bool:
    """Whether a JSON value is a JSON Feed, by the version that it must carry."""
    return isinstance(value, Mapping) and "jsonfeed.org/version" in str(value.get("version"))


def _record(
    container: Container, label: object, text: str, media_type: str, told: Told
) -> Capture | Rejected:
    content = as_bytes(text)
    return container.record(label, content, media_type, told, received(content, told))


def _content(entry: Any) -> tuple[str, str]:
    """Return the longest text of an entry with its media type."""
    details = [*entry.get("content", []), entry.get("summary_detail") or {}]
    texts = [(str(each.get("value") or ""), str(each.get("type"))) for each in details]
    text, kind = max(texts, key=lambda each: len(each[0]))
    return text, PLAIN if kind == PLAIN and "<" not in text else HTML


def _without_markup(detail: Any, title: Any) -> Any:
    """Return a title without its tags, which some feeds put there."""
    if not isinstance(title, str) or "<" not in title or not detail:
        return title
    if detail.get("type") == PLAIN:
        return title
    return re.sub(r"<[^>]{0,200}>", "", title)


def _line(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _address(value: Any) -> str | None:
    address = _line(value)
    return address if address and address.startswith(("http://", "https://")) else None
