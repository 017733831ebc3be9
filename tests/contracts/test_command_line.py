"""What the command line does with what it is given: exit codes and messages, never a traceback."""

import json
import os
import shutil
from pathlib import Path

import pytest

import crossread
from tests.contracts.calling import GOOD, run


def test_a_run_writes_the_dossier_that_the_library_gives(folder):
    """The command line adds nothing to the result: the same files, byte for byte."""
    ended = run("read", folder / "in", "-o", folder / "out")
    files = dict(crossread.files(crossread.read([folder / "in"])))

    assert ended.code == 0, ended.err
    for name, content in files.items():
        assert (folder / "out" / name).read_bytes() == content, name


BAD = {
    "empty": (b"", "empty"),
    "white": (b" \n \n", "empty"),
    "binary": (bytes(range(256)) * 8, "not_text"),
    "word": (b"Ferry", "too_short"),
}


@pytest.mark.parametrize("name", BAD)
def test_an_input_that_is_no_report_ends_with_2_and_its_reason(tmp_path, name):
    """A run without a report says which input was refused and why, and writes nothing."""
    content, reason = BAD[name]
    path = tmp_path / f"{name}.txt"
    path.write_bytes(content)
    ended = run("read", path, "-o", tmp_path / "out")

    assert ended.code == 2
    assert path.name in ended.err
    assert reason in ended.err
    assert "Traceback" not in ended.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_beside_a_good_one_costs_itself_only(folder, name):
    """The good report is read; the bad one is listed with its reason."""
    content, reason = BAD[name]
    (folder / "in" / f"{name}.txt").write_bytes(content)
    ended = run("read", folder / "in", "-o", folder / "out")
    dossier = json.loads((folder / "out" / "dossier.json").read_text(encoding="utf-8"))

    assert ended.code == 0
    assert [each["reason"] for each in dossier["rejected"]] == [reason]
    assert f"{name}.txt" in ended.out + ended.err
    assert len(dossier["reports"]) == 1


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_old_and_wide_encodings_are_read(tmp_path, encoding):
    """An accent survives whatever wrote the file."""
    (tmp_path / "a.txt").write_bytes(GOOD.replace("Brill", "Björkö").encode(encoding))
    ended = run("read", tmp_path / "a.txt", "-o", tmp_path / "out")
    (text,) = (tmp_path / "out" / "reports").glob("*.txt")

    assert ended.code == 0
    assert "Björkö" in text.read_text(encoding="utf-8")


def test_two_copies_are_one_report(folder):
    """The very same bytes are read once; the copy is listed as a duplicate."""
    (folder / "in" / "copy.txt").write_text(GOOD, encoding="utf-8")
    ended = run("read", folder / "in", "-o", folder / "out")
    dossier = json.loads((folder / "out" / "dossier.json").read_text(encoding="utf-8"))

    assert ended.code == 0
    assert len(dossier["reports"]) == 1
    assert [each["reason"] for each in dossier["rejected"]] == ["duplicate"]


@pytest.mark.parametrize("arguments", [["read"], ["read", "nowhere.txt"], ["read", "*.nothing"]])
def test_no_path_and_no_such_path_end_with_2(tmp_path, arguments):
    """A path that leads nowhere is named."""
    ended = run(*arguments, "-o", tmp_path / "out")

    assert ended.code == 2
    assert all(name in ended.err for name in arguments[1:])
    assert "Traceback" not in ended.err
    assert not (tmp_path / "out").exists()


def test_a_folder_without_reports_ends_with_2(tmp_path):
    """An empty folder is no story."""
    (tmp_path / "in").mkdir()
    ended = run("read", tmp_path / "in", "-o", tmp_path / "out")

    assert ended.code == 2
    assert "no report" in ended.err


def test_an_output_that_cannot_be_written_ends_with_3(folder):
    """A path below a file cannot be a folder, and the message says which path."""
    ended = run("read", folder / "in", "-o", folder / "in" / "good.txt" / "out")

    assert ended.code == 3
    assert "good.txt" in ended.err
    assert "Traceback" not in ended.err
    assert (folder / "in" / "good.txt").read_text(encoding="utf-8") == GOOD


def test_a_wrong_option_ends_with_2_and_names_it(folder):
    """A typing mistake in an option is told by its name."""
    ended = run("read", folder / "in", "--nonsense", "-o", folder / "out")

    assert ended.code == 2
    assert "--nonsense" in ended.err
    assert "Traceback" not in ended.err


def test_settings_with_mistakes_end_with_4_and_name_them_all(folder):
    """Two mistakes in a settings file cost one run."""
    (folder / "s.toml").write_text("[grouping]\nnonsense = 1\n[collate]\nfuzy = 2\n", "utf-8")
    ended = run("read", folder / "in", "--settings", folder / "s.toml", "-o", folder / "out")

    assert ended.code == 4
    assert "grouping.nonsense" in ended.err
    assert "collate.fuzy" in ended.err


UNREADABLE = {
    "no settings": (4, ["read", "in", "--settings", "no.toml"], "No such file"),
    "settings in bytes": (4, ["read", "in", "--settings", "bytes"], "not UTF-8 at byte 0"),
    "settings without end": (4, ["read", "in", "--settings", "deep"], "nested too deep"),
    "no judgements": (2, ["read", "in", "--judgements", "no.jsonl"], "No such file"),
    "judgements in bytes": (2, ["read", "in", "--judgements", "bytes"], "not UTF-8 at byte 0"),
    "no dossier": (2, ["judge", "in", "--list"], "No such file"),
    "no folder of a store": (6, ["ingest", "in", "--store", "no/a.db"], "no folder no; make it"),
    "a folder as a store": (6, ["search", "a", "--store", "in"], "it is a folder"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read_is_told_in_words(folder, monkeypatch, name):
    """What is wrong with it and what to do, not what Python calls it."""
    code, arguments, words = UNREADABLE[name]
    (folder / "bytes").write_bytes(b"\xff\xfe")
    (folder / "deep").write_text(f"collate = {'[' * 3000}{']' * 3000}", encoding="utf-8")
    monkeypatch.chdir(folder)
    ended = run(*arguments)

    assert ended.code == code, ended.err
    assert words in ended.err
    assert ";" in ended.err
    assert not any(python in ended.err for python in ("Errno", "codec", "Error(", "Traceback"))


@pytest.mark.parametrize("name", ["cutter/weights.npz", "match/network.npz"])
def test_a_truncated_model_ends_with_5_and_names_the_file(folder, name):
    """Half a download is told as that, and nothing is written."""
    package = folder / "installed" / "crossread"
    shutil.copytree(Path(crossread.__file__).parent, package, copy_function=os.symlink)
    model = package / "models" / name
    half = model.read_bytes()[: model.stat().st_size // 2]
    model.unlink()
    model.write_bytes(half)
    ended = run("read", folder / "in", "-o", folder / "out", installed=folder / "installed")

    assert ended.code == 5
    assert str(model) in ended.err
    assert "--force-reinstall" in ended.err
    assert "Traceback" not in ended.err
    assert not (folder / "out").exists()


def test_a_run_over_an_older_dossier_replaces_it(folder):
    """A second run leaves nothing of the first."""
    first = run("read", folder / "in", "-o", folder / "out")
    old = set((folder / "out" / "reports").iterdir())
    (folder / "in" / "good.txt").write_text(GOOD.replace("late", "early"), encoding="utf-8")
    second = run("read", folder / "in", "-o", folder / "out")
    new = set((folder / "out" / "reports").iterdir())

    assert (first.code, second.code) == (0, 0)
    assert len(new) == len(old) == 1
    assert not new & old


def test_the_list_of_commands_is_not_cut():
    """Each command's line in the help is whole."""
    assert "..." not in run("--help").out.partition("Commands:")[2]


def test_help_says_what_to_type():
    """The help of the program and of each command shows how to call it."""
    ended = run("--help")

    assert ended.code == 0
    assert "read" in ended.out
    assert run("read", "--help").code == 0


def test_the_version_is_told():
    """A bug report can say which version it is about."""
    assert crossread.__version__ in run("--version").out
