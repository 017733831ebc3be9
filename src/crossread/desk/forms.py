"""What a desk answers with as plain values, for programs."""

from dataclasses import replace
from typing import Any

from crossread.model.codec import encode
from crossread.model.desk import Hit, SearchPage


def as_form(page: SearchPage) -> dict[str, Any]:
    """Return a page of a search as plain values; spans are written as in a dossier."""
    found = encode(replace(page, hits=()), {})
    return {**found, "hits": [_hit(hit) for hit in page.hits]}


def _hit(hit: Hit) -> dict[str, Any]:
    """The codec asks a text for the words of a span; a hit has them itself."""
    form: dict[str, Any] = encode(replace(hit, span=None), {})
    where = {"start": hit.span.start, "end": hit.span.end} if hit.span else {}
    return {**form, **where}
