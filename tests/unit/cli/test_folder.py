"""A dossier's folder is there whole or not at all."""

import shutil
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pytest

from crossread.cli import rulings
from crossread.cli.folder import write
from crossread.errors import OutputError
from crossread.model.judgement import Judgement, Ruling

FILES = [("dossier.json", b"{}\n"), ("reports/a.txt", b"Ada\n")]


def test_writes_every_file(tmp_path):
    """Each file stands at its place with its bytes."""
    write(tmp_path / "out", FILES)

    assert (tmp_path / "out" / "reports" / "a.txt").read_bytes() == b"Ada\n"


def test_replaces_an_older_dossier(tmp_path):
    """A second run leaves nothing of the first."""
    write(tmp_path / "out", FILES)
    write(tmp_path / "out", [("dossier.json", b"[]\n")])

    assert [p.name for p in (tmp_path / "out").iterdir()] == ["dossier.json"]


def test_refuses_somebody_elses_folder(tmp_path):
    """A folder with other files is not touched."""
    (tmp_path / "letters.txt").write_text("dear")

    with pytest.raises(OutputError, match="holds other files"):
        write(tmp_path, FILES)

    assert (tmp_path / "letters.txt").read_text() == "dear"


def test_refuses_a_file(tmp_path):
    """-o never overwrites a file."""
    (tmp_path / "out").write_text("mine")

    with pytest.raises(OutputError, match="is a file"):
        write(tmp_path / "out", FILES)


def test_interrupted_writing_leaves_nothing(tmp_path):
    """Neither a half-written dossier nor a stray folder is left behind."""

    def broken():
        yield FILES[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "out", broken())

    assert list(tmp_path.iterdir()) == []


def test_interrupted_writing_keeps_the_older_dossier(tmp_path):
    """The older dossier stands until the newer one is whole."""
    write(tmp_path / "out", FILES)

    def broken():
        yield ("dossier.json", b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "out", broken())

    assert (tmp_path / "out" / "dossier.json").read_bytes() == b"{}\n"


def test_judgements_outlive_a_newer_dossier(tmp_path):
    """What people ruled is kept byte for byte when all else is replaced."""
    write(tmp_path / "out", FILES)
    (tmp_path / "out" / "judgements.jsonl").write_bytes(b'{"by": "Ada"}\r\n')

    write(tmp_path / "out", [("dossier.json", b"[]\n")])

    assert (tmp_path / "out" / "judgements.jsonl").read_bytes() == b'{"by": "Ada"}\r\n'
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_judgements_survive_a_swap_that_fails(tmp_path, monkeypatch):
    """When the new folder cannot take its place, the old one is back with all it held."""
    write(tmp_path / "out", FILES)
    (tmp_path / "out" / "judgements.jsonl").write_bytes(b"{}\n")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("crossread.cli.folder.shutil.copy2", full)
    with pytest.raises(OutputError, match="No space left"):
        write(tmp_path / "out", [("dossier.json", b"[]\n")])

    assert (tmp_path / "out" / "judgements.jsonl").read_bytes() == b"{}\n"
    assert (tmp_path / "out" / "dossier.json").read_bytes() == b"{}\n"


def test_a_link_to_a_folder_stays_a_link(tmp_path):
    """Who publishes through a link finds the new dossier behind it."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")

    write(tmp_path / "link", FILES)

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "dossier.json").read_bytes() == b"{}\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "real"]


def test_the_folder_one_stands_in_is_refused(tmp_path, monkeypatch):
    """It cannot be replaced from within; the message says what can."""
    monkeypatch.chdir(tmp_path)

    with pytest.raises(OutputError, match="-o dossier"):
        write(Path(), FILES)

    assert list(tmp_path.iterdir()) == []


def _at_the_swap(monkeypatch, do):
    """Let another thread ``do`` something between the renaming away and the renaming in."""
    beside, copied, begun = ThreadPoolExecutor(1), shutil.copy2, []

    def copy(*arguments):
        copied(*arguments)
        if not begun:
            begun.append(beside.submit(do))
            wait(begun, timeout=0.3)  # it must not be done before this swap is

    monkeypatch.setattr("crossread.cli.folder.shutil.copy2", copy)
    return begun


def test_judgements_survive_two_runs_at_once(tmp_path, monkeypatch):
    """The later swap waits for the earlier, and takes over what that kept."""
    write(tmp_path / "out", FILES)
    (tmp_path / "out" / "judgements.jsonl").write_bytes(b"{}\n")
    begun = _at_the_swap(monkeypatch, lambda: write(tmp_path / "out", [("dossier.json", b"2\n")]))

    write(tmp_path / "out", [("dossier.json", b"1\n")])
    begun[0].result(timeout=10)

    assert (tmp_path / "out" / "judgements.jsonl").read_bytes() == b"{}\n"
    assert (tmp_path / "out" / "dossier.json").read_bytes() == b"2\n"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_judgement_added_during_a_swap_is_kept(tmp_path, monkeypatch):
    """It goes into the folder that comes, not into the one that goes."""
    ruled = Judgement("j-1", Ruling.SAME, (), "Ada", "2031-05-06T09:00:00+00:00", None, None)
    write(tmp_path / "out", FILES)
    (tmp_path / "out" / "judgements.jsonl").write_bytes(b"{}\n")
    begun = _at_the_swap(monkeypatch, lambda: rulings.append(tmp_path / "out", ruled, {}))

    write(tmp_path / "out", [("dossier.json", b"[]\n")])
    begun[0].result(timeout=10)

    assert b"j-1" in (tmp_path / "out" / "judgements.jsonl").read_bytes()


def test_a_place_that_may_not_be_looked_at_is_told(tmp_path, monkeypatch):
    """The message names the folder and says what to give instead."""

    def refused(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "exists", refused)

    with pytest.raises(OutputError, match=r"cannot write .*out: Permission denied; give"):
        write(tmp_path / "out", FILES)
