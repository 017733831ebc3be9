"""The dossier as tables, for those who count: one Parquet file a table, one row a line.

Every table carries the ids that join it to the others. Equal dossiers give equal bytes under one
version of pyarrow.
"""

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa
import pyarrow.parquet as pq

from crossread.dossier.rows import Row, rows_of
from crossread.dossier.stored import stored
from crossread.model.dossier import Dossier

_TEXT, _WHOLE, _NUMBER = pa.string(), pa.int64(), pa.float64()
_TEXTS = pa.list_(pa.string())
_CITED = {"report": _TEXT, "start": _WHOLE, "end": _WHOLE, "exact": _TEXT}

COLUMNS: dict[str, dict[str, pa.DataType]] = {
    "reports": {
        **dict.fromkeys(("report", "story", "path", "url", "outlet", "outlet_basis"), _TEXT),
        **dict.fromkeys(("title", "author", "agency", "dateline", "date", "date_basis"), _TEXT),
        **dict.fromkeys(("language", "extractor", "sha256", "text_sha256"), _TEXT),
        "words": _WHOLE,
    },
    "claims": {
        **dict.fromkeys(("claim", "story", "point"), _TEXT),
        **_CITED,
        **dict.fromkeys(("kind", "predicate", "certainty", "irrealis", "quote"), _TEXT),
        **dict.fromkeys(("sources", "source_kinds", "actors", "places", "times"), _TEXTS),
        **dict.fromkeys(("quantities", "counted"), pa.list_(pa.string())),
    },
    "points": {
        **dict.fromkeys(("point", "story", "status", "gist"), _TEXT),
        **dict.fromkeys(("reports", "origins", "readings", "claims"), _WHOLE),
        "absent": _TEXTS,
    },
    "discrepancies": {
        **dict.fromkeys(("discrepancy", "story", "point", "kind", "relation", "note"), _TEXT),
        "claims": _TEXTS,
    },
    "quotes": {
        **dict.fromkeys(("quote", "story"), _TEXT),
        **_CITED,
        **dict.fromkeys(("speaker", "type", "utterance", "change"), _TEXT),
    },
    "wording": {
        **dict.fromkeys(("story", "about"), _TEXT),
        **_CITED,
    },
    "times": {
        **dict.fromkeys(("time", "story"), _TEXT),
        **_CITED,
        **dict.fromkeys(("type", "value", "precision", "basis"), _TEXT),
    },
    "derivations": {
        **dict.fromkeys(("story", "report", "from", "relation", "direction"), _TEXT),
        "share": _NUMBER,
        "evidence": _TEXTS,
    },
    "reductions": {
        **dict.fromkeys(("story", "point", "counted", "unit", "rule"), _TEXT),
        **dict.fromkeys(("low", "best", "high"), _NUMBER),
        "claims": _TEXTS,
        "why": _TEXT,
    },
    "movements": {
        **dict.fromkeys(("story", "point", "counted", "unit"), _TEXT),
        "step": _WHOLE,
        "published": _TEXT,
        **_CITED,
        **dict.fromkeys(("value", "low", "high"), _NUMBER),
        "claim": _TEXT,
    },
    "clocks": {
        **dict.fromkeys(("claim", "story", "report"), _TEXT),
        **dict.fromkeys(("event", "event_time", "as_of", "as_of_time", "published"), _TEXT),
    },
}


def tables(dossier: Dossier) -> Iterator[tuple[str, bytes]]:
    """Yield name and Parquet bytes of each table, in the order of ``COLUMNS``.

    The dossier's spans must resolve (see ``dossier.resolve``).
    """
    rows = rows_of(dossier)
    for name, columns in COLUMNS.items():
        yield name, _parquet(rows[name], columns)


def _parquet(rows: Sequence[Row], columns: Mapping[str, pa.DataType]) -> bytes:
    table = pa.Table.from_pylist(
        [_sound(row) for row in rows], schema=pa.schema(list(columns.items()))
    )
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    written: bytes = sink.getvalue().to_pybytes()
    return written


def _sound(row: Row) -> Row:
    """The row with its words as the texts' files have them."""
    return {name: _sound_cell(cell) for name, cell in row.items()}


def _sound_cell(cell: object) -> object:
    if isinstance(cell, list):
        return [_sound_cell(each) for each in cell]
    return stored(cell) if isinstance(cell, str) else cell
