"""The article's blocks out of a page: trafilatura where it can, the visible lines where it cannot.

Its fast mode is as good here as the slow one: body F1 0.962 at 93 pages a second against 0.960 at
53 (pages set, 2026-11). Nothing of it is loaded before the first page.
"""

from dataclasses import dataclass
from functools import cache

from crossread.clean.lines import split_lines
from crossread.clean.webpage.markup import Markup

# News pages have up to 3,000 tags; the extractor's time grows with their square.
MAX_TAGS = 40_000
# Fewer, and a page that shows more was not understood. Letters, for not all scripts part words.
MIN_LETTERS = 100
VISIBLE = "visible/1"


@dataclass(frozen=True, slots=True)
class Extraction:
    """The blocks of an article in reading order, and what found them.

    ``whole`` when they are all that the page shows, chrome too.
    """

    blocks: tuple[str, ...]
    extractor: str
    whole: bool


def extract(source: str, page: Markup) -> Extraction:
    """Return the article's blocks; of a fragment, or a page that is not understood, all lines."""
    if _is_page(source) and page.tags <= MAX_TAGS:
        found = tuple(block for block in _trafilatura(source).split("\n") if block.strip())
        if sum(map(len, found)) >= MIN_LETTERS:
            return Extraction(found, _name(), whole=False)
    lines = tuple(" ".join(line.text.split()) for line in split_lines(page.text))
    return Extraction(lines, VISIBLE, whole=True)


def _is_page(source: str) -> bool:
    """Whether a source is a page of its own, not the piece of one that feeds carry."""
    head = source[:20_000].lower()
    return "<html" in head or "<body" in head or "<!doctype" in head


def _trafilatura(source: str) -> str:
    from trafilatura import bare_extraction  # noqa: PLC0415 - takes half a second to load

    try:
        found = bare_extraction(
            source, fast=True, include_comments=False, with_metadata=False, include_tables=True
        )
    except Exception:  # whatever a hostile page does to it, the lines are left
        return ""
    return (found.text or "") if found and not isinstance(found, dict) else ""


@cache
def _name() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - for pages alone

    return f"trafilatura/{version('trafilatura')}"
