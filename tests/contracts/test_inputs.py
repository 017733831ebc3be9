"""Invariant 2: each input ends as exactly one report or one rejection with a reason."""

import gzip
import os
from collections import Counter

import pytest

import crossread
from crossread.model.capture import Reason

GOOD = "Ferry late\n\n3 March 2031\n\nThe ferry to Brill Island was late on Monday, the port said."


@pytest.fixture
def folder(tmp_path):
    """A folder with three reports, one of them twice, and four inputs that are none."""
    made = {
        "good.txt": GOOD.encode(),
        "other.txt": GOOD.replace("late", "early").encode(),
        "old.txt": GOOD.replace("the port said", "said “José”").encode("cp1252"),
        "twin.txt": GOOD.encode(),
        "empty.txt": b"",
        "white.txt": b" \n\t\n ",
        "binary.txt": bytes(range(256)) * 20,
        "word.txt": b"Ferry",
    }
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_nothing_is_lost_and_nothing_is_counted_twice(folder):
    """Every file in the folder is in the dossier once, as a report or as rejected."""
    dossier = crossread.read([folder])
    seen = Counter(each.path.rpartition("/")[2] for each in (*dossier.reports, *dossier.rejected))

    assert seen == Counter(path.name for path in folder.iterdir())


def test_hostile_files_are_told_one_by_one(folder):
    """Broken archives, lists, links and pipes end as a report or a rejection with a sentence."""
    deep = b"<html><body>" + b"<div>" * 9_000 + GOOD.encode()
    made = {
        "deep.html": deep,
        "deep.json": b"[" * 100_000,
        "list.json": b"[]",
        "torn.gz": gzip.compress(GOOD.encode())[:-9],
        "torn.warc": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99\r\n\r\n",
        "none.rss": b"<rss><channel><item></channel></rss>",
        "bad.parquet": b"PAR1PAR1",
        "stray.txt": b"\xff\xfe\x80" + GOOD.encode(),
    }
    for name, content in made.items():
        (folder / name).write_bytes(content)
    (folder / "linked").symlink_to(folder)
    (folder / "nowhere").symlink_to(folder / "gone.txt")
    os.mkfifo(folder / "pipe")

    dossier = crossread.read([folder])
    every = (*dossier.reports, *dossier.rejected)
    seen = Counter(each.path.rpartition("/")[2].partition("#")[0] for each in every)

    assert seen == Counter(path.name for path in folder.iterdir())
    assert all(each.detail for each in dossier.rejected)


def test_each_rejection_has_a_reason_and_a_sentence(folder):
    """A person learns what was wrong with an input without opening it."""
    rejected = crossread.read([folder]).rejected
    reasons = {each.path.rpartition("/")[2]: each.reason for each in rejected}

    assert reasons.pop("twin.txt", None) or reasons.pop("good.txt") is Reason.DUPLICATE
    assert reasons == {
        "empty.txt": Reason.EMPTY,
        "white.txt": Reason.EMPTY,
        "binary.txt": Reason.NOT_TEXT,
        "word.txt": Reason.TOO_SHORT,
    }
    assert all(each.detail for each in rejected)


def test_old_encodings_are_read(folder):
    """A file from an old Windows keeps its accents and quote marks."""
    (report,) = [r for r in crossread.read([folder]).reports if r.path.endswith("old.txt")]

    assert "“José”" in report.text


def test_a_path_that_does_not_exist_is_rejected_not_lost(folder):
    """A typing mistake in one of two paths costs that path only."""
    dossier = crossread.read([folder / "good.txt", folder / "gone.txt"])

    assert [report.path.rpartition("/")[2] for report in dossier.reports] == ["good.txt"]
    assert [each.path.rpartition("/")[2] for each in dossier.rejected] == ["gone.txt"]


def test_no_report_at_all_is_an_error_that_says_why(folder):
    """A run without a single report ends with the reasons, not with an empty page."""
    with pytest.raises(crossread.CrossreadError, match=r"empty\.txt"):
        crossread.read([folder / "empty.txt"])


def test_every_report_of_a_mixed_folder_is_in_a_story_or_alone(folder):
    """A report that joins no other is a story of its own: it is shown all the same."""
    dossier = crossread.read([folder])
    told = Counter(report for each in dossier.stories for report in each.story.reports)

    assert told == Counter(report.id for report in dossier.reports)
