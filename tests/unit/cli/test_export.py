"""Exports from the command line."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import pytest
from typer.testing import CliRunner

from crossread.cli.app import app
from crossread.cli.folder import write
from crossread.dossier import files
from crossread.dossier.exports import FORMATS, export
from crossread.errors import InputError, NotADossier, OutputError, StoreError
from tests.unit.desk.newsroom import FERRY, FERRY_AGAIN, MAYOR
from tests.unit.dossier.figured import figured


@pytest.fixture
def folder(tmp_path):
    """The invented dossier on disk."""
    write(tmp_path / "out", files(figured()))
    return tmp_path / "out"


def asked(*arguments):
    return CliRunner().invoke(app, ["export", *(str(each) for each in arguments)])


def test_without_a_format_the_formats_are_listed(folder):
    """With or without a dossier, one line a format; as JSON with what a program needs."""
    lines = asked().output.splitlines()

    assert [line.split()[0] for line in lines] == [each.name for each in FORMATS]
    assert asked(folder).output.splitlines() == lines
    assert [each["name"] for each in json.loads(asked("--json").output)] == [
        each.name for each in FORMATS
    ]


@pytest.mark.parametrize("chosen", FORMATS, ids=[each.name for each in FORMATS])
def test_what_is_written_is_what_the_library_gives(folder, tmp_path, chosen):
    """The command adds nothing; with --json it says what it wrote."""
    place = tmp_path / "made" / chosen.name
    ended = asked(folder, "--to", chosen.name, "-o", place, "--json")
    told = json.loads(ended.output)["files"]
    made = export(figured(), chosen.name)
    paths = [place / name for name, _ in made] if chosen.many else [place]

    assert ended.exit_code == 0
    assert [each["path"] for each in told] == [str(path) for path in paths]
    for path, (_, content), each in zip(paths, made, told, strict=True):
        assert path.read_bytes() == content
        assert (each["bytes"], each["sha256"]) == (len(content), sha256(content).hexdigest())
    assert not list(place.parent.rglob(".*"))


def test_one_file_goes_to_standard_output_without_o(folder):
    """A pipe gets the file, to the byte."""
    ended = asked(folder, "--to", "tei")

    assert ended.stdout_bytes == export(figured(), "tei")[0][1]


def test_one_story_and_one_rule_can_be_chosen(folder):
    """The export holds that story only, with deaths by that rule."""
    ended = asked(folder, "--to", "events", "--story", "s-ferry", "--rule", "ibc-minmax")
    _, row, *rest = ended.output.strip().split("s-ferry")

    assert "ibc-minmax" in row
    assert rest == []
    assert "s-hostile" not in ended.output


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        (("--to", "odt"), InputError, "no format 'odt'; known: markdown"),
        (("--to", "tei", "--story", "s-x"), InputError, "no story 's-x'"),
        (("--to", "events", "--rule", "mean"), InputError, "no rule 'mean'; known: acled"),
        (("--to", "csv"), InputError, "csv has many files: say which folder, as -o csv"),
        (("--to", "tei", "--json"), InputError, "say where with -o"),
    ],
    ids=["format", "story", "rule", "many files", "json without a file"],
)
def test_a_wrong_call_is_told_what_is_legal(folder, arguments, error, words):
    """Mistakes are found with the way out."""
    ended = asked(folder, *arguments)

    assert isinstance(ended.exception, error)
    assert words in str(ended.exception)


def test_a_missing_dossier_is_told(tmp_path):
    """No dossier given, and a folder that is none."""
    assert "crossread export DOSSIER --to FORMAT" in str(asked("--to", "tei").exception)
    assert isinstance(asked(tmp_path, "--to", "tei").exception, NotADossier)


def test_a_place_that_cannot_be_written_is_named(folder, tmp_path):
    """A folder is no file, and nothing can be written below a file."""
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    below = asked(folder, "--to", "tei", "-o", tmp_path / "file" / "a.xml")
    over = asked(folder, "--to", "tei", "-o", folder)

    assert isinstance(below.exception, OutputError)
    assert isinstance(over.exception, OutputError)
    assert "apparatus.xml" in str(over.exception)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


@pytest.fixture
def store(tmp_path):
    """A store with three reports of two events, not yet compared."""
    for name, text in (("a", FERRY), ("b", FERRY_AGAIN), ("c", MAYOR)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "desk.crossread"
    ended = CliRunner().invoke(app, ["ingest", str(tmp_path), "--store", str(path)])
    assert ended.exit_code == 0, ended.output
    return path


def test_a_story_of_a_store_is_compared_and_written(store, tmp_path):
    """The desk's export is that of the desk's dossier, and holds that story alone."""
    listed = CliRunner().invoke(app, ["story", "--store", str(store), "--json"]).stdout
    story = next(each["id"] for each in json.loads(listed)["stories"] if each["reports"] == 2)
    ended = asked("--store", store, "--story", story, "--to", "json")
    form = json.loads(ended.stdout)

    assert [each["id"] for each in form["stories"]] == [story]
    assert len(form["reports"]) == 2
    assert form["stories"][0]["claims"]
    assert "Viktor Stallmeyer" not in ended.stdout


def test_a_store_is_asked_for_a_story_of_it(store, folder, tmp_path):
    """Which story must be said; a dossier beside the store is one too many; a store must be."""
    which = asked("--store", store, "--to", "json").exception
    unknown = asked("--store", store, "--story", "s-x", "--to", "json").exception
    both = asked(folder, "--store", store, "--story", "s-x", "--to", "json").exception
    missing = asked("--store", tmp_path / "no", "--story", "s-x", "--to", "json").exception

    assert isinstance(which, InputError)
    assert "crossread story --store FILE lists them" in str(which)
    assert isinstance(unknown, InputError)
    assert "s-x" in str(unknown)
    assert isinstance(both, InputError)
    assert isinstance(missing, StoreError)


def test_what_a_link_points_at_is_written(folder, tmp_path):
    """The link stays, and its target has the export."""
    (tmp_path / "kept.json").write_text("old")
    (tmp_path / "link.json").symlink_to("kept.json")

    assert asked(folder, "--to", "json", "-o", tmp_path / "link.json").exit_code == 0

    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "kept.json").read_text(encoding="utf-8"))["schema"]


def test_a_pipe_is_written_into(folder, tmp_path):
    """A pipe or device is no file that another could take the place of."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        read = pool.submit(pipe.read_bytes)
        assert asked(folder, "--to", "json", "-o", pipe).exit_code == 0

    assert json.loads(read.result())["schema"]
    assert pipe.is_fifo()


def test_a_file_is_no_folder_for_many(folder, tmp_path):
    """A format of many files says that it needs a folder."""
    (tmp_path / "taken").write_text("mine")

    ended = asked(folder, "--to", "csv", "-o", tmp_path / "taken")

    assert "is a file; csv has many files" in str(ended.exception)
    assert (tmp_path / "taken").read_text() == "mine"
