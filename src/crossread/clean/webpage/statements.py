"""What a page says of itself outside its text: JSON-LD, meta and time elements, its title."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossread.clean import masthead
from crossread.clean.lines import key
from crossread.clean.moments import read_moment
from crossread.clean.webpage.linked import Linked, read_linked
from crossread.clean.webpage.markup import Element, Markup

MAX_TITLE = 300
MAX_NAME = 80
MAX_AUTHORS = 12

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "parsely-title")
_PUBLISHED = (
    "article:published_time article.published datepublished date_published published_time "
    "dc.date.issued dcterms.created dcterms.issued dc.date dcterms.date parsely-pub-date "
    "sailthru.date publish-date publish_date publishdate pubdate publication_date "
    "og:published_time og:pubdate cxenseparse:recs:publishtime rnews:datepublished "
    "originalpublicationdate "
    "analytics-article-published date.release date"
).split()
_MODIFIED = (
    "article:modified_time article.updated datemodified dcterms.modified dc.date.modified "
    "og:updated_time lastmod last-modified revised parsely-modified modified_time"
).split()
_AUTHORS = (
    "author article:author parsely-author sailthru.author dc.creator dcterms.creator byl byline "
    "authors article.author dc.author cxenseparse:author"
).split()
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_CREDITS = ("syndication-source", "original-source", "dc.source", "news_source", "article:source")
_URLS = ("og:url", "twitter:url")
_AND = re.compile(r"\s*(?:;|,\s*(?:and\s+)?|\band\b|&|\|)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statements:
    """A page's statements of itself; "" or () where it makes none."""

    title: str
    date: str
    modified: str
    authors: tuple[str, ...]
    outlet: str
    credits: tuple[str, ...]
    url: str


def read_statements(page: Markup) -> Statements:
    """Return what a page says, JSON-LD before meta elements before time elements."""
    linked = read_linked(page.linked)
    metas = _by_name(page.metas)
    return Statements(
        title=_title(page, linked, metas),
        date=_first_moment(
            [
                linked.date,
                *_values(metas, _PUBLISHED),
                *_times(page.times, "publ"),
                *(time.attributes.get("datetime", "") for time in page.times if time.below),
            ]
        ),
        modified=_first_moment(
            [linked.modified, *_values(metas, _MODIFIED), *_times(page.times, "modif", "update")]
        ),
        authors=_authors(linked, metas),
        outlet=_outlet(linked, metas, page.title),
        credits=(*linked.credits, *(value for value in _values(metas, _CREDITS) if value)),
        url=next((url for url in _addresses(page, linked, metas) if url.startswith("http")), ""),
    )


def _by_name(metas: Iterable[Element]) -> dict[str, str]:
    """Return the first value of each name that a meta element gives a value for."""
    found: dict[str, str] = {}
    for meta in metas:
        told = meta.attributes
        for kind in ("property", "name", "itemprop"):
            if kind in told and told.get("content"):
                found.setdefault(told[kind].lower(), " ".join(told["content"].split()))
    return found


def _values(metas: dict[str, str], names: Iterable[str]) -> Iterator[str]:
    return (metas[name] for name in names if name in metas)


def _title(page: Markup, linked: Linked, metas: dict[str, str]) -> str:
    """Return the headline: the page's heading where a statement agrees or it is the only one.

    The words on the page are what its reader read; search engines are often told others.
    """
    told = [linked.title, *_values(metas, _TITLES), page.title]
    told = [_without_outlet(each) for each in told if each and len(each) <= MAX_TITLE]
    keys = [key(each) for each in told]
    for heading in page.headings:
        if len(heading) <= MAX_TITLE and any(_agrees(key(heading), each) for each in keys):
            return heading
    if len(page.headings) == 1 and len(page.headings[0].split()) > 2:
        return page.headings[0]
    return next(iter(told), "")


def _agrees(heading: str, told: str) -> bool:
    if not heading or not told:
        return False
    return heading == told or (
        min(len(heading), len(told)) > 12 and (heading in told or told in heading)
    )


def _without_outlet(title: str) -> str:
    cut = masthead.suffix(title)
    return title[: cut.start].strip() if cut else title


def _first_moment(values: Iterable[str]) -> str:
    return next((moment for value in values if (moment := read_moment(value))), "")


def _times(times: Iterable[Element], *kinds: str) -> Iterator[str]:
    """Yield the moments of the time elements that say what they are of."""
    for time in times:
        told = " ".join(time.attributes.get(name, "") for name in ("itemprop", "class", "pubdate"))
        if "pubdate" in time.attributes or any(kind in told.lower() for kind in kinds):
            yield time.attributes.get("datetime", "") or time.words


def _outlet(linked: Linked, metas: dict[str, str], title: str) -> str:
    """Return the outlet that the page names, at last the one behind the headline in its title."""
    named = [*_values(metas, _OUTLETS[:1]), linked.outlet, *_values(metas, _OUTLETS[1:])]
    cut = masthead.suffix(title)
    named += [title[cut.name_start : cut.name_end]] if cut else []
    return next((name for name in named if 1 < len(name) <= MAX_NAME and "//" not in name), "")


def _authors(linked: Linked, metas: dict[str, str]) -> tuple[str, ...]:
    """Return the names of the first statement that gives any; addresses are no names."""
    for told in (linked.authors, *(tuple(_AND.split(v)) for v in _values(metas, _AUTHORS))):
        names = tuple(name for name in told if name and "://" not in name and len(name) < MAX_NAME)
        if names:
            return names[:MAX_AUTHORS]
    return ()


def _addresses(page: Markup, linked: Linked, metas: dict[str, str]) -> Iterator[str]:
    for each in page.metas:
        if each.name == "link" and each.attributes.get("rel", "").lower() == "canonical":
            yield each.attributes.get("href", "")
    yield from _values(metas, _URLS)
    yield linked.url
