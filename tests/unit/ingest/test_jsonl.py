import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.ingest import capture
from crossread.ingest.container import Container
from crossread.ingest.jsonl import KEYS, capture_of
from crossread.model.capture import Capture, Rejected

TEXT = "The ferry to Brill Island was late on Monday, the port said."
RECORD = {
    "Text": TEXT,
    "headline": "Ferry late",
    "published_at": "2031-03-03",
    "url": "https://quay.example/a",
    "source": {"name": "Quay Herald"},
    "authors": ["Jane Roe", {"name": "Ann Lee"}],
    "tags": ["ferry"],
}


@pytest.fixture
def read(tmp_path):
    """What becomes of a file, by its path."""

    def outcomes(content, **limits):
        file = tmp_path / "a"
        file.write_bytes(content)
        return {each.path.rpartition("/")[2]: each for each in capture([str(file)], **limits)}

    return outcomes


def lines(*records):
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def reasons(found):
    return {path: str(getattr(each, "reason", "captured")) for path, each in found.items()}


def test_a_broken_first_line_costs_itself_alone(read):
    """What a file is, its first lines say together: one that was cut off hides no other."""
    found = read(b'{"text": "The ferry was la\n' + lines(RECORD, {"body": TEXT}))

    assert reasons(found) == {"a#1": "unreadable", "a#2": "captured", "a#3": "captured"}


def test_each_line_has_an_outcome(read):
    """A bad line costs itself; a record is named by the number of its line."""
    found = read(
        lines(RECORD)
        + b"\n{broken\n"
        + lines({"title": "No text"}, ["list"], RECORD, {"body": TEXT})
    )

    assert reasons(found) == {
        "a#1": "captured",
        "a#3": "unreadable",
        "a#4": "no_report",
        "a#5": "no_report",
        "a#6": "duplicate",
        "a#7": "captured",
    }


def test_the_keys_of_a_record_are_told(read):
    """Title, date, address, outlet and authors are found under their usual names."""
    found = read(lines(RECORD, RECORD | {"url": "https://quay.example/b"}))["a#1"]

    assert found.content.decode() == TEXT
    assert found.told.title == "Ferry late"
    assert found.told.date == "2031-03-03"
    assert found.told.outlet == "Quay Herald"
    assert found.told.author == "Jane Roe and Ann Lee"


def test_the_same_text_of_two_outlets_is_two_reports(read):
    """Records are the same when their lines are, not when their texts are."""
    found = read(lines(RECORD, {**RECORD, "source": "The Pier"}))

    assert set(reasons(found).values()) == {"captured"}
    assert len({each.sha256 for each in found.values()}) == 2


def test_html_is_read_where_there_is_no_text(read):
    """A record may hold a page instead of a text."""
    found = read(lines({"html": f"<html><p>{TEXT}</p></html>"}, {"text": TEXT, "html": "<p>"}))

    assert [each.media_type for each in found.values()] == ["text/html", "text/plain"]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps([RECORD, {"text": TEXT}], indent=1).encode(),
        json.dumps({"status": "ok", "articles": [RECORD, {"text": TEXT}]}).encode(),
        json.dumps({"pad": "x" * 90_000, "articles": [RECORD, {"text": TEXT}]}, indent=1).encode(),
    ],
    ids=["list", "answer", "large answer"],
)
def test_a_json_list_of_records_is_read(read, content):
    """Lists, alone or in a service's answer, are read like lines."""
    assert reasons(read(content)) == {"a#1": "captured", "a#2": "captured"}


def test_one_json_object_is_one_report(read):
    """A file with one record needs no number."""
    assert reasons(read(json.dumps(RECORD).encode())) == {"a": "captured"}


def test_packed_and_long_lines_are_read(read):
    """Lines longer than the head of the file, and files packed with gzip, are read as they are."""
    long = {**RECORD, "text": TEXT * 3_000}
    found = read(gzip.compress(lines(long, RECORD)))

    assert reasons(found) == {"a#1": "captured", "a#2": "captured"}


def test_a_line_beyond_the_limit_costs_itself_alone(read):
    """The limit is one on records: the next line is read."""
    found = read(
        lines({"text": TEXT}, {"text": "x" * 900}, {"text": f"{TEXT} Again."}), max_bytes=300
    )

    assert reasons(found) == {"a#1": "captured", "a#2": "too_large", "a#3": "captured"}


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
NAMES = st.sampled_from([name for names in KEYS.values() for name in names])


@given(VALUES | st.dictionaries(NAMES, VALUES, max_size=6))
def test_any_json_value_has_an_outcome(value):
    """No value under any key makes the reading fail."""
    made = capture_of(value, 1, Container("a"), b"received")

    assert isinstance(made, Capture | Rejected)
    made.path.encode("utf-8")
