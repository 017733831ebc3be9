"""Settings: a file names what it changes, and all mistakes come at once."""

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import crossread
from crossread.errors import SettingsError
from crossread.settings import Settings

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "settings.md"


def test_a_file_names_only_what_it_changes():
    """What a file does not name keeps its default."""
    changed = Settings.from_toml("[collate]\nsame_point = 0.5\n")

    assert changed.collate.same_point == 0.5
    assert changed.grouping == Settings().grouping


def test_all_mistakes_are_told_at_once():
    """Three mistakes are one message of three lines, each with what is legal."""
    with pytest.raises(SettingsError) as told:
        Settings.from_toml("speed = 1\n[collate]\nsame_point = 'high'\nsame_pont = 1\n")

    assert len(told.value.problems) == 3
    assert "collate.same_pont: unknown; known: " in str(told.value)


def test_what_is_no_toml_is_one_mistake():
    """A file of another format is told as such."""
    with pytest.raises(SettingsError, match="not TOML"):
        Settings.from_toml("{")


def test_outlets_are_named_by_the_caller():
    """A table of domains names outlets that no list of ours knows."""
    page = crossread.Pasted(
        "Ferry sinks\n\nA ferry sank off Port Ansel on Tuesday and twelve people died there.\n",
        "a.txt",
        crossread.Given(url="https://www.quayherald.example/ferry"),
    )
    settings = Settings.from_toml('[outlets]\n"quayherald.example" = "Quay Herald"\n')

    (report,) = crossread.read([page], settings).reports

    assert report.outlet.value == "Quay Herald"


def test_the_reference_names_every_setting():
    """docs/reference/settings.md tells of each setting with its default."""
    text = REFERENCE.read_text(encoding="utf-8")
    defaults = Settings()

    for part in fields(defaults):
        value = getattr(defaults, part.name)
        assert f"[{part.name}]" in text
        for each in fields(value) if is_dataclass(value) else ():
            assert f"| `{each.name}` | {getattr(value, each.name)!r} |" in text
