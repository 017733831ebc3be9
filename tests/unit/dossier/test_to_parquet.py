"""The dossier as tables."""

import io

import pyarrow.parquet as pq
import pytest

from crossread.dossier.to_parquet import COLUMNS, tables
from tests.unit.dossier.figured import figured
from tests.unit.dossier.invented import invented


@pytest.fixture(scope="module")
def read(dossier):
    """The tables by name, read back."""
    return {name: pq.read_table(io.BytesIO(written)) for name, written in tables(dossier)}


def test_equal_dossiers_give_equal_bytes(dossier):
    """No clock and no machine is in the files."""
    assert list(tables(dossier)) == list(tables(invented()))


def test_each_line_is_a_row(dossier, read):
    """Every claim, point, quote and so on stands once in its table."""
    stories = dossier.stories

    assert read["reports"].num_rows == len(dossier.reports)
    for name in ("claims", "points", "discrepancies", "quotes", "times", "derivations"):
        assert read[name].num_rows == sum(len(getattr(story, name)) for story in stories)


def test_columns_are_as_declared(read):
    """Names and types do not depend on what a dossier holds."""
    assert {
        name: dict(zip(t.column_names, t.schema.types, strict=True)) for name, t in read.items()
    } == COLUMNS


def test_rows_join(read):
    """A claim's report and point stand in the tables of reports and points."""
    claims = read["claims"].to_pydict()

    assert set(claims["report"]) <= set(read["reports"]["report"].to_pylist())
    assert set(claims["point"]) == set(read["points"]["point"].to_pylist())


def test_words_are_those_of_the_text(read, texts):
    """The exact column holds the words at the offsets."""
    for row in (*read["quotes"].to_pylist(), *read["wording"].to_pylist()):
        assert texts[row["report"]][row["start"] : row["end"]] == row["exact"]


def test_figures_movements_and_clocks_are_tables(texts):
    """One row a rule, a step of a figure, and the clocks of a claim, as in the JSON."""
    made = figured()
    found = {name: pq.read_table(io.BytesIO(t)).to_pylist() for name, t in tables(made)}
    story = made.stories[1]
    (moved,) = story.movements
    clocks = {row["claim"]: row for row in found["clocks"]}

    assert [row["rule"] for row in found["reductions"]] == [
        "acled-conservative",
        "ibc-minmax",
        "ucdp-range",
    ]
    assert found["reductions"][1]["best"] is None
    assert [row["step"] for row in found["movements"]] == list(range(1, len(moved.steps) + 1))
    for row in found["movements"]:
        assert texts[row["report"]][row["start"] : row["end"]] == row["exact"]
    for claim in story.claims:
        assert clocks[claim.id]["event"] == claim.clock.event
        assert bool(clocks[claim.id]["event_time"]) == bool(claim.clock.event)
        assert clocks[claim.id]["published"] == claim.clock.published
