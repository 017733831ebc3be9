"""A dossier's folder is there whole or not at all."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from crossread.cli.folder import write
from crossread.errors import OutputError

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

    with pytest.raises(OutputError, match="no dossier"):
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


def test_two_runs_take_turns_so_that_no_judgement_is_lost(tmp_path, monkeypatch):
    """The second run waits while the first has the old folder out of its place."""
    out, moves = tmp_path / "out", []
    write(out, FILES)
    (out / "judgements.jsonl").write_text("mine\n")
    plain = Path.rename

    def slowly(path, target):
        moves.append(Path(target).name == "out")
        time.sleep(0.05)
        return plain(path, target)

    monkeypatch.setattr(Path, "rename", slowly)
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda _: write(out, FILES), range(2)))

    assert (out / "judgements.jsonl").read_text() == "mine\n"
    assert moves == [False, True, False, True]
