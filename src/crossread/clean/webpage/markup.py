"""HTML source → what a reader would see, character by character with its place in the source.

A scanner, not a parser: it takes the source as it comes, in one pass, and never fails. What no
reader sees (scripts, styles, forms' options, comments) is left out. Elements that carry facts
(meta, time, JSON-LD, title) are kept beside the text.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

MAX_LINKED = 200_000  # characters of JSON-LD in one script; articles' are under 50,000
# News pages have up to 3,000; a page with so many is scanned no further.
MAX_TAGS = 300_000
MAX_FACTS = 2_000  # meta and time elements that are read

_OPEN = re.compile(r"<(?:!--|(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]{0,60})|[!?/])")
# An attribute's quotes may hold ">"; quantifiers are possessive, so broken markup costs one pass.
_REST = re.compile(r"""(?:[^>=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|=)*+>""")
_ATTRIBUTE = re.compile(r"""([a-zA-Z_:][\w:.-]*+)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""")
_REFERENCE = re.compile(r"&(?:#\d{1,8};?|#[xX][0-9a-fA-F]{1,7};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_INVISIBLE = frozenset("script style noscript template svg iframe textarea select object".split())
_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q
    s samp small span strike strong sub sup time tt u var wbr o:p""".split()
)
_HEADINGS = frozenset({"h1"})


@dataclass(frozen=True, slots=True)
class Element:
    """A meta or time element: its attributes in lower case, and the words it holds."""

    name: str
    attributes: dict[str, str]
    words: str = ""
    below: bool = False  # the page's first heading


@dataclass(frozen=True, slots=True)
class Markup:
    """A page as its reader sees it.

    ``text`` has a line a block; ``source`` has the place in the source of each of its characters,
    -1 for line breaks that a block made.
    """

    text: str
    source: NDArray[np.int64]
    title: str
    headings: tuple[str, ...]  # of the first rank, in order
    metas: tuple[Element, ...]
    times: tuple[Element, ...]
    linked: tuple[str, ...]  # JSON-LD, as it stands
    tags: int
    language: str


def scan(source: str) -> Markup:
    """Return what can be seen of a page and what it says of itself.

    >>> scan("<p>Quay <b>shut</b>").text.split()
    ['Quay', 'shut']
    """
    page = _Page(source)
    for name, closing, start, end in _tags(source):
        page.take(name, closing, start, end)
        if page.tags >= MAX_TAGS:
            break
    return page.finish()


@dataclass(slots=True)
class _Page:
    """A page while it is scanned."""

    source: str
    at: int = 0
    pieces: list[str] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    open: dict[str, int] = field(default_factory=dict)  # element → its first piece
    titles: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    metas: list[Element] = field(default_factory=list)
    times: list[Element] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    tags: int = 0
    language: str = ""
    timed: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, closing: bool, start: int, end: int) -> None:
        """Read the text before a tag, then the tag."""
        self.tags += 1
        if start > self.at and "title" not in self.open:
            self._add_text(self.at, start)
        elif start > self.at:
            self.titles.append(html.unescape(self.source[self.at : start]))
        self.at = end
        if name in _INVISIBLE:
            self._hidden(name, start, end)
            return
        if name not in _INLINE:
            self._add("\n", -1, 1)
        reader = _READERS.get(name)
        if reader:
            reader(self, name, closing, self.source[start:end])

    def finish(self) -> Markup:
        """Return the page as it was scanned."""
        if "title" not in self.open:
            self._add_text(self.at, len(self.source))
        lengths = np.array(self.lengths, np.int64)
        places = np.array(self.places, np.int64)
        starts = np.cumsum(lengths) - lengths
        size = int(lengths.sum())
        source = np.repeat(places - starts, lengths) + np.arange(size)
        source[np.repeat(places < 0, lengths)] = -1
        return Markup(
            text="".join(self.pieces),
            source=source,
            title=" ".join(" ".join(self.titles[:1]).split()),
            headings=tuple(self.headings),
            metas=tuple(self.metas),
            times=tuple(self.times),
            linked=tuple(self.linked),
            tags=self.tags,
            language=self.language,
        )

    def toggle(self, name: str, closing: bool, tag: str) -> None:
        """Open or close an element whose words are wanted."""
        if not closing:
            self.open[name] = len(self.pieces)
            if name == "time":
                self.timed = _attributes(tag)
            return
        first = self.open.pop(name, None)
        if first is None or name == "title":
            return
        words = " ".join("".join(self.pieces[first : first + 50]).split())
        if name in _HEADINGS and words:
            self.headings.append(words)
        elif name == "time" and len(self.times) < MAX_FACTS:
            self.times.append(Element(name, self.timed, words, bool(self.headings)))

    def describe(self, name: str, closing: bool, tag: str) -> None:
        """Keep a meta or link element."""
        if not closing and len(self.metas) < MAX_FACTS:
            self.metas.append(Element(name, _attributes(tag)))

    def tongue(self, name: str, closing: bool, tag: str) -> None:
        """Keep the language that the page says it is in."""
        self.language = self.language or _attributes(tag).get("lang", "")

    def _hidden(self, name: str, start: int, end: int) -> None:
        tag = self.source[start : self.source.find(">", start, end) + 1]
        if name == "script" and "ld+json" in tag.lower() and len(self.linked) < MAX_FACTS:
            body = self.source[start + len(tag) : self.source.rfind("</", start, end)]
            if len(body) <= MAX_LINKED:
                self.linked.append(body)

    def _add_text(self, start: int, end: int) -> None:
        raw = self.source[start:end].replace("\n", " ").replace("\r", " ")
        at = 0
        if "&" in raw:
            for found in _REFERENCE.finditer(raw):
                meant = html.unescape(found[0])
                if meant != found[0]:
                    self._add(raw[at : found.start()], start + at, found.start() - at)
                    for letter in meant:  # all of a reference's characters stand at its "&"
                        self._add(" " if letter == "\n" else letter, start + found.start(), 1)
                    at = found.end()
        self._add(raw[at:], start + at, len(raw) - at)

    def _add(self, piece: str, place: int, length: int) -> None:
        if length:
            self.pieces.append(piece)
            self.lengths.append(length)
            self.places.append(place)


_READERS: dict[str, Callable[[_Page, str, bool, str], None]] = {
    "title": _Page.toggle,
    "h1": _Page.toggle,
    "time": _Page.toggle,
    "meta": _Page.describe,
    "link": _Page.describe,
    "html": _Page.tongue,
}


def _tags(source: str) -> Iterator[tuple[str, bool, int, int]]:
    """Yield each tag's name, whether it closes, and its offsets; comments have the name "".

    An invisible element is one tag from its start to its end.
    """
    at, quoted, endless = 0, True, set[str]()
    while found := _OPEN.search(source, at):
        start = found.start()
        name = (found["name"] or "").lower()
        if source.startswith("<!--", start):
            end = source.find("-->", start + 2)
            at = end + 3 if end >= 0 else len(source)
            yield "", False, start, at
            continue
        rest = _REST.match(source, found.end()) if quoted else None
        if rest:
            at = rest.end()
        else:  # an attribute's quote is never closed: from here on quotes mean nothing
            quoted = False
            end = source.find(">", found.end())
            at = end + 1 if end >= 0 else len(source)
        empty = name == "svg" and source.startswith("/", at - 2)
        if name in _INVISIBLE and not (found["close"] or empty or name in endless):
            closed = re.compile(rf"</{name}\b[^>]{{0,1000}}>?", re.IGNORECASE).search(source, at)
            if closed:
                at = closed.end()
            else:
                endless.add(name)
        yield name, bool(found["close"]), start, at


def _attributes(tag: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(tag[:20_000]):
        found.setdefault(name.lower(), html.unescape("".join(values)).strip())
    return found
