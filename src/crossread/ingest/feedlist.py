"""Which feeds somebody follows: OPML, as feed readers export it, or a plain list of URLs.

A list is one URL a line; what follows a blank is the feed's title, a line with ``#`` is a comment.
Both may hold what strangers wrote: nothing is fetched, no entity is resolved, and whatever the
bytes are, the outcome is feeds and rejections.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossread.ingest.container import BLANK
from crossread.ingest.sniff import is_binary
from crossread.model.capture import Reason, Rejected

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_FEED_SCHEME = re.compile(r"feed:(?=https?://)|feed(?=://)", re.IGNORECASE)
MAX_LINE = 5_000
MAX_TITLE = 200


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that somebody follows."""

    url: str
    title: str | None = None


def read_feeds(content: bytes, path: str) -> list[Subscription | Rejected]:
    """Return the feeds of a file in its order, each once, and what in it is no feed.

    >>> read_feeds(b"https://quay.example/rss The Quay", "feeds.txt")
    [Subscription(url='https://quay.example/rss', title='The Quay')]
    """
    if is_binary(content):
        return [Rejected(path, Reason.NOT_TEXT, "Its bytes are not text.")]
    listed = _outlines if content.lstrip(BLANK).startswith(b"<") else _lines
    found: dict[str, Subscription | Rejected] = {}
    for each in listed(content, path):
        found.setdefault(each.url if isinstance(each, Subscription) else each.path, each)
    if not found:
        return [Rejected(path, Reason.EMPTY, "It names no feed; give OPML, or one URL a line.")]
    return list(found.values())


def _lines(content: bytes, path: str) -> Iterator[Subscription | Rejected]:
    for number, line in enumerate(content.decode("utf-8-sig", "replace").splitlines(), start=1):
        words = line[:MAX_LINE].split(maxsplit=1)
        if words and not words[0].startswith("#"):
            yield _subscription(words[0], " ".join(words[1:]), f"{path}#{number}")


def _outlines(content: bytes, path: str) -> Iterator[Subscription | Rejected]:
    """Yield the outlines of an OPML file that carry a feed, however deep they lie in folders."""
    from lxml import etree  # noqa: PLC0415 - heavy

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        yield Rejected(path, Reason.UNREADABLE, f"It cannot be parsed as OPML: {error}.")
        return
    outlines: Iterable[etree._Element] = [] if root is None else root.iter("{*}outline")
    for number, outline in enumerate(outlines, start=1):
        named = {str(name).lower(): str(value) for name, value in outline.attrib.items()}
        if "xmlurl" in named:
            title = named.get("title") or named.get("text") or ""
            yield _subscription(named["xmlurl"], title, f"{path}#{number}")


def _subscription(url: str, title: str, where: str) -> Subscription | Rejected:
    address = _FEED_SCHEME.sub(lambda found: "" if found[0].endswith(":") else "http", url.strip())
    if not _ADDRESS.fullmatch(address) or len(address) > MAX_LINE:
        detail = (
            f"{address[:100]!r} is not the address of a feed; it begins with http:// or https://."
        )
        return Rejected(where, Reason.REFUSED_ADDRESS, detail)
    return Subscription(address, " ".join(title.split())[:MAX_TITLE] or None)
