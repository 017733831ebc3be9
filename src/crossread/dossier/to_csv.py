"""The dossier as CSV files, one a kind of line, for spreadsheets and statistics programs.

UTF-8 with a byte order mark (so that spreadsheets read it as such), RFC 4180 quoting and line ends.
Text that a spreadsheet would run as a formula has an apostrophe before it.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from crossread.dossier.sheets import sheets
from crossread.dossier.sheets.cells import Cell
from crossread.model.dossier import Dossier

# A spreadsheet that opens a CSV runs cells that begin so, after a tab or a line break too.
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")


def tables(dossier: Dossier) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each sheet; the dossier's spans must resolve."""
    for sheet in sheets(dossier):
        yield sheet.name, written(sheet.columns, sheet.rows)


def written(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table as CSV; None is an empty cell."""
    sink = io.StringIO(newline="")
    table = csv.writer(sink, lineterminator="\r\n")
    table.writerow(columns)
    table.writerows([inert(cell) for cell in row] for row in rows)
    return sink.getvalue().encode("utf-8-sig")


def inert(cell: Cell) -> Cell:
    """Return the cell so that no spreadsheet runs it.

    >>> inert("=1+1"), inert("1+1"), inert(-1)
    ("'=1+1", '1+1', -1)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RUNS) else _whole(cell)


def _whole(cell: Cell) -> Cell:
    """Whole numbers without a point."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
