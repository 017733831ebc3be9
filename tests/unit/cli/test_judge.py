"""Rulings from the command line, and the question why."""

import json

import pytest
from typer.testing import CliRunner

import crossread
from crossread.cli.app import app
from crossread.cli.folder import read, write
from crossread.errors import InputError, NotADossier

FILES = ("dossier.json", "reports")


@pytest.fixture
def folder(tmp_path, example_files):
    """The example story's dossier on disk."""
    write(tmp_path / "out", example_files.items())
    return tmp_path / "out"


def asked(*arguments):
    return CliRunner().invoke(app, [str(each) for each in arguments])


def points(example_dossier):
    return example_dossier["stories"][0]["points"]


def test_a_dossier_is_read_back(folder, example):
    """What was written can be loaded with its texts."""
    assert read(folder).stories == crossread.read([example]).stories


def test_a_folder_without_a_dossier_is_named(tmp_path):
    """The message says which folder."""
    with pytest.raises(NotADossier, match=tmp_path.name):
        read(tmp_path)


def test_a_dossier_of_another_version_is_named(tmp_path):
    """The message says which file, and what writes one that can be read."""
    (tmp_path / "dossier.json").write_text('{"schema": "crossread/dossier/99"}', encoding="utf-8")

    with pytest.raises(NotADossier, match=rf"{tmp_path.name}/dossier\.json: .*99.*read PATH -o"):
        read(tmp_path)


def test_the_list_shows_rulings_with_their_words(folder, example_dossier):
    """Oldest first, each with who, when, what, and whether it stands."""
    one, two = points(example_dossier)[0]["claims"][:2]
    first = asked("judge", folder, "--same", one, two, "--by", "Ada").output.split()[0]
    second = asked("judge", folder, "--not-same", two, one, "--by", "Bo").output.split()[0]

    shown = asked("judge", folder, "--list").output.splitlines()

    assert shown[0].startswith(f"{first} same, by Ada")
    assert shown[0].endswith(f"(superseded by {second})")
    assert shown[3].startswith(f"{second} not_same, by Bo")
    assert shown[1].strip().startswith("“")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "give one of"),
        (("--list", "--undo", "j-1"), "give one of"),
        (("--same", "c-1", "c-2", "--by", "Ada"), "no claim c-1"),
        (("--split", "p-1", "c-2", "--by", "Ada"), "no point p-1"),
        (("--speaker", "q-1", "Orla", "--by", "Ada"), "no quote q-1"),
        (("--origin", "r-1", "r-2", "--by", "Ada"), "no report r-1"),
        (("--origin", "r-1", "r-2", "--not-origin", "r-1", "r-2"), "give one of"),
        (("--undo", "j-1", "--by", "Ada"), "standing: none"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(folder, arguments, said):
    """Nothing is written for a ruling on what is not there."""
    ended = asked("judge", folder, *arguments)

    assert isinstance(ended.exception, InputError)
    assert said in str(ended.exception)
    assert not (folder / "judgements.jsonl").exists()


def test_a_program_gets_its_ruling_as_the_list_has_it(folder, example_dossier):
    """Whether it rules or takes a ruling back."""
    one, two = points(example_dossier)[0]["claims"][:2]
    ruled = json.loads(asked("judge", folder, "--same", one, two, "--by", "Ada", "--json").output)
    gone = json.loads(asked("judge", folder, "--undo", ruled["id"], "--by", "Bo", "--json").output)

    assert [ruled, gone] == json.loads(asked("judge", folder, "--list", "--json").output)
    assert (gone["ruling"], gone["supersedes"]) == ("withdrawn", ruled["id"])


def test_a_judgement_needs_its_judge(folder, example_dossier):
    """Nobody rules without a name."""
    one, two = points(example_dossier)[0]["claims"][:2]

    assert "--by NAME" in str(asked("judge", folder, "--same", one, two).exception)


def test_a_line_goes_on_a_line_of_its_own(folder, example_dossier):
    """A file that an editor left without its last line break is not spoilt."""
    one, two = points(example_dossier)[0]["claims"][:2]
    asked("judge", folder, "--same", one, two, "--by", "Ada")
    log = folder / "judgements.jsonl"
    log.write_bytes(log.read_bytes().rstrip(b"\n"))

    asked("judge", folder, "--not-same", one, two, "--by", "Ada")

    rulings = [json.loads(line)["ruling"] for line in log.read_text("utf-8").splitlines()]
    assert rulings == ["same", "not_same"]


def test_why_two_claims_stand_in_one_point(folder, example_dossier):
    """The answer names what spoke for it, in words."""
    link = points(example_dossier)[0]["because"][0]

    said = asked("why", folder, *link["claims"]).output

    assert "They stand in one point" in said
    assert "Spoke for it:" in said
    assert "how much of their meaning they share" in said


def test_why_two_claims_do_not(folder, example_dossier):
    """The nearest passage of a report that lacks a point can be asked about."""
    point, near = next(
        (point, absent["closest"])
        for point in points(example_dossier)
        for absent in point["absent"]
        if absent["closest"]
    )

    answer = json.loads(asked("why", folder, point["claims"][0], near["claim"], "--json").output)

    assert answer["together"] is False
    assert answer["verdict"] in ("score", "group", "one_report", "nothing_told")
    assert {piece["name"] for piece in answer["pieces"]} >= {"meaning", "context"}


def test_why_agrees_with_the_dossier(folder, example_dossier):
    """The score that is told is the score that was written."""
    for link in points(example_dossier)[1]["because"][:2]:
        answer = json.loads(asked("why", folder, *link["claims"], "--json").output)

        assert answer["score"] == pytest.approx(link["score"], abs=0.006)
        assert answer["together"] is True


def test_why_of_claims_that_are_not_there(folder):
    """The message names them."""
    assert "c-1 and c-2" in str(asked("why", folder, "c-1", "c-2").exception)


def test_a_ruling_on_an_origin_points_at_the_titles(folder, example_dossier):
    """The line is for people too: it says which reports by their first words."""
    one, two = sorted(each["id"] for each in example_dossier["reports"])[:2]
    asked("judge", folder, "--origin", one, two, "--by", "Ada")
    titles = {each["id"]: each["title"]["value"] for each in example_dossier["reports"]}

    (ruled,) = json.loads(asked("judge", folder, "--list", "--json").output)

    assert [(p["report"], p["exact"]) for p in ruled["places"]] == [
        (each, titles[each]) for each in (one, two)
    ]


def test_a_report_has_no_common_origin_with_itself(folder, example_dossier):
    """It takes two."""
    one = example_dossier["reports"][0]["id"]
    ended = asked("judge", folder, "--not-origin", one, one, "--by", "Ada")

    assert "needs two reports" in str(ended.exception)


def test_a_file_of_rulings_on_origins_is_taken(folder, example_dossier, tmp_path):
    """Another desk's ruling, without id, takes the place of the one here on the same reports."""
    one, two = sorted(each["id"] for each in example_dossier["reports"])[:2]
    first = asked("judge", folder, "--origin", one, two, "--by", "Ada").output.split()[0]
    (ruled,) = json.loads(asked("judge", folder, "--list", "--json").output)
    line = {key: ruled[key] for key in ("places", "at")} | {"ruling": "not_origin", "by": "Bo"}
    (tmp_path / "given.jsonl").write_text(json.dumps(line), encoding="utf-8")

    told = asked("judge", folder, "--add", tmp_path / "given.jsonl", "--json").output

    (taken,) = json.loads(told)["taken"]
    assert (taken["ruling"], taken["supersedes"]) == ("not_origin", first)


def test_where_nothing_was_ruled_that_is_said(folder):
    """Neither silence nor a promise of what the next run obeys."""
    empty = folder.parent / "empty.jsonl"
    empty.write_text("", encoding="utf-8")

    assert asked("judge", folder, "--list").output == "no judgements yet\n"
    assert "next" not in asked("judge", folder, "--add", empty).output
