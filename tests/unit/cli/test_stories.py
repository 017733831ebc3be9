"""``crossread stories``: what it prints for people and for programs."""

import json

import pytest
from typer.testing import CliRunner

import crossread
from crossread.cli.app import app
from crossread.errors import NothingToRead, SettingsError
from tests.unit.stories.reports import FERRY, FERRY_AGAIN, MAYOR, MAYOR_AGAIN

TEXTS = {
    "ferry-1": ("6 May 2031", *FERRY),
    "ferry-2": ("7 May 2031", *FERRY_AGAIN),
    "mayor-1": ("6 May 2031", *MAYOR),
    "mayor-2": ("8 May 2031", *MAYOR_AGAIN),
    "comet": ("6 May 2031", "A comet was seen above Little Corran by pupils of a night school."),
}


def run(*arguments: str, stdin: str | None = None) -> str:
    """Return what the command prints; what it raises comes through."""
    ended = CliRunner().invoke(app, ["stories", *arguments], input=stdin, catch_exceptions=False)
    assert ended.exit_code == 0, ended.output
    return str(ended.stdout)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Five reports of three events, and a file that is no report."""
    made = tmp_path_factory.mktemp("mixed")
    for name, paragraphs in TEXTS.items():
        (made / f"{name}.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
    (made / "picture.txt").write_bytes(bytes(range(256)) * 8)
    return made


@pytest.fixture(scope="module")
def written(folder):
    """What a program gets."""
    return json.loads(run(str(folder), "--json"))


def test_a_row_says_what_holds_a_story_together(folder, monkeypatch):
    """Title, reports, days and the rarest shared terms as the reports write them."""
    monkeypatch.setenv("COLUMNS", "200")
    printed = run(str(folder))

    assert "2031-05-06 – 2031-05-07" in printed
    assert "Morning Heron" in printed
    assert "Dorian Flett" in printed
    assert "Little Corran" not in printed


def test_what_stands_in_no_row_is_counted(folder):
    """Stories of one report are counted, refused inputs named with their reason."""
    printed = run(str(folder))

    assert "5 reports in 3 stories, 1 of them of fewer than 2 reports" in printed
    assert "1 input rejected" in printed
    assert "picture.txt: not_text" in " ".join(printed.split())


def test_stories_of_one_report_can_be_shown(folder, monkeypatch):
    """With a least of 1 every report stands in a row."""
    monkeypatch.setenv("COLUMNS", "200")

    assert "Little Corran" in run(str(folder), "--least", "1")


def test_programs_get_everything(written):
    """Every report is in one story, every input is a report or rejected."""
    told = {report["id"]: report["path"].rpartition("/")[2] for report in written["reports"]}
    groups = sorted(sorted(told[each] for each in s["reports"]) for s in written["stories"])

    assert groups == [
        ["comet.txt"],
        ["ferry-1.txt", "ferry-2.txt"],
        ["mayor-1.txt", "mayor-2.txt"],
    ]
    assert [each["reason"] for each in written["rejected"]] == ["not_text"]
    assert written["made_by"]["settings"]["grouping"]


def test_programs_get_the_reasons(written):
    """Each pair that holds a story together, with its score and terms."""
    ties = [tie for story in written["stories"] for tie in story["because"]]

    assert len(ties) == 2
    for tie in ties:
        assert 0 < tie["score"] <= 1
        assert tie["shared"]


def test_the_library_gives_the_same(folder, written):
    """The command adds nothing to ``crossread.group``."""
    grouped = crossread.group([folder])

    assert [story.id for story in grouped.stories] == [s["id"] for s in written["stories"]]
    assert [each.path for each in grouped.rejected] == [r["path"] for r in written["rejected"]]


def test_the_order_of_the_inputs_does_not_matter(folder):
    """Byte for byte."""
    paths = [str(path) for path in sorted(folder.iterdir())]

    assert run(*paths, "--json") == run(*reversed(paths), "--json")


def test_a_library_hears_of_progress(folder):
    """Cleaning is told report by report, and grouping has a beginning and an end."""
    heard = []
    crossread.group([folder], progress=lambda *told: heard.append(told))

    assert heard[0] == ("cleaning", 1, 6)
    assert heard[-2:] == [("grouping", 0, 5), ("grouping", 5, 5)]


def test_standard_input_is_a_report():
    """One text is one story."""
    assert "1 report in 1 story" in run("-", stdin="\n\n".join(TEXTS["comet"]))


def test_no_report_is_an_error_that_says_why(tmp_path):
    """The same error as when reading."""
    (tmp_path / "word.txt").write_text("Ferry")

    with pytest.raises(NothingToRead, match=r"word\.txt: too_short"):
        run(str(tmp_path))


def test_mistakes_in_the_settings_are_named(folder, tmp_path):
    """All at once, by their place in the file."""
    (tmp_path / "s.toml").write_text("[grouping]\nbar = 'high'\nnonsense = 1\n")

    with pytest.raises(SettingsError, match=r"(?s)grouping\.bar.*grouping\.nonsense"):
        run(str(folder), "--settings", str(tmp_path / "s.toml"))
