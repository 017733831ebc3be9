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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[collate]\nsame_point = 7", "collate.same_point: must be a number from 0 to 1, got 7;"),
        ("[collate]\nsame_part = true", "collate.same_part: must be a number from 0 to 1"),
        ("[lineage]\nverbatim = nan", "lineage.verbatim: must be a number from 0 to 1, got nan;"),
        ("[lineage]\nown_words = 2.5", "lineage.own_words: must be a whole number from 1"),
        ("[grouping]\nfewest = 0", "grouping.fewest: must be a whole number from 1, got 0;"),
        ("[grouping]\nmost_days = -1", "grouping.most_days: must be a number from 0, got -1;"),
        ("[grouping]\nlevel = inf", "grouping.level: must be a number, got inf;"),
        (f"[grouping]\nlevel = {10**309}", "grouping.level: must be a number, got 1000"),
        ("collate = 0.7", "collate: must be a table, got 0.7; write [collate]"),
        ("outlets = 'a'", "outlets: must be a table, got 'a'; write [outlets]"),
        ('[outlets]\n"a.example" = 5', "outlets.a.example: must be the name of an outlet, got 5;"),
        ('[outlets]\n"a.example" = " "', "outlets.a.example: must be the name of an outlet"),
        ('[outlets]\na.example = "A"', "outlets.a: must be the name of an outlet, got {"),
    ],
)
def test_a_value_that_makes_no_sense_is_told(text, told):
    """The message names the key, what is legal and what to write instead."""
    with pytest.raises(SettingsError) as error:
        Settings.from_toml(text)

    (problem,) = error.value.problems
    assert problem.startswith(told)
    assert "; " in problem


def test_a_number_out_of_range_says_what_it_would_be_without():
    """The next step is to leave the setting out."""
    with pytest.raises(SettingsError, match=r"got -0\.1; leave it out for 0\.55"):
        Settings.from_toml("[collate]\nsame_point = -0.1")


def test_every_default_is_legal():
    """A file that names every default changes nothing."""
    defaults = Settings()
    lines = []
    for part in fields(defaults):
        value = getattr(defaults, part.name)
        lines.append(f"[{part.name}]")
        numbers = fields(value) if is_dataclass(value) else ()
        lines += [f"{each.name} = {getattr(value, each.name)!r}" for each in numbers]

    assert Settings.from_toml("\n".join(lines)) == defaults


def test_a_whole_number_stands_for_one_with_a_fraction():
    """1 and 1.0 are one setting, and so one dossier."""
    assert repr(Settings.from_toml("[collate]\nsame_point = 1").collate.same_point) == "1.0"


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
