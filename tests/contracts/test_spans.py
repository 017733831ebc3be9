"""Invariant 1: the text that a span points into is what the annotator saw, for ever."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crossread
from crossread.errors import NothingToRead
from tests.contracts.cited import citations, parsed, text_of, written

ODD = """Harbor closed — “again”

By Nora Quist

March 3, 2031

“We waited,” said the 🚢 captain, “and ‘nobody’ came. The café\u0301 was shut.

At least 12\u00a0boats — some say "more than 14 — left Brüssow on Monday.
"""


def test_every_span_of_the_example_stands_in_its_report(example_files, example_dossier):
    """Each citation in the JSON is found, word for word, in the text beside it."""
    cited = list(citations(example_dossier))

    assert len(cited) > 500
    for each in cited:
        assert text_of(example_files, each.report)[each.start : each.end] == each.exact


def test_the_frozen_text_has_the_hash_it_is_listed_under(example_files, example_dossier):
    """A reader can tell that nobody changed a text after it was read."""
    for report in example_dossier["reports"]:
        text = example_files[f"reports/{report['id']}.txt"]
        assert hashlib.sha256(text).hexdigest() == report["text_sha256"]


def test_a_plain_text_is_frozen_as_it_came(example, example_files, example_dossier):
    """Page chrome is marked, never deleted: the frozen text is the file."""
    for report in example_dossier["reports"]:
        name = report["path"].rpartition("/")[2]
        source = (example / name).read_bytes()
        assert example_files[f"reports/{report['id']}.txt"] == source
        assert hashlib.sha256(source).hexdigest() == report["sha256"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_offsets_map_back_to_the_decoded_source(tmp_path, encoding):
    """Whatever the encoding, a character of the text is a character of the decoded file."""
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    (tmp_path / "a.txt").write_bytes((mark + ODD).encode(encoding))
    (report,) = crossread.read([tmp_path]).reports

    assert report.text == ODD
    assert "".join(ODD[report.offsets.to_source(at)] for at in range(len(ODD))) == ODD


def test_odd_marks_move_no_span():
    """Emoji, combining accents, no-break spaces and open quotes leave all spans in place."""
    files = written([crossread.Pasted(ODD, "odd.txt")])

    for each in citations(parsed(files)):
        assert text_of(files, each.report)[each.start : each.end] == each.exact


WORDS = st.sampled_from(
    [
        *"the ferry sank on Monday . , said “ ” \" ' ‘ ’ — ( ) [ ] 12 at least 1,200 $3.5m".split(),
        *"8.10am denied allegedly Port Ansel Ms. U.S. é 🚢 not if confirmed \u200b".split(" "),
        *("\n", "\n\n", "\u00a0", "\u2028"),
    ]
)


@settings(max_examples=40)
@given(st.lists(WORDS, min_size=1, max_size=60).map(" ".join) | st.text(max_size=120))
def test_no_text_breaks_the_reading(text):
    """Any text is either read, with true spans, or rejected with a reason."""
    try:
        files = written([crossread.Pasted(text, "any.txt")])
    except NothingToRead:
        return
    for each in citations(parsed(files)):
        assert text_of(files, each.report)[each.start : each.end] == each.exact
