"""The dossier as a spreadsheet: one sheet a kind of line, filters on, the head row standing still.

Text is always text: no cell is a formula or a link, whatever a report says. Nothing in the file
depends on the clock, so equal dossiers give equal bytes under one version of XlsxWriter.
"""

import io
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from crossread.dossier.sheets import Sheet, sheets
from crossread.dossier.sheets.cells import Cell
from crossread.model.dossier import Dossier

LONGEST = 32_767  # UTF-16 units that a cell holds
_CUT = " … [cut: {} characters in all]"
_WIDE = frozenset("gist exact readings words why note detail evidence path title".split())
_WIDTHS = {True: 60, False: 18}  # in characters
_NO_CLOCK = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the least that a zip can say


def xlsx(dossier: Dossier) -> bytes:
    """Return the workbook; the dossier's spans must resolve."""
    sink = io.BytesIO()
    with Workbook(sink, {"in_memory": True}) as book:
        book.set_properties({"title": "crossread dossier", "created": _NO_CLOCK})
        head = book.add_format({"bold": True, "bottom": 1})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for sheet in sheets(dossier):
            _fill(book.add_worksheet(sheet.name), sheet, head, body)
    return sink.getvalue()


def _fill(page: Worksheet, sheet: Sheet, head: Format, body: Format) -> None:
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, _WIDTHS[column in _WIDE])
        page.write_string(0, at, column, head)
    for down, row in enumerate(sheet.rows, start=1):
        for across, cell in enumerate(row):
            _write(page, down, across, cell, body)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)


def _write(page: Worksheet, row: int, column: int, cell: Cell, body: Format) -> None:
    if isinstance(cell, str):
        page.write_string(row, column, fitting(cell), body)
    elif cell is not None:
        page.write_number(row, column, cell, body)


def fitting(text: str) -> str:
    """Return the text, cut where a cell ends, saying so."""
    units = len(text.encode("utf-16-le")) // 2
    if units <= LONGEST:
        return text
    note = _CUT.format(len(text))
    kept = text.encode("utf-16-le")[: (LONGEST - len(note)) * 2]
    return kept.decode("utf-16-le", errors="ignore") + note
