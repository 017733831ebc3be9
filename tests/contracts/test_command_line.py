"""What the command line does with what it is given: exit codes and messages, never a traceback."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import crossread

GOOD = (
    "Ferry late\n\n3 March 2031\n\nThe ferry to Brill Island was late on Monday, the port said.\n"
)


@dataclass(frozen=True)
class Ended:
    """How a run of the command line ended."""

    code: int
    out: str
    err: str


def run(*arguments: str | Path, stdin: bytes = b"", installed: Path | None = None) -> Ended:
    """Run ``python -m crossread`` as a stranger would, of the package ``installed`` there."""
    command = [sys.executable, "-m", "crossread", *map(str, arguments)]
    where = os.environ | ({"PYTHONPATH": str(installed)} if installed else {})
    done = subprocess.run(command, capture_output=True, input=stdin, env=where, check=False)  # noqa: S603
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def folder(tmp_path):
    """A folder named in/ with one good report; out/ does not exist yet."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


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


def shell(line, folder, **env):
    """What a line of shell makes of the command line; ``CR`` stands for it."""
    command = line.replace("CR", f"{sys.executable} -m crossread")
    done = subprocess.run(  # noqa: S602 - our own line
        command, shell=True, cwd=folder, capture_output=True, env=os.environ | env, check=False
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_closed_streams_are_no_fault(folder):
    """A daemon may start it without any."""
    assert shell("CR read in <&-", folder).code == 0
    assert shell("CR read in >&-", folder) == Ended(0, "", "")


@pytest.mark.parametrize("command", ["read in", "read in --json", "export --json", "--version"])
def test_a_reader_that_goes_is_no_fault(folder, command):
    """``| head -1`` ends it as shells have it, in silence, and is no fault of its own."""
    assert shell(f"exec 3>&1; (CR {command}; echo $? >&3) | true", folder) == Ended(0, "141\n", "")


def test_a_name_writes_no_line_of_its_own(folder):
    """What a file is called may hold a line's end, and tells nothing but its own rejection."""
    (folder / "in" / "a\nrejected good.txt: empty").write_bytes(b"")

    said = [run(command, folder / "in") for command in ("read", "annotate", "stories")]
    said.append(run("read", folder / "in" / "a\nrejected good.txt: empty"))

    lines = [line for ended in said for line in (ended.out + ended.err).splitlines()]
    assert not [line for line in lines if line.startswith("rejected good")]
    assert sum("a\ufffdrejected good.txt" in line for line in lines) == len(said)


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full")
@pytest.mark.parametrize("form", ["", "--json"])
def test_output_that_cannot_be_written_says_so(folder, form):
    """A full disk is no fault of crossread's."""
    ended = shell(f"CR read in {form} > /dev/full", folder)

    assert ended.code == 3
    assert "No space left" in ended.err
    assert "Traceback" not in ended.err


def test_an_old_locale_prints_what_a_report_holds(folder):
    """Output into a pipe is UTF-8 whatever the locale says."""
    (folder / "in" / "good.txt").write_text(
        GOOD.replace("Ferry late", "Åland ferry late"), encoding="utf-8"
    )

    for form in ("", "--json"):
        ended = shell(f"CR read in {form}", folder, LC_ALL="C", PYTHONIOENCODING="ascii")
        assert ended.code == 0, ended.err
        assert "Åland" in ended.out


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


PROSE = "The ferry to Brill Island was late on Monday, the port said, and left at noon. " * 9
HOSTILE = f"Ferry \x1b[31mlate\n\n3 March 2031\n\n{PROSE}\n"


@pytest.mark.parametrize("command", ["read in", "annotate in/good.txt", "stories in"])
def test_a_report_does_not_steer_the_terminal(folder, command):
    """Control characters are shown as signs, in the output and in messages."""
    (folder / "in" / "good.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "in" / "\x1b]0;mine\x07.txt").write_bytes(b"")

    ended = shell(f"CR {command}", folder)

    assert "\ufffd" in ended.out + ended.err
    assert not {"\x1b", "\x9b", "\x07"} & set(ended.out + ended.err)


def test_a_pipe_has_no_edge_to_wrap_at(folder):
    """What is said stands on one line, for whoever looks for it."""
    shutil.rmtree(folder / "in")
    shutil.copytree(Path("examples/lantern-quay").resolve(), folder / "in")

    out = shell("CR read in", folder).out

    assert "“shortly after 7.40am” northern-standard" in out
    assert max(map(len, out.splitlines())) > 80
