"""Parquet: a table with one report a row, in columns that are called as the keys of JSON Lines.

Read a batch of rows at a time, so a table may be larger than memory. A row is named by its number.
"""

import json
from collections.abc import Iterator
from typing import BinaryIO

from crossread.ingest.container import Container
from crossread.ingest.jsonl import capture_of
from crossread.model.capture import Capture, Reason, Rejected

_ROWS_AT_ONCE = 100


def read(stream: BinaryIO, container: Container) -> Iterator[Capture | Rejected]:
    """Yield an outcome for each row; a table that cannot be read to its end ends as one rejection.

    The rows before the place where it breaks are read.
    """
    import pyarrow.parquet as pq  # noqa: PLC0415 - heavy

    number = 0
    try:
        for batch in pq.ParquetFile(stream).iter_batches(_ROWS_AT_ONCE):
            for record in batch.to_pylist():
                number += 1
                plain = {key: _plain(value) for key, value in record.items()}
                received = json.dumps(plain, sort_keys=True, default=str).encode("ascii")
                yield capture_of(plain, number, container, received)
    except Exception as error:  # a broken table ends as one rejection
        detail = f"The table cannot be read behind row {number}: {type(error).__name__}."
        yield container.rejected("", Reason.UNREADABLE, detail)
    else:
        if not number:
            yield container.rejected("", Reason.NO_REPORT, "The table has no row.")


def _plain(value: object) -> object:
    """Return a value as JSON would hold it: days and instants as ISO 8601, bytes as text."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
