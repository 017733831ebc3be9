"""What the command line prints, wherever it goes: pipes, terminals, full disks, closed streams."""

import shutil
from pathlib import Path

import pytest

from tests.contracts.calling import GOOD, Ended, run, shell


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
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_output_that_cannot_be_written_says_so(folder, form, unbuffered):
    """A full disk is no fault of crossread's, whether it is met at once or at the end."""
    ended = shell(f"CR read in {form} > /dev/full", folder, PYTHONUNBUFFERED=unbuffered)

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
