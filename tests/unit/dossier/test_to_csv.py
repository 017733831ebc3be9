"""The dossier as CSV."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from crossread.dossier.sheets import sheets
from crossread.dossier.to_csv import inert, tables, written
from tests.unit.dossier.figured import figured, nasty

RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")


def read(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_each_sheet_is_a_file_with_its_rows():
    """The head row names the columns; each line is a row."""
    made = figured()
    for sheet, (name, content) in zip(sheets(made), tables(made), strict=True):
        head, *body = read(content)
        assert name == sheet.name
        assert tuple(head) == sheet.columns
        assert len(body) == len(sheet.rows)


def test_equal_dossiers_give_equal_bytes():
    """No clock and no machine is in the files."""
    assert list(tables(figured())) == list(tables(figured()))


def test_no_cell_is_a_formula():
    """Whatever a report or an outlet says, a spreadsheet runs nothing of it."""
    for _, content in tables(nasty()):
        for row in read(content)[1:]:
            assert not [cell for cell in row if cell.startswith(RUNS)]
    assert b"'=HYPERLINK" in dict(tables(nasty()))["claims"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_text_comes_back(text):
    """Apart from the apostrophe, a cell is what was put in."""
    (_, (cell,)) = read(written(["cell"], [[text]])) or ((), ("",))

    assert cell in (text, f"'{text}")
    assert cell == inert(text)
    assert not cell.startswith(RUNS)


def test_numbers_stay_numbers():
    """Whole numbers have no point; nothing is an empty cell."""
    assert read(written(["a", "b", "c"], [[-3.0, 6.3, None]]))[1] == ["-3", "6.3", ""]
