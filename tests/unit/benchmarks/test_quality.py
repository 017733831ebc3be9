"""The command that measures quality against its floors."""

import pytest

from benchmarks.quality import __main__ as quality


@pytest.fixture
def pinned(tmp_path, monkeypatch):
    """A floor of 0.8 for one figure of one part."""
    path = tmp_path / "floors.json"
    path.write_text('{"annotate": {"times: value F1": 0.8}, "stories": {}}', encoding="utf-8")
    monkeypatch.setattr(quality, "FLOORS", path)


def test_a_figure_under_its_floor_is_told(pinned):
    """The line names the part, the figure, what was measured and what was asked."""
    (line,) = quality.under("annotate", {"times: value F1": 0.79, "other": 0.1})

    assert line == "annotate, times: value F1: 0.790 is under its floor of 0.8"


def test_a_figure_at_its_floor_is_well(pinned):
    """A floor is the least that is accepted."""
    assert quality.under("annotate", {"times: value F1": 0.8}) == []


def test_the_table_shows_the_floor_beside_the_figure(pinned):
    """A reader sees how much room is left."""
    table = quality.table("annotate", {"mean": {"times: value F1": 0.9, "other": 0.5}})

    assert [list(column.cells) for column in table.columns] == [
        ["times: value F1", "other"],
        ["0.900", "0.500"],
        ["0.800", ""],
    ]


def test_without_the_sets_nothing_is_measured(tmp_path, capsys):
    """A machine without gold and sets is told what is missing; that is no failure."""
    assert quality.main(["--shared", str(tmp_path)]) == 0
    assert f"{tmp_path / 'gold'} is not there" in capsys.readouterr().out
