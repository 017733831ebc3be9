"""RSS, Atom and JSON Feed: each entry a report.

The longest of an entry's contents is its text; an entry that carries a summary alone is read by
that. What the feed says of an entry (title, address, dates, author, source) goes with it. Nothing
is fetched here; whoever watches a feed asks for its ``entries`` and fetches what they link to.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO
from urllib.parse import urljoin

from crossread.ingest.container import HTML, PLAIN, Container, as_bytes, one_line, received
from crossread.model.capture import Capture, Reason, Rejected, Told


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says in one entry; ``label`` tells it from the others."""

    label: str
    text: str
    media_type: str
    told: Told


@dataclass(frozen=True, slots=True)
class NoEntry:
    """Something in a feed, or a whole feed, that is no entry, and why."""

    label: str
    reason: Reason
    detail: str


def read(stream: BinaryIO, container: Container) -> Iterator[Capture | Rejected]:
    """Yield an outcome for each entry of an RSS or Atom file."""
    yield from _records(entries(stream.read()), container)


def read_json(stream: BinaryIO, container: Container) -> Iterator[Capture | Rejected]:
    """Yield an outcome for each entry of a JSON Feed."""
    yield from _records(json_entries(stream.read()), container)


def record(entry: Entry | NoEntry, container: Container) -> Capture | Rejected:
    """Return an entry as a report, or as an input that went no further."""
    if isinstance(entry, NoEntry):
        return container.rejected(entry.label, entry.reason, entry.detail)
    content = as_bytes(entry.text)
    whole = received(content, entry.told)
    return container.record(entry.label, content, entry.media_type, entry.told, whole)


def entries(content: bytes, base: str = "") -> Iterator[Entry | NoEntry]:
    """Yield the entries of an RSS or Atom feed; a feed that is none yields why. Never raises.

    Links may be relative to ``base``, the address of the feed.
    """
    import feedparser  # noqa: PLC0415 - heavy

    try:
        # A stream, for a string could be taken for an address to fetch.
        parsed = feedparser.parse(BytesIO(content), response_headers={"content-type": "text/xml"})
        found, outlet = list(parsed.entries), one_line(parsed.feed.get("title"))
    except Exception as error:  # hostile XML raises what it likes
        detail = f"The feed cannot be parsed ({type(error).__name__})."
        yield NoEntry("", Reason.UNREADABLE, detail)
        return
    if parsed.get("bozo") and not found:
        yield NoEntry("", Reason.UNREADABLE, "The feed is broken before its first entry.")
        return
    yield from _each(found, lambda entry, number: _xml_entry(entry, number, outlet, base))


def json_entries(content: bytes, base: str = "") -> Iterator[Entry | NoEntry]:
    """Yield the entries of a JSON Feed; a feed that is none yields why. Never raises.

    Links may be relative to ``base``, the address of the feed.
    """
    try:
        feed = json.loads(content)
    except (ValueError, RecursionError) as error:
        yield NoEntry("", Reason.UNREADABLE, f"The feed is not JSON ({type(error).__name__}).")
        return
    listed = feed.get("items") if is_json_feed(feed) else None
    outlet = one_line(feed.get("title")) if is_json_feed(feed) else None
    found = listed if isinstance(listed, list) else []
    yield from _each(found, lambda entry, number: _json_entry(entry, number, outlet, base))


def is_json_feed(value: Any) -> bool:
    """Whether a JSON value is a JSON Feed, by the version that it must carry."""
    return isinstance(value, Mapping) and "jsonfeed.org/version" in str(value.get("version"))


def _records(
    found: Iterator[Entry | NoEntry], container: Container
) -> Iterator[Capture | Rejected]:
    return (record(entry, container) for entry in found)


def _each(
    found: list[Any], read_entry: Callable[[Any, int], Entry | NoEntry]
) -> Iterator[Entry | NoEntry]:
    if not found:
        yield NoEntry("", Reason.NO_REPORT, "The feed has no entry.")
    for number, entry in enumerate(found, start=1):
        yield read_entry(entry, number)


def _xml_entry(entry: Any, number: int, outlet: str | None, base: str) -> Entry:
    text, media_type = _content(entry)
    source = one_line((entry.get("source") or {}).get("title"))
    told = Told(
        url=_link(entry, base),
        title=one_line(_without_markup(entry.get("title_detail"), entry.get("title"))),
        date=one_line(entry.get("published") or entry.get("created")),
        modified=one_line(entry.get("updated")) if "updated" in entry else None,
        author=one_line(entry.get("author")),
        outlet=outlet,
        agency=source if source != outlet else None,
    )
    return Entry(str(entry.get("id") or number), text, media_type, told)


def _json_entry(entry: Any, number: int, outlet: str | None, base: str) -> Entry | NoEntry:
    if not isinstance(entry, Mapping):
        return NoEntry(str(number), Reason.NO_REPORT, "The entry is no JSON object.")
    page = entry.get("content_html")
    text = page if isinstance(page, str) else entry.get("content_text") or entry.get("summary")
    told = Told(
        url=_address(_joined(base, entry.get("url") or entry.get("external_url"))),
        title=one_line(entry.get("title")),
        date=one_line(entry.get("date_published")),
        modified=one_line(entry.get("date_modified")),
        author=one_line(" and ".join(_authors(entry))),
        outlet=outlet,
    )
    words = text if isinstance(text, str) else ""
    return Entry(str(entry.get("id") or number), words, HTML if text is page else PLAIN, told)


def _authors(entry: Mapping[str, Any]) -> list[str]:
    authors = entry.get("authors") or [entry.get("author")]
    listed = authors if isinstance(authors, list) else [authors]
    names = [each.get("name") for each in listed if isinstance(each, Mapping)]
    return [name for name in names if isinstance(name, str)]


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


def _link(entry: Any, base: str) -> str | None:
    """Return the page of an entry; an id that is no address would be taken for a relative link."""
    link = entry.get("link")
    return _address(link if link == entry.get("id") else _joined(base, link))


def _joined(base: str, link: Any) -> Any:
    try:
        return urljoin(base, link) if base and isinstance(link, str) else link
    except ValueError:  # half an IPv6 address
        return None


def _address(value: Any) -> str | None:
    address = one_line(value)
    return address if address and address.startswith(("http://", "https://")) else None
