"""The dossier as a spreadsheet, read back with another library than the one that wrote it."""

import io
import re
import time
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.dossier.sheets import sheets
from crossread.dossier.to_xlsx import LONGEST, fitting, xlsx
from tests.unit.dossier.figured import LONG, figured, nasty


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module")
def book():
    return opened(xlsx(figured()))


def test_each_kind_of_line_is_a_sheet(book):
    """Sheets, columns and rows are those of the dossier."""
    for sheet in sheets(figured()):
        page = book[sheet.name]
        head, *body = page.iter_rows(values_only=True)
        assert head == sheet.columns
        assert [tuple(cell or None for cell in row) for row in body] == [
            tuple(cell or None for cell in row) for row in sheet.rows
        ]


def test_head_rows_stand_still_and_filter(book):
    """A person can scroll and filter each sheet at once."""
    for page in book:
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref


def test_equal_dossiers_give_equal_bytes_whenever_they_are_written():
    """The clock of the machine is nowhere in the file."""
    first = xlsx(figured())
    time.sleep(2.1)  # a zip counts in steps of two seconds

    assert xlsx(figured()) == first
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert {each.date_time[0] for each in packed.infolist()} == {1980}
        assert b"1980-01-01T00:00:00Z" in packed.read("docProps/core.xml")


def test_no_cell_is_a_formula_or_a_link():
    """Cells that begin like formulas are text, to the letter."""
    content = xlsx(nasty())
    cells = [cell for page in opened(content) for row in page.iter_rows() for cell in row]
    values = {cell.value for cell in cells}

    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert {'=HYPERLINK("x","y")', "+1 dead", "@SUM(1)", "-2+3", "=1+1"} <= values
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert not [name for name in packed.namelist() if "rels" in name and "sheet" in name]
        pages = [packed.read(name) for name in packed.namelist() if "worksheets/" in name]
    assert not [page for page in pages if b"<f>" in page or b"<hyperlink" in page]


def test_the_file_is_well_formed_whatever_the_words_are():
    """No character that XML cannot hold gets in."""
    with zipfile.ZipFile(io.BytesIO(xlsx(nasty()))) as packed:
        parts = [packed.read(name).decode() for name in packed.namelist()]

    assert not [
        part for part in parts if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", part)
    ]


def test_a_cell_that_is_too_long_is_cut_and_says_so():
    """The spreadsheet opens, and a reader knows that there is more."""
    cells = [row[7].value for row in opened(xlsx(nasty()))["claims"].iter_rows(min_row=2)]
    (cut,) = (cell for cell in cells if cell.startswith("baba"))

    assert len(cut) <= LONGEST
    assert cut.endswith(f"[cut: {len(LONG)} characters in all]")


@given(st.integers(LONGEST - 80, LONGEST + 80), st.booleans())
def test_a_cell_holds_what_fits_and_no_half_character(length, wide):
    """Cutting counts as spreadsheets count, and never splits a character."""
    text = ("x" if length % 2 else "") + ("😀" * (length // 2) if wide else "x" * length)
    units = len(fitting(text).encode("utf-16-le")) // 2

    assert units <= LONGEST
    assert "\ufffd" not in fitting(text)
    assert (fitting(text) == text) == (len(text.encode("utf-16-le")) // 2 <= LONGEST)
