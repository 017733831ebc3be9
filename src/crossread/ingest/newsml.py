"""What agencies send to newsrooms: ninjs (JSON) and NewsML-G2 (XML) documents, of the IPTC.

A ninjs document is one report. A NewsML-G2 message yields each news item that carries words;
items without any (pictures, packages that only point at others) are rejected as such.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from crossread.ingest.container import HTML, PLAIN, Container, as_bytes, one_line
from crossread.model.capture import Capture, Reason, Rejected, Told

_NEWS = "http://iptc.org/std/nar/2006-10-01/"
_NINJS = frozenset(
    "versioncreated firstcreated pubstatus body_xhtml body_text headlines bodies located".split()
)


def is_ninjs(value: Any) -> bool:
    """Whether a JSON value is a ninjs document: a ``uri`` and two of its own keys."""
    return isinstance(value, Mapping) and "uri" in value and len(_NINJS & value.keys()) >= 2


def read_ninjs(stream: BinaryIO, container: Container) -> Iterator[Capture | Rejected]:
    """Yield the outcome of a ninjs document."""
    received = stream.read()
    record = json.loads(received)
    text, media_type = _ninjs_body(record)
    first, version = one_line(record.get("firstcreated")), one_line(record.get("versioncreated"))
    source = _named(record.get("infosources")) or one_line(record.get("source"))
    told = Told(
        url=_address(record.get("uri")),
        title=one_line(record.get("headline")) or _value(record.get("headlines")),
        date=first or version,
        modified=version if first and version != first else None,
        author=one_line(record.get("byline")) or _value(record.get("bylines")),
        outlet=one_line(record.get("provider")) or one_line(record.get("copyrightholder")),
        agency=source,
        dateline=one_line(record.get("located")),
    )
    yield container.record("", as_bytes(text), media_type, told, received)


def read_g2(stream: BinaryIO, container: Container) -> Iterator[Capture | Rejected]:
    """Yield the outcome of each news item of a NewsML-G2 document."""
    from lxml import etree  # noqa: PLC0415 - heavy

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(stream.read(), parser)
    except etree.XMLSyntaxError as error:
        yield container.rejected("", Reason.UNREADABLE, f"The XML is broken: {error.msg}.")
        return
    found = (
        [root] if root.tag == f"{{{_NEWS}}}newsItem" else root.findall(f".//{{{_NEWS}}}newsItem")
    )
    if not found:
        yield container.rejected("", Reason.NO_REPORT, "It holds no news item.")
    for number, news in enumerate(found, start=1):
        label = (news.get("guid") or number) if len(found) > 1 else ""
        yield _g2_record(news, label, container, etree.tostring(news))


def _g2_record(
    news: Any, label: object, container: Container, received: bytes
) -> Capture | Rejected:
    text, media_type = _g2_body(news)
    if not text:
        return container.rejected(label, Reason.NO_REPORT, "The news item carries no words.")
    version = _at(news, "itemMeta/versionCreated")
    first = _at(news, "itemMeta/firstCreated") or _at(news, "contentMeta/contentCreated")
    told = Told(
        title=_at(news, "contentMeta/headline") or _at(news, "itemMeta/title"),
        date=first or version,
        modified=version if first and version != first else None,
        author=_at(news, "contentMeta/by") or _at(news, "contentMeta/creator/name"),
        outlet=_at(news, "itemMeta/provider/name") or _literal(news, "itemMeta/provider"),
        agency=(
            _at(news, "contentMeta/creditline")
            or _at(news, "contentMeta/infoSource/name")
            or _literal(news, "contentMeta/infoSource")
        ),
        dateline=_at(news, "contentMeta/dateline") or _at(news, "contentMeta/located/name"),
    )
    return container.record(label, as_bytes(text), media_type, told, received)


def _g2_body(news: Any) -> tuple[str, str]:
    """Return the words of a news item: the paragraphs of its inline XML, or its inline text."""
    from lxml import etree  # noqa: PLC0415 - loaded by the caller

    inline = news.find(f".//{{{_NEWS}}}inlineXML")
    if inline is not None and len(inline):
        body = next((each for each in inline.iter("{*}body.content", "{*}body")), inline)
        inner = next(body.iter("{*}body.content"), body)
        etree.strip_attributes(inner, "*")
        return etree.tostring(inner, encoding="unicode", with_tail=False), HTML
    text = news.find(f".//{{{_NEWS}}}inlineData")
    words = "".join(text.itertext()) if text is not None else ""
    return words.strip(), HTML if "<p" in words else PLAIN


def _ninjs_body(record: Mapping[str, Any]) -> tuple[str, str]:
    bodies = record.get("bodies")
    listed = (
        [each for each in bodies if isinstance(each, Mapping)] if isinstance(bodies, list) else []
    )
    for each in listed:
        value = each.get("value")
        if isinstance(value, str) and value.strip():
            return value, HTML if "<p" in value else PLAIN
    page, text = record.get("body_xhtml"), record.get("body_text")
    if isinstance(page, str) and page.strip():
        return page, HTML
    return (text, PLAIN) if isinstance(text, str) else ("", PLAIN)


def _at(news: Any, path: str) -> str | None:
    """Return the words of the first element at a path below the item."""
    found = news.find("/".join(f"{{{_NEWS}}}{step}" for step in path.split("/")))
    return " ".join("".join(found.itertext()).split()) or None if found is not None else None


def _literal(news: Any, path: str) -> str | None:
    """Return what an element without a name says in an attribute: literal or qcode."""
    found = news.find("/".join(f"{{{_NEWS}}}{step}" for step in path.split("/")))
    if found is None:
        return None
    return found.get("literal") or (found.get("qcode") or "").rpartition(":")[2] or None


def _value(values: Any) -> str | None:
    """Return the first value of a list such as ``headlines`` of ninjs 2."""
    listed = values if isinstance(values, list) else []
    return next(
        (w for each in listed if isinstance(each, Mapping) and (w := one_line(each.get("value")))),
        None,
    )


def _named(values: Any) -> str | None:
    listed = values if isinstance(values, list) else []
    return next(
        (w for each in listed if isinstance(each, Mapping) and (w := one_line(each.get("name")))),
        None,
    )


def _address(value: Any) -> str | None:
    address = one_line(value)
    return address if address and address.startswith(("http://", "https://")) else None
