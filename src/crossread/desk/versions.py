"""Whether a report is a version of an article that is there already.

The same address is enough unless the text says nothing of what the other said: a live page that
was emptied for the next event is another article. Without an address, the same path or the same
outlet must go with much the same text.
"""

from urllib.parse import parse_qsl, urlencode, urlsplit

from crossread.desk.sketches import from_bytes
from crossread.model.report import Report
from crossread.ports import Reads
from crossread.stories import Sketch

# Two articles of one site on one day share about a tenth of their telling terms, an article and
# what became of it after a day of updates about half.
_ABOUT_THE_SAME = 0.2
_MUCH_THE_SAME = 0.5  # of the terms of the longer text, in sentences that stand in both
_SENTENCES, _LEAST_TERMS = 8, 4  # kept as keys: of texts half alike, 99 in 100 pairs share one
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")


def keys(report: Report, sketch: Sketch) -> tuple[str, ...]:
    """Return what another version of the report's article would have too."""
    return (*_address_keys(report), *_text_keys(report, sketch))


def article_of(report: Report, sketch: Sketch, reads: Reads) -> str | None:
    """Return the article that a report is a version of; None when it is the first of its own."""
    for article, content in reads.alike(_address_keys(report)):
        if about_the_same(sketch, from_bytes(content)):
            return article
    for article, content in reads.alike(_text_keys(report, sketch)):
        if much_the_same(sketch, from_bytes(content)):
            return article
    return None


def address(url: str) -> str | None:
    """Return what two spellings of an article's address have in common; None for a front page.

    >>> address("http://www.port.example/a/ferry/?utm_source=x#top")
    'port.example/a/ferry'
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    asked = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not pair[0].lower().startswith(_TRACKING)
    ]
    path = parts.path.rstrip("/")
    if not host or not (path or asked):
        return None
    return host + path + (f"?{urlencode(asked)}" if asked else "")


def about_the_same(one: Sketch, other: Sketch) -> bool:
    """Whether two texts can be one article at different times of a long day."""
    if one.titled and other.titled and one.headline == other.headline:
        return True
    left, right = (
        {term for passage in each.passages for term in passage.terms} for each in (one, other)
    )
    return len(left & right) >= _ABOUT_THE_SAME * max(1, min(len(left), len(right)))


def much_the_same(one: Sketch, other: Sketch) -> bool:
    """Whether half of the longer text stands in sentences of both."""
    left, right = (
        {passage.key: len(passage.terms) for passage in each.passages} for each in (one, other)
    )
    shared = sum(left[key] for key in left.keys() & right.keys())
    return shared >= _MUCH_THE_SAME * max(1, sum(left.values()), sum(right.values()))


def _address_keys(report: Report) -> tuple[str, ...]:
    known = address(report.url) if report.url else None
    return (f"url {known}",) if known else ()


def _text_keys(report: Report, sketch: Sketch) -> tuple[str, ...]:
    """The path, and for each outlet the sentences whose keys are smallest, as in MinHash."""
    paths = (f"path {report.path}",) if report.path != "-" else ()
    if not report.outlet:
        return paths
    long = {p.key for p in sketch.passages if len(p.terms) >= _LEAST_TERMS}
    said = " ".join(report.outlet.value.casefold().split())
    return (*paths, *(f"said {said} {key:x}" for key in sorted(long)[:_SENTENCES]))
