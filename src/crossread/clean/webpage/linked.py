"""What a page's JSON-LD says of the article: schema.org in the forms that newsrooms write it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MAX_NODES = 2_000
MAX_DEPTH = 12
_ARTICLE = ("article", "posting", "report", "newsitem", "pressrelease")


@dataclass(frozen=True, slots=True)
class Linked:
    """The article's own statements; "" or () where it makes none."""

    title: str = ""
    date: str = ""
    modified: str = ""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    credits: tuple[str, ...] = ()  # organizations named as source
    url: str = ""


def read_linked(scripts: Sequence[str]) -> Linked:
    """Return what the scripts say of the first article; what cannot be parsed says nothing."""
    nodes = [node for script in scripts for node in _nodes(_parsed(script))]
    article = next((node for node in nodes if _is_article(node)), None)
    if article is None:
        return Linked()
    named = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    return Linked(
        title=_text(article.get("headline") or article.get("name")),
        date=_text(article.get("datePublished") or article.get("dateCreated")),
        modified=_text(article.get("dateModified")),
        authors=tuple(_names(article.get("author") or article.get("creator"), named)),
        outlet=next(iter(_names(article.get("publisher"), named)), ""),
        credits=tuple(
            name
            for key in ("sourceOrganization", "creditText", "provider", "copyrightHolder")
            for name in _names(article.get(key), named)
        ),
        url=_text(article.get("url") or article.get("mainEntityOfPage")),
    )


def _parsed(script: str) -> Any:
    text = script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of a graph, outer ones first."""
    waiting, seen = [(value, 0)], 0
    while waiting and seen < MAX_NODES:
        each, depth = waiting.pop(0)
        seen += 1
        if depth > MAX_DEPTH:
            continue
        if isinstance(each, Mapping):
            yield each
            waiting += [(inner, depth + 1) for inner in each.values() if _is_nested(inner)]
        elif isinstance(each, list):
            waiting += [(inner, depth + 1) for inner in each if _is_nested(inner)]


def _is_nested(value: Any) -> bool:
    return isinstance(value, Mapping | list)


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    named = any(str(kind).casefold().endswith(_ARTICLE) for kind in listed)
    return named and bool({"headline", "datePublished", "author"} & node.keys())


def _names(value: Any, named: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield the names in a value: text, a thing with a name, a reference, a list of these."""
    for each in value if isinstance(value, list) else [value]:
        thing = each
        if isinstance(each, Mapping) and "name" not in each:
            thing = named.get(str(each.get("@id")), each)
        name = thing.get("name") if isinstance(thing, Mapping) else thing
        for part in name if isinstance(name, list) else [name]:
            if text := _text(part):
                yield text


def _text(value: Any) -> str:
    """Return a value as one line; of a list its first, of a thing its address."""
    if isinstance(value, list):
        return _text(value[0]) if value and not isinstance(value[0], list) else ""
    if isinstance(value, Mapping):
        return _text(value.get("@id")) if isinstance(value.get("@id"), str) else ""
    return " ".join(value.split()) if isinstance(value, str) else ""
