"""The check of word lists finds what it is there to find."""

import pytest

from tools.lexicons import problems

HEADER = (
    "# Hedges. Read by crossread.annotate.\n# Source: collected by hand; licence: as the project.\n"
)


def found(tmp_path, text):
    path = tmp_path / "hedges.txt"
    path.write_text(text, encoding="utf-8")
    return [line.removeprefix(str(path)) for line in problems(path)]


def test_a_good_list_passes(tmp_path, monkeypatch):
    """A header, then sorted entries, some with a value."""
    assert found(tmp_path, HEADER + "about\tweak\nallegedly\n") == []


@pytest.mark.parametrize(
    ("body", "mistake"),
    [
        ("maybe\nallegedly\n", ": not sorted: 'allegedly' after 'maybe' (code point order)"),
        ("about\nabout\n", ": 'about' stands 2 times"),
        ("about\tone\nabout\ttwo\n", ": 'about' stands 2 times"),
        ("about \n", ":3: one entry a line, nothing around it: 'about '"),
        ("about\n\nmaybe\n", ":4: one entry a line, nothing around it: ''"),
        ("about\n# weak ones\nmaybe\n", ":4: one entry a line, nothing around it: '# weak ones'"),
    ],
)
def test_a_mistake_is_named(tmp_path, body, mistake):
    """The message names the line and the entry."""
    assert mistake in found(tmp_path, HEADER + body)


def test_a_list_without_a_header_is_refused(tmp_path):
    """A list says who reads it, where it is from and under which licence."""
    assert found(tmp_path, "about\n") == [
        ": the header does not give who reads it ('read by')",
        ": the header does not give its source ('source')",
        ": the header does not give its licence ('licence')",
    ]


def test_a_reader_that_is_gone_is_noticed(tmp_path):
    """A list whose reader was renamed says so before somebody looks for it."""
    header = HEADER.replace("crossread.annotate", "crossread.annotate.gone")

    assert found(tmp_path, header) == [": read by crossread.annotate.gone, which does not exist"]
