from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from crossread.ingest import capture

PAGE = "<html><body><p>Der Hafen von Porto Vell ist gesperrt, sagte die Behörde.</p></body></html>"


def saved(*pages, charset="windows-1252", address="https://quay.example/a"):
    """Return a page as a browser saves it, with a picture and a frame."""
    message = MIMEMultipart("related", boundary="quay")
    message["Snapshot-Content-Location"] = address
    for number, page in enumerate(pages):
        part = MIMEText(page, "html", charset)
        part["Content-Location"] = address if not number else f"https://ads.example/{number}"
        message.attach(part)
    message.attach(MIMEImage(b"\x89PNG", "png"))
    return message


@pytest.fixture
def read(tmp_path):
    """What becomes of a file."""

    def outcomes(content):
        (tmp_path / "a").write_bytes(content)
        return capture([str(tmp_path / "a")])

    return outcomes


def test_the_page_is_read_and_its_frames_are_not(read):
    """A saved page is one input with its address and charset; frames are part of it."""
    (found,) = read(saved(PAGE, "<p>Buy a boat</p>").as_bytes())

    assert found.content == PAGE.encode("windows-1252")
    assert (found.told.url, found.told.charset) == ("https://quay.example/a", "windows-1252")


def test_several_saved_pages_in_one_file_are_several_inputs(read):
    """A digest yields each of its pages."""
    digest = MIMEMultipart("related", boundary="pier")
    digest.attach(saved(PAGE))
    other = saved(PAGE.replace("Hafen", "Kai"), address="https://quay.example/b")
    other.set_boundary("brill")
    digest.attach(other)

    assert [each.path.rpartition("/")[2] for each in read(digest.as_bytes())] == ["a#1", "a#2"]


@pytest.mark.parametrize(
    "content",
    [
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--y\r\n',
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nno boundary",
        b'Content-Type: multipart/related; boundary="x"\r\n\r\n'
        + b'--x\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n' * 2_000,
        saved().as_bytes(),
    ],
    ids=["other boundary", "no boundary", "nested", "pictures only"],
)
def test_broken_files_are_rejected(read, content):
    """A file without a page, or one that cannot be taken apart, is rejected with its reason."""
    (found,) = read(content)

    assert found.reason in {"no_report", "unreadable", "empty"}
