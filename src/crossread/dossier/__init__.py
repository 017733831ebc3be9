"""Writes a dossier: JSON to build on, pages to read, texts to check against, tables to count in."""

from collections.abc import Iterator

from crossread.dossier import to_html, to_parquet
from crossread.dossier.resolve import resolved
from crossread.dossier.stored import stored
from crossread.dossier.to_dot import dot
from crossread.dossier.to_graphml import graphml
from crossread.dossier.to_json import dump, load
from crossread.dossier.to_prov import prov
from crossread.model.dossier import Dossier

__all__ = ["dump", "files", "load"]


def files(dossier: Dossier) -> Iterator[tuple[str, bytes]]:
    """Yield each file of the dossier's folder: its path in the folder and its bytes.

    Lines whose spans do not resolve are left out of every file alike. Equal dossiers give equal
    bytes. A text's line breaks are kept as they are; a lone surrogate, which UTF-8 cannot write,
    becomes a question mark so that offsets still hold.
    """
    dossier = resolved(dossier)
    yield "dossier.json", dump(dossier).encode()
    yield "index.html", to_html.index(dossier).encode()
    for each in dossier.stories:
        yield f"stories/{each.story.id}.html", to_html.story(dossier, each).encode()
    yield from _lineage(dossier)
    for report in dossier.reports:
        yield f"reports/{report.id}.txt", stored(report.text).encode()
    for name, table in to_parquet.tables(dossier):
        yield f"tables/{name}.parquet", table


def _lineage(dossier: Dossier) -> Iterator[tuple[str, bytes]]:
    """Who took from whom, in three formats; a story of one report has nothing to say of it."""
    for each in dossier.stories:
        if len(each.story.reports) > 1:
            stem = f"lineage/{each.story.id}"
            yield f"{stem}.prov.json", prov(dossier, each).encode()
            yield f"{stem}.graphml", graphml(dossier, each).encode()
            yield f"{stem}.dot", dot(dossier, each).encode()
