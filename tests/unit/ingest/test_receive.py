import gzip
import io
import os
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.ingest import capture, capture_text, stream
from crossread.model.capture import Capture, Given, Reason, Rejected

NEWS = b"The harbour of Porto Vell closed on Monday, its master said."


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder to work in, so that paths in messages are short."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def reasons(outcomes):
    return {o.path: o.reason.value if isinstance(o, Rejected) else "captured" for o in outcomes}


def test_a_folder_is_read_whole(folder):
    """Files below a folder are read by path; hidden ones are no part of it."""
    (folder / "news/old").mkdir(parents=True)
    (folder / "news/.git").mkdir()
    (folder / "news/b.txt").write_bytes(NEWS)
    (folder / "news/old/a.txt").write_bytes(NEWS + b" Again.")
    (folder / "news/.hidden").write_bytes(NEWS)
    (folder / "news/.git/c.txt").write_bytes(NEWS)

    assert [outcome.path for outcome in capture(["news"])] == ["news/b.txt", "news/old/a.txt"]


def test_a_link_to_a_folder_is_told_and_not_followed(folder):
    """A link may lead in a circle; what it leads to is read under its own name alone."""
    (folder / "news").mkdir()
    (folder / "real").mkdir()
    (folder / "real/a.txt").write_bytes(NEWS)
    (folder / "news/linked").symlink_to(folder / "real")
    (folder / "news/round").symlink_to(folder / "news")

    outcomes = capture(["news", "real"])

    assert reasons(outcomes) == {
        "news/linked": "unreadable",
        "news/round": "unreadable",
        "real/a.txt": "captured",
    }
    assert "name the folder itself" in outcomes[0].detail


def test_each_input_has_one_outcome(folder):
    """Whatever cannot be read is rejected with its reason, and nothing is lost."""
    (folder / "a.txt").write_bytes(NEWS)
    (folder / "b.txt").write_bytes(NEWS)
    (folder / "c.txt").write_bytes(b" \r\n\t\n")
    (folder / "d.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    (folder / "e.txt").write_bytes(b"%PDF-1.7 1 0 obj")
    (folder / "f.txt").write_bytes(b"")
    (folder / "g.txt").write_bytes(NEWS * 9)
    (folder / "h.txt").symlink_to("nowhere.txt")
    os.mkfifo(folder / "i.txt")
    (folder / "j").mkdir()

    outcomes = capture([".", "missing.txt", "*.md"], max_bytes=200)
    outcomes += capture(["j"])

    assert reasons(outcomes) == {
        "./a.txt": "captured",
        "./b.txt": "duplicate",
        "./c.txt": "empty",
        "./d.txt": "not_text",
        "./e.txt": "unsupported",
        "./f.txt": "empty",
        "./g.txt": "too_large",
        "./h.txt": "unreadable",
        "./i.txt": "unreadable",
        "missing.txt": "unreadable",
        "*.md": "unreadable",
        "j": "empty",
    }


def test_a_rejection_says_what_to_do(folder):
    """The detail of a rejection is a sentence with the next step or the other file."""
    (folder / "a.txt").write_bytes(NEWS)
    (folder / "b.txt").write_bytes(NEWS)
    (folder / "c.txt").write_bytes(b"%PDF-1.7 1 0 obj")

    details = {o.path: o.detail for o in capture(["."]) if isinstance(o, Rejected)}

    assert details["./b.txt"] == "The same bytes as ./a.txt."
    assert "pdftotext" in details["./c.txt"]
    (address,) = capture(["https://quayherald.example/ferry"])
    assert "not fetched" in address.detail


def test_the_folder_of_a_dossier_is_no_input(folder):
    """What crossread wrote quotes reports and is none; its frozen reports may be named."""
    (folder / "news/done/reports").mkdir(parents=True)
    (folder / "news/a.txt").write_bytes(NEWS)
    (folder / "news/done/index.html").write_bytes(b"<html>" + NEWS)
    (folder / "news/done/dossier.json").write_bytes(b'{\n "schema": "crossread/dossier/1",\n}')
    (folder / "news/done/reports/r-1.txt").write_bytes(NEWS * 2)

    assert reasons(capture(["news"])) == {"news/a.txt": "captured", "news/done": "no_report"}
    assert reasons(capture(["news"], out="news/done")) == {"news/a.txt": "captured"}
    assert list(reasons(capture(["news/done/reports"]))) == ["news/done/reports/r-1.txt"]


def test_the_order_of_the_names_changes_nothing(folder):
    """The file with the smallest path wins among equals, in whatever order they are named."""
    names = ["b.txt", "a.txt", "c.txt", "*.txt"]
    for name in names[:3]:
        (folder / name).write_bytes(NEWS)

    outcomes = [capture(order) for order in permutations(names)]

    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert reasons(outcomes[0]) == {
        "a.txt": "captured",
        "b.txt": "duplicate",
        "c.txt": "duplicate",
    }


def test_a_file_named_twice_is_one_input(folder):
    """A file that a folder and its own name lead to is no duplicate of itself."""
    (folder / "a.txt").write_bytes(NEWS)

    assert reasons(capture(["a.txt", ".", str(folder / "a.txt")])) == {"./a.txt": "captured"}


def test_a_name_with_pattern_signs_may_be_a_file(folder):
    """A file that exists is read under its name, brackets and all."""
    (folder / "ferry[1].txt").write_bytes(NEWS)

    assert reasons(capture(["ferry[1].txt"])) == {"ferry[1].txt": "captured"}


def test_a_name_beyond_utf8_is_printable(folder):
    """A file's name in another encoding can still be written into a dossier."""
    name = os.fsdecode(b"f\xe4hre.txt")
    (folder / name).write_bytes(NEWS)

    (outcome,) = capture(["."])

    assert outcome.path.encode("utf-8").decode("utf-8") == "./f\ufffdhre.txt"


def test_standard_input_is_one_file():
    """A dash reads the stream that the caller hands over, and only such a stream."""
    (read,) = capture(["-"], stdin=io.BytesIO(NEWS))
    (missing,) = capture(["-"])

    assert isinstance(read, Capture)
    assert read.content == NEWS
    assert missing.reason is Reason.UNREADABLE


def test_what_was_given_goes_with_every_capture(folder):
    """Date, outlet and address of the caller reach the capture."""
    (folder / "a.txt").write_bytes(NEWS)
    known = Given(date="2026-01-02", outlet="Quay Herald")

    assert capture(["a.txt"], given=known)[0].given == known


def test_a_text_without_a_file_can_be_captured():
    """A pasted text is captured under the name that it is given."""
    pasted = capture_text("The ferry sank.", name="pasted")

    assert isinstance(pasted, Capture)
    assert pasted.content == b"The ferry sank."
    assert capture_text(" \n", name="blank").reason is Reason.EMPTY


MIXED = {
    "a.txt": NEWS,
    "b.txt": b"<!doctype html><html><p>The port is shut.</p></html>",
    "c.txt": b'{"text": "The ferry was late."}\n{"text": "The port is shut."}\n',
    "d.txt": b"<rss><channel><title>Q</title><item><title>F</title><description>Late.</description>"
    b"</item></channel></rss>",
    "e.txt": gzip.compress(b"The pier is closed, the port said."),
    "f.txt": gzip.compress(NEWS)[:-9],
}


def test_formats_are_told_by_content_in_a_mixed_folder(folder):
    """Whatever the files are called, pages, lists, feeds and packed files are read as such."""
    for name, content in MIXED.items():
        (folder / name).write_bytes(content)
    outcomes = capture(["."])

    assert reasons(outcomes) == {
        "./a.txt": "captured",
        "./b.txt": "captured",
        "./c.txt#1": "captured",
        "./c.txt#2": "captured",
        "./d.txt#1": "captured",
        "./e.txt": "captured",
        "./f.txt": "unreadable",
    }
    assert [outcome.path for outcome in stream(["."])] == [outcome.path for outcome in outcomes]


def test_a_pasted_page_is_read_as_a_page():
    """The source of a page that somebody pastes is a page; a pasted feed is text."""
    assert capture_text("<html><p>Ferry</p></html>", name="p").media_type == "text/html"
    assert capture_text('{"text": "Ferry"}', name="p").media_type == "text/plain"


@given(st.binary(max_size=400))
def test_any_bytes_have_an_outcome(content):
    """No content makes the reading fail."""
    outcomes = capture(["-"], stdin=io.BytesIO(content))

    assert outcomes
    assert all(isinstance(outcome, Capture | Rejected) for outcome in outcomes)


SIGNS = (
    *(b"WARC/1.0\r\n", b"<rss>", b"<feed>", b'{"text": 1}\n', b"[{", b"\x1f\x8b\x08\0", b"<html>"),
    *(b"Content-Type: multipart/related; boundary=x\n\n--x\n", b"<newsItem>", b"PK\x03\x04"),
)


@given(st.sampled_from(SIGNS), st.binary(max_size=200))
def test_any_bytes_behind_a_format_s_signs_have_an_outcome(sign, content):
    """A file that begins as a format and goes on as anything is read or rejected."""
    outcomes = capture(["-"], stdin=io.BytesIO(sign + content))

    assert outcomes
    assert all(isinstance(outcome, Capture | Rejected) for outcome in outcomes)


@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_keeps_its_offsets(text):
    """A pasted text keeps its length; what no file can hold is replaced one for one."""
    outcome = capture_text(text, name="pasted")

    if isinstance(outcome, Capture):
        assert len(outcome.content.decode("utf-8")) == len(text)


def test_a_file_that_may_not_be_looked_for_is_not_called_missing(monkeypatch):
    """A folder above it may be closed: its name is spelt right."""

    def refused(path):
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "lstat", refused)
    (only,) = capture(["closed/a.txt"])

    assert only.detail == "It cannot be looked for: Permission denied."
